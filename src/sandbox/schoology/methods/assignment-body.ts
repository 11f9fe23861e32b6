import { z } from 'zod';
import type { Call } from '../wire/call.ts';
import { invalid } from '../wire/errors.ts';
import { students } from '../world/reach.ts';
import { ItemChange, NONE } from '../world/records.ts';
import type { Attachment } from '../world/records.ts';
import type { Section } from '../world/state.ts';
import { Flag, IdLike, Numeric, readBody } from './body.ts';
import { readDue } from './times.ts';

const ids = z.array(IdLike);
const Wanted = z.object({ id: IdLike, title: z.string(), url: z.url() }).partial();
const Fields = z
  .object({
    title: z.string().trim().min(1),
    description: z.string(),
    due: z.string(),
    grading_scale: IdLike,
    grading_period: IdLike,
    grading_category: IdLike,
    max_points: Numeric,
    factor: Numeric,
    is_final: Flag,
    show_comments: Flag,
    grade_stats: Flag,
    allow_dropbox: Flag,
    allow_discussion: Flag,
    published: Flag,
    assignees: ids,
    grading_group_ids: ids,
    count_in_grade: Flag,
    collected_only: Flag,
    auto_publish_grades: Flag,
    attachments: z.array(Wanted),
  })
  .partial();

/**
 * What a POST or PUT asks for, field by field (lms/schoology/FACTS.md 3.1); what is not named is not there. Unknown fields (`type` too) are
 * ignored without a word. So are assignees who are no student of the section now: if none is left, the item is the whole class's.
 */
export function readChange(call: Call, section: Section, kept: readonly Attachment[]): ItemChange {
  const { due, attachments, ...fields } = readBody(Fields, call.body ?? {});
  const enrolled = new Set(students(section).map(({ id }) => id));
  const change: Record<keyof ItemChange, unknown> = {
    title: fields.title,
    description: fields.description,
    due: due === undefined ? undefined : readDue(call, due),
    scale: known(fields.grading_scale, call.world.state.scales, 'grading_scale'),
    period: known(fields.grading_period, new Map(section.record.periods.map((id) => [id, id])), 'grading_period'),
    category: known(fields.grading_category, section.categories, 'grading_category'),
    maxPoints: fields.max_points,
    factor: fields.factor,
    isFinal: fields.is_final,
    showComments: fields.show_comments,
    gradeStats: fields.grade_stats,
    allowDropbox: fields.allow_dropbox,
    allowDiscussion: fields.allow_discussion,
    published: fields.published,
    assignees: fields.assignees?.filter((id) => enrolled.has(id)),
    groups: fields.grading_group_ids?.filter((id) => section.groups.has(id)),
    countInGrade: fields.count_in_grade,
    collectedOnly: fields.collected_only,
    autoPublish: fields.auto_publish_grades,
    attachments: attachments?.map((wanted) => attachmentOf(call, wanted, kept)),
  };
  if (fields.max_points !== undefined && fields.max_points < 0) throw invalid('max_points must not be negative');
  return ItemChange.parse(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
}

/** An entry with the id of one that stands there keeps it, and only its title changes; any other is made (lms/schoology/FACTS.md 3.1). */
function attachmentOf(call: Call, wanted: z.infer<typeof Wanted>, kept: readonly Attachment[]): Attachment {
  const before = kept.find(({ id }) => id === wanted.id);
  if (before !== undefined) return { ...before, title: wanted.title ?? before.title };
  if (wanted.url === undefined) throw invalid('attachments: the sandbox takes links only, each with its url');
  return { id: call.world.nextId(), title: wanted.title ?? wanted.url, url: wanted.url };
}

function known(id: string | undefined, all: ReadonlyMap<string, unknown>, field: string): string | undefined {
  if (id === undefined || id === NONE || all.has(id)) return id;
  throw invalid(`${field} ${id} does not exist in this section`);
}
