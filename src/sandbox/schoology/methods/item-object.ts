import type { Call } from '../wire/call.ts';
import { rowsAs } from '../wire/paging.ts';
import { namedBy } from '../world/reach.ts';
import type { Posted, Section } from '../world/state.ts';
import { unix, writeDue } from './times.ts';

/** A grade item as the API shows it: numbers and texts mixed as they are there (lms/schoology/FACTS.md 2.1, 3.1). `list`: as a row of a list. */
export function itemObject(call: Call, section: Section, item: Posted, list = false): object {
  const assignees = namedBy(section, item).map(Number);
  const description = list && call.unsettled.listDescriptions === 'blank' ? '' : item.description;
  return {
    id: Number(item.id),
    title: item.title,
    description,
    due: writeDue(call, item.due),
    grading_scale: item.scale,
    grading_period: item.period,
    grading_category: item.category,
    max_points: String(item.maxPoints),
    factor: String(item.factor),
    is_final: flag(item.isFinal),
    show_comments: flag(item.showComments),
    grade_stats: flag(item.gradeStats),
    allow_dropbox: flag(item.allowDropbox),
    allow_discussion: flag(item.allowDiscussion),
    published: item.published ? 1 : 0,
    type: item.type,
    grade_item_id: Number(item.discussion ?? item.id),
    available: item.published ? 1 : 0,
    completed: 0,
    dropbox_locked: 0,
    grading_scale_type: 0,
    show_rubric: false,
    // Only in answers where they are not the default.
    ...(item.countInGrade ? {} : { count_in_grade: 0 }),
    ...(item.collectedOnly ? { collected_only: 1 } : {}),
    auto_publish_grades: item.autoPublish ? 1 : 0,
    num_assignees: assignees.length,
    assignees,
    grading_group_ids: item.groups.map(Number),
    completion_status: '',
    folder_id: '0',
    display_weight: '0',
    assignment_type: item.cloud ? 'lti_submission' : 'basic',
    web_url: `${new URL(call.base).origin}/assignment/${item.id}`,
    last_updated: unix(item.updatedAt),
    ...dropboxStats(call, section, item),
    ...attachments(call, item),
    ...(call.query.has('with_tags') ? { tags: [] } : {}),
    links: { self: `${call.base}/sections/${item.section}/assignments/${item.id}` },
  };
}

function flag(on: boolean): string {
  return on ? '1' : '0';
}

/** For teachers who ask; a cloud-document item shows nothing (lms/schoology/FACTS.md 5.1). */
function dropboxStats(call: Call, section: Section, item: Posted): object {
  if (call.query.get('with_dropbox_stats')?.toUpperCase() !== 'TRUE' || call.caller.person.role === 'student')
    return {};
  const handedIn = item.cloud
    ? []
    : [...(section.revisions.get(item.id)?.values() ?? [])].flatMap((all) =>
        all.filter(({ draft }) => !draft).slice(-1),
      );
  const times = handedIn.map(({ at }) => unix(at));
  return { dropbox_submissions: handedIn.length, dropbox_last_submission: times.length === 0 ? 0 : Math.max(...times) };
}

function attachments(call: Call, item: Posted): object {
  if (!call.query.has('with_attachments') || item.attachments.length === 0) return {};
  const rows = item.attachments.map(({ id, title, url }) => ({
    id: Number(id),
    type: 'link',
    title,
    url,
    summary: '',
    favicon: '',
    thumbnail: '',
  }));
  return { attachments: { links: { link: rowsAs(call, rows) } } };
}
