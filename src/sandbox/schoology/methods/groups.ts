import { z } from 'zod';
import { done, ok, perRow } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { notFound } from '../wire/errors.ts';
import { students } from '../world/reach.ts';
import type { GradingGroup } from '../world/records.ts';
import type { Section } from '../world/state.ts';
import { taughtWithData } from './access.ts';
import { IdLike, readBody, rowsOf } from './body.ts';

const Fields = z.object({ title: z.string().trim().min(1), members: z.array(IdLike) });

/** Named groups of students that work can be given to (lms/schoology/FACTS.md 2.6). Members are enrollment ids; others are left out without a word. */
export const list: Handler = (call) => {
  const section = taughtWithData(call);
  const rows = [...section.groups.values()].map((group) => groupObject(section, group));
  return ok({ grading_groups: rows, count: rows.length, links: { self: call.self } });
};

export const get: Handler = (call) => {
  const { section, group } = groupOf(call);
  return ok(groupObject(section, group));
};

export const create: Handler = (call) => {
  const section = taughtWithData(call);
  const rows = rowsOf(call.body, 'grading_groups', 'grading_group').map((row) => {
    const read = Fields.partial({ members: true }).safeParse(row);
    if (!read.success) return { response_code: 400 };
    const group = {
      id: call.world.nextId(),
      title: read.data.title,
      members: enrolled(section, read.data.members ?? []),
    };
    call.world.record({ kind: 'group', section: section.record.id, group });
    return { ...groupObject(section, group), response_code: 200 };
  });
  return perRow({ grading_group: rows });
};

/** `members` replaces all of them. */
export const update: Handler = (call) => {
  const { section, group } = groupOf(call);
  const { title, members } = readBody(Fields.partial(), call.body);
  const after = {
    ...group,
    title: title ?? group.title,
    members: members === undefined ? group.members : enrolled(section, members),
  };
  call.world.record({ kind: 'group', section: section.record.id, group: after });
  return ok(groupObject(section, after));
};

export const remove: Handler = (call) => {
  const { section, group } = groupOf(call);
  call.world.record({ kind: 'group-removed', section: section.record.id, group: group.id });
  return done();
};

function groupOf(call: Call): { readonly section: Section; readonly group: GradingGroup } {
  const section = taughtWithData(call);
  const group = section.groups.get(call.path['group'] ?? '');
  if (group === undefined) throw notFound();
  return { section, group };
}

function enrolled(section: Section, members: readonly string[]): string[] {
  const known = new Set(students(section).map(({ id }) => id));
  return members.filter((id) => known.has(id));
}

function groupObject({ record }: Section, { id, title, members }: GradingGroup): object {
  return { id: Number(id), title, section_id: Number(record.id), members: members.map(Number) };
}
