import type { CourseworkId, LearnerId } from '../../ids.ts';
import type { Learner, Lms } from '../../lms/types.ts';
import type { Problem } from '../../report/types.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { RosterHeld } from '../../store/nights/held-rosters.ts';
import type { SyncParts } from '../parts.ts';
import { frozen, notTeaching } from '../problems.ts';
import { learnersOf, pullCourse, type Choice, type Pulled } from '../pull.ts';
import { stillTeaches } from '../teaches.ts';
import type { CourseRun } from '../types.ts';
import type { Known } from './known.ts';
import { tagsHash } from './results/quizzes.ts';
import { isFullDue, restingWorks, somebodyCame } from './rest.ts';
import { heldAs, rosterProblem, shrunkRoster } from './roster-guard.ts';

/** The people and the work of a course that may be read tonight. */
export interface Lists {
  readonly courseName: string;
  readonly pulled: Pulled;
  /** The class, without those who teach it. */
  readonly learners: readonly Learner[];
  /** Work whose submissions are read once a week. */
  readonly resting: ReadonlySet<CourseworkId>;
}

/** The course is frozen or another's now, or its roster is not to be trusted: nothing is taken over. */
export interface Stopped {
  readonly stop: Problem;
  /** The roster that is not to be trusted, for whoever decides about it. */
  readonly held?: RosterHeld;
  readonly unfinished: boolean;
}

export type ListsOrStop = ({ readonly ok: true } & Lists) | ({ readonly ok: false } & Stopped);

/** Asks for the course, its people, its work and the submissions of work that does not rest; says what stops the night of it. */
export async function readLists(
  parts: SyncParts,
  lms: Lms,
  {
    file,
    course,
    known,
  }: { readonly file: SchoolFile; readonly course: CourseSettings; readonly known: Promise<Known> },
  { at, acceptRoster }: Pick<CourseRun, 'at' | 'acceptRoster'>,
  problems: Problem[],
): Promise<ListsOrStop> {
  const [found, { roster, pull, ledger, hinted }] = await Promise.all([lms.course(course.id), known]);
  if (found.state !== 'active') return { ok: false, stop: frozen(course.id), unfinished: false };
  const before = roster.filter((each) => each.leftAt === null).map((each) => each.id);
  const restingOf = (works: Pulled['coursework']): ReadonlySet<CourseworkId> =>
    restingWorks(works, ledger, at, hinted.works);
  const narrowed = ofWork(before, restingOf);
  const which = isFullDue(pull, { at, tags: tagsHash(file) }) ? 'all' : narrowed;
  const pulled = await pullCourse(lms, course.id, problems, which, pull?.fullAt);
  if (!(await stillTeaches(lms, pulled.teachers, course.teacher)))
    return { ok: false, stop: notTeaching(course.id), unfinished: true };
  const learners = learnersOf(pulled);
  const shrunk = shrunkRoster(
    before,
    learners.map(({ id }) => id),
  );
  if (shrunk !== null && !acceptRoster) {
    const held = heldAs(shrunk, (leaving) => parts.keyedHash('roster', file.school.id, course.id, ...leaving));
    if (!(await parts.store.school(file.school.id, (records) => records.isRosterAccepted(course.id, held.leaving))))
      return { ok: false, stop: rosterProblem(shrunk), held, unfinished: true };
  }
  return {
    ok: true,
    courseName: found.name,
    pulled,
    learners,
    resting: restingOf(pulled.coursework),
  };
}

/** Published work that does not rest, or all of it where somebody came whose older work nobody has read. */
function ofWork(
  before: readonly LearnerId[],
  restingOf: (work: Pulled['coursework']) => ReadonlySet<CourseworkId>,
): Choice {
  return (read) => {
    const enrolled = learnersOf(read).map(({ id }) => id);
    if (somebodyCame(enrolled, before)) return 'all';
    const resting = restingOf(read.coursework);
    return read.coursework.filter(({ id, state }) => state === 'published' && !resting.has(id)).map(({ id }) => id);
  };
}
