import type { LearnerId } from '../ids.ts';
import { LmsError } from '../lms/errors.ts';
import type { Learner, Lms } from '../lms/types.ts';
import type { Instant } from '../time.ts';
import type { SelectedCourse } from './find.ts';
import type { SyncParts } from './parts.ts';
import { frozen, notTeaching, refusedBy } from './problems.ts';
import { learnersOf, pullPeople } from './pull.ts';
import { Refused } from './refused.ts';
import { stillTeaches } from './teaches.ts';
import { inTurnOf, type TurnParts } from './turn.ts';

/** What a person does to one course: it has the course to itself, and what it keeps is kept in its turn. */
export interface Act extends SelectedCourse {
  readonly parts: TurnParts;
  readonly at: Instant;
}

/** The class as its teacher sees it at this moment: open, still taught by them, and with its learners. */
export interface ClassNow {
  readonly lms: Lms;
  readonly learners: readonly Learner[];
  readonly enrolled: ReadonlySet<LearnerId>;
}

/** Every act of a person on a course begins here: approving, deciding, undoing, clearing up after a pause. */
export function actOn<T>(
  parts: SyncParts,
  { file, course }: SelectedCourse,
  at: Instant,
  work: (act: Act) => Promise<T>,
): Promise<T | Refused<'busy' | 'overtaken'>> {
  return inTurnOf(parts, { file, course }, (guarded) => work({ parts: guarded, file, course, at }));
}

/**
 * The one way of an act to the LMS: connects as the course's teacher and makes sure that the class is open and still theirs before
 * anything else is read or written. What the LMS refuses comes back as `Refused`, and a credential refused for good is marked.
 */
export async function asTeacher<T>(
  {
    parts,
    file,
    course,
    at,
  }: SelectedCourse & { readonly parts: Pick<SyncParts, 'connect' | 'disconnected'>; readonly at: Instant },
  work: (now: ClassNow) => Promise<T>,
): Promise<T | Refused<'frozen' | 'stranger' | 'lms'>> {
  let lms: Lms | null = null;
  try {
    lms = await parts.connect(file, course);
    const [found, people] = await Promise.all([lms.course(course.id), pullPeople(lms, course.id, [])]);
    if (found.state !== 'active') return new Refused('frozen', frozen(course.id), lms.calls());
    if (!(await stillTeaches(lms, people.teachers, course.teacher)))
      return new Refused('stranger', notTeaching(course.id), lms.calls());
    const learners = learnersOf(people);
    return await work({ lms, learners, enrolled: new Set(learners.map((learner) => learner.id)) });
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.scope === 'credential') await parts.disconnected(file, course, error, at);
    return new Refused('lms', refusedBy(error), lms?.calls() ?? {});
  }
}
