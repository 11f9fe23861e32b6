import type { CourseworkId } from '../../ids.ts';
import type { Learner, Lms } from '../../lms/types.ts';
import type { Problem } from '../../report/types.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { RosterHeld } from '../../store/nights/held-rosters.ts';
import type { SyncParts } from '../parts.ts';
import { frozen, notTeaching } from '../problems.ts';
import { learnersOf, ofPublished, pullAllSubmissions, pullLists, pullSubmissions, type Pulled } from '../pull.ts';
import { stillTeaches } from '../teaches.ts';
import type { CourseRun } from '../types.ts';
import type { Known } from './known.ts';
import { isFullDue, restingWorks, somebodyCame } from './rest.ts';
import { heldAs, rosterProblem, shrunkRoster } from './roster-guard.ts';

/** The people and the work of a course that may be read tonight. */
export interface Lists {
  readonly courseName: string;
  readonly pulled: Pulled;
  /** The class, without those who teach it. */
  readonly learners: readonly Learner[];
  /** Work whose submissions are read once a week. */
  readonly atRest: ReadonlySet<CourseworkId>;
  /** Those of it that the LMS told nothing of, so that they are not read tonight. */
  readonly resting: ReadonlySet<CourseworkId>;
}

/** The course is frozen or another's now, or its roster is not to be trusted: nothing is taken over. */
export interface Stopped {
  readonly stop: Problem;
  /** The roster that is not trusted, for the person who decides about it. */
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
    tags,
    known,
  }: {
    readonly file: SchoolFile;
    readonly course: CourseSettings;
    readonly tags: string;
    readonly known: Promise<Known>;
  },
  { at, acceptRoster }: Pick<CourseRun, 'at' | 'acceptRoster'>,
  problems: Problem[],
): Promise<ListsOrStop> {
  const [found, { roster, pull, ledger, hinted }] = await Promise.all([lms.course(course.id), known]);
  if (found.state !== 'active') return { ok: false, stop: frozen(course.id), unfinished: false };
  const before = roster.filter((each) => each.leftAt === null).map((each) => each.id);
  const isFull = isFullDue(pull, { at, tags });
  const [read, all] = await Promise.all([
    pullLists(lms, course.id, problems),
    isFull ? pullAllSubmissions(lms, course.id, problems) : null,
  ]);
  const learners = learnersOf(read);
  const atRest = restingWorks(read.coursework, ledger, at);
  const resting = new Set([...atRest].filter((id) => !hinted.works.has(id)));
  const came = somebodyCame(
    learners.map(({ id }) => id),
    before,
  );
  const submissions =
    all ??
    (came
      ? await pullAllSubmissions(lms, course.id, problems)
      : await pullSubmissions(lms, course.id, awake(read.coursework, resting), problems, pull?.fullAt));
  const pulled = { ...read, submissions: ofPublished(read.coursework, submissions), full: isFull || came };
  if (!(await stillTeaches(lms, pulled.teachers, course.teacher)))
    return { ok: false, stop: notTeaching(course.id), unfinished: true };
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
    atRest,
    resting,
  };
}

function awake(coursework: Pulled['coursework'], resting: ReadonlySet<CourseworkId>): CourseworkId[] {
  return coursework.filter(({ id, state }) => state === 'published' && !resting.has(id)).map(({ id }) => id);
}
