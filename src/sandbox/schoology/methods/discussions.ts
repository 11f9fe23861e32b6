import { ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { notFound } from '../wire/errors.ts';
import { listed } from '../wire/paging.ts';
import type { Posted, Section } from '../world/state.ts';
import { sees, standing } from './access.ts';
import { writeDue } from './times.ts';

/**
 * Graded discussions; posts are not served. Here `id` is the discussion and `grade_item_id` the grade item: the other way round
 * than in a list of grade items (lms/schoology/FACTS.md 2.5).
 */
export const list: Handler = (call) => {
  const { rows } = discussionsOf(call);
  return ok(listed(call, 'discussion', rows, rows.length));
};

export const get: Handler = (call) => {
  const { items } = discussionsOf(call);
  const item = items.find(({ discussion }) => discussion === call.path['discussion']);
  if (item === undefined) throw notFound();
  return ok(discussionObject(call, item));
};

function discussionsOf(call: Call): { readonly items: readonly Posted[]; readonly rows: readonly object[] } {
  const { section, admin } = standing(call);
  const items = allOf(section).filter((item) => admin || sees(section, item, call.caller.person.uid));
  return { items, rows: items.map((item) => discussionObject(call, item)) };
}

function allOf(section: Section): Posted[] {
  return [...section.items.values()].filter(({ type }) => type === 'discussion');
}

function discussionObject(call: Call, item: Posted): object {
  return {
    id: Number(item.discussion),
    uid: Number(item.creator),
    title: item.title,
    body: item.description,
    weight: 0,
    graded: 1,
    due: writeDue(call, item.due),
    grade_item_id: Number(item.id),
    grading_scale: item.scale,
    grading_period: item.period,
    grading_category: item.category,
    max_points: String(item.maxPoints),
    published: item.published ? 1 : 0,
    available: item.published ? 1 : 0,
    completed: 0,
    require_initial_post: 0,
    comments_closed: 0,
    completion_status: '',
    links: { self: `${call.base}/sections/${item.section}/discussions/${item.discussion}` },
  };
}
