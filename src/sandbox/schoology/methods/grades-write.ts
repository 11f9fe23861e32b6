import { z } from 'zod';
import { perRow } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { isFor } from '../world/reach.ts';
import { NONE } from '../world/records.ts';
import type { Cell } from '../world/records.ts';
import type { Posted, Section, State } from '../world/state.ts';
import { taught } from './access.ts';
import { Flag, IdLike, Numeric, rowsOf } from './body.ts';

const Row = z.object({
  type: z.string(),
  assignment_id: IdLike,
  enrollment_id: IdLike,
  grade: z.union([Numeric, z.string(), z.null()]).optional(),
  exception: Numeric.nullish(),
  comment: z.string().nullish(),
  comment_status: Flag.nullish(),
});
type Row = z.infer<typeof Row>;

const FinalRow = z.object({
  enrollment_id: IdLike,
  period_id: z.string(),
  comment: z.string(),
  comment_status: Flag.optional(),
});

/**
 * Replaces whole cells: what a row leaves out is erased, and an exception erases the score (lms/schoology/FACTS.md 6.2, 6.3). Each row is
 * answered by its code alone, in the order sent. A cell of an item without a category is written and not shown.
 */
export const write: Handler = (call) => {
  const section = taught(call);
  if (typeof call.body === 'object' && call.body !== null && 'final_comments' in call.body) {
    const rows = rowsOf(call.body, 'final_comments', 'final_comment').map((row) => ({
      response_code: writeFinal(call, section, row),
    }));
    return perRow({ final_comments: { final_comment: rows } });
  }
  const rows = rowsOf(call.body, 'grades', 'grade').map((row) => ({ response_code: writeRow(call, section, row) }));
  return perRow({ grades: { grade: rows } });
};

function writeRow(call: Call, section: Section, row: unknown): number {
  const read = Row.safeParse(row);
  if (!read.success) return 400;
  const item = section.items.get(read.data.assignment_id);
  const enrollment = section.enrollments.get(read.data.enrollment_id);
  if (item === undefined || enrollment === undefined) return 404;
  if (enrollment.admin || enrollment.status !== 1 || !isFor(section, item, enrollment.uid)) return 403;
  if (!acceptsType(call, item, read.data.type)) return 400;
  const cell = cellOf(call.world.state, item, read.data);
  if (cell === null) return 400;
  call.world.record({ kind: 'graded', section: section.record.id, item: item.id, enrollment: enrollment.id, cell });
  return 204;
}

function acceptsType({ unsettled }: Call, item: Posted, type: string): boolean {
  if (type !== item.type) return false;
  return type === 'assignment' || type === 'discussion' || unsettled.gradesOfOtherTypes === 'accepted';
}

/** Null for a grade that is none. */
function cellOf(state: State, item: Posted, row: Row): Cell | null {
  const exception = row.exception ?? 0;
  if (exception !== 0 && exception !== 1 && exception !== 2 && exception !== 3) return null;
  const score = scoreOf(state, item, row.grade);
  if (score === undefined) return null;
  let status: Cell['status'] = null;
  if (row.comment_status !== null && row.comment_status !== undefined) status = row.comment_status ? 1 : 0;
  return { score: exception === 0 ? score : null, exception, comment: row.comment ?? '', status };
}

/** Null clears it; undefined is no grade. A letter counts where the item has a scale. */
function scoreOf(state: State, item: Posted, grade: Row['grade']): number | null | undefined {
  if (grade === undefined || grade === null || grade === '') return null;
  if (typeof grade === 'number') return grade >= 0 ? grade : undefined;
  const scale = item.scale === NONE ? undefined : state.scales.get(item.scale);
  const level = scale?.levels.find(({ name }) => name === grade);
  if (scale === undefined || level === undefined) return undefined;
  return scale.type === 'percent' ? (level.value / 100) * item.maxPoints : level.value;
}

function writeFinal(call: Call, section: Section, row: unknown): number {
  const read = FinalRow.safeParse(row);
  if (!read.success) return 400;
  const { enrollment_id, period_id, comment, comment_status } = read.data;
  const enrollment = section.enrollments.get(enrollment_id);
  if (enrollment === undefined || (period_id !== 'final' && !section.record.periods.includes(period_id))) return 404;
  const status = comment_status === true ? 1 : 0;
  call.world.record({
    kind: 'final-comment',
    section: section.record.id,
    enrollment: enrollment.id,
    period: period_id,
    comment,
    status,
  });
  return 204;
}
