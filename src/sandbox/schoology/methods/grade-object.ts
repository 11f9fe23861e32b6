import type { Call } from '../wire/call.ts';
import { NONE } from '../world/records.ts';
import type { Enrollment } from '../world/records.ts';
import { reach } from '../world/reach.ts';
import type { Posted, Section } from '../world/state.ts';
import { unix } from './times.ts';

/** A cell as the API shows it; one nobody wrote in yet has no grade and timestamp 0 (lms/schoology/FACTS.md 6.1). */
export function gradeObject(call: Call, section: Section, item: Posted, enrollment: Enrollment): object {
  const cell = section.cells.get(item.id)?.get(enrollment.id);
  return {
    enrollment_id: Number(enrollment.id),
    assignment_id: Number(item.id),
    grade: cell?.score ?? null,
    exception: cell?.exception ?? 0,
    max_points: item.maxPoints,
    is_final: item.isFinal ? 1 : 0,
    timestamp: cell === undefined ? 0 : unix(cell.at),
    comment: cell?.comment ?? '',
    comment_status: statusFor(call, cell?.status ?? null),
    override: null,
    calculated_grade: null,
    pending: null,
    type: item.type,
    location: `${call.base}/sections/${item.section}/assignments/${item.id}`,
    scale_id: Number(item.scale),
    scale_type: 0,
    category_id: Number(item.category),
    assignment_type: item.cloud ? 'lti_submission' : 'basic',
    school_uid: call.world.state.people.get(enrollment.uid)?.schoolUid ?? '',
  };
}

/** Cells that stand in the gradebook: of items in a category (lms/schoology/FACTS.md 3.4), for those who have the item. */
export function gradebook(section: Section): { readonly item: Posted; readonly enrollment: Enrollment }[] {
  return [...section.items.values()]
    .filter(({ category }) => category !== NONE)
    .flatMap((item) => reach(section, item).map((enrollment) => ({ item, enrollment })));
}

/** "Only administrators will see this value": whether teachers do is not settled (lms/schoology/FACTS.md 6.1). */
export function statusFor({ caller, unsettled }: Call, status: 0 | 1 | null): 0 | 1 | null {
  const shown =
    caller.person.role === 'admin' || (caller.person.role === 'teacher' && unsettled.commentStatus === 'shown');
  return shown ? status : null;
}

/** Points over points of one student in the given items, in percent; null without any. Missing work counts 0, excused work not at all (lms/schoology/FACTS.md 6.3). */
export function average(section: Section, enrollment: Enrollment, items: readonly Posted[]): number | null {
  let [got, possible] = [0, 0];
  for (const item of items) {
    const cell = section.cells.get(item.id)?.get(enrollment.id);
    if (cell === undefined || !item.countInGrade || (cell.score === null && cell.exception !== 3)) continue;
    got += cell.score ?? 0;
    possible += item.maxPoints;
  }
  return possible === 0 ? null : Math.round((got / possible) * 10_000) / 100;
}
