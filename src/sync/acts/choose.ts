import type { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import type { Choice } from '../../routing/types.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { actOn } from '../as-teacher.ts';
import { selectCourses, UnknownSelection } from '../find.ts';
import { layAnew } from '../lay-anew.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

export interface ChoiceOrder extends Pick<Choice, 'learner' | 'by' | 'route' | 'place' | 'actor'> {
  readonly course: CourseId;
  readonly school?: SchoolId;
}

export interface Chosen {
  readonly school: SchoolId;
  /** The school day it holds for. */
  readonly date: SchoolDate;
  /** The plan that waits was laid again; false: the next night takes the choice up. */
  readonly laid: boolean;
}

/**
 * Records a route that a student or the teacher chose (P1), beside all that was chosen before, and lays the waiting plan of that day again.
 * The choice is kept even while another run has the course; then the next night lays the plan.
 * @throws UnknownSelection when no such course is loaded, or the learner is not in the class
 */
export async function choose(
  parts: SyncParts,
  { course: of, school, ...chosen }: ChoiceOrder,
  at: Instant,
): Promise<Chosen> {
  const [selected] = await selectCourses(parts.store, { course: of, ...(school === undefined ? {} : { school }) });
  if (selected === undefined) throw new UnknownSelection(`no course "${of}" is loaded`);
  const { file, course } = selected;
  const date = schoolDateOf(file, at);
  await parts.store.school(file.school.id, async (records) => {
    if (!(await isInClass(records.loadRoster(course.id), chosen.learner))) {
      throw new UnknownSelection(
        `nobody with the id "${chosen.learner}" is in the class of course ${course.id}; a night report lists who is`,
      );
    }
    await records.saveChoice(course.id, { ...chosen, date, at });
  });
  const laid = await actOn(parts, selected, at, (act) =>
    act.parts.store.school(file.school.id, (records) => layAnew(records, act)),
  );
  return { school: file.school.id, date, laid: !(laid instanceof Refused) && laid?.date === date };
}

async function isInClass(roster: Promise<readonly { readonly id: LearnerId }[]>, learner: LearnerId): Promise<boolean> {
  return (await roster).some(({ id }) => id === learner);
}
