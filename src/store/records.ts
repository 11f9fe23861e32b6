import { loadCoursework, saveCoursework } from './coursework.ts';
import { saveDecisions } from './decisions.ts';
import { loadEvidence, saveEvidence } from './evidence.ts';
import { bind, claim, loadLedger, move, recordDecision, release, updateWrite } from './ledger.ts';
import { loadPlan, markPlan, newestPlan, savePlan, waitingPlan } from './plans.ts';
import { loadForms, loadQuizzes, markListed, saveQuiz } from './quizzes.ts';
import { loadRoster, saveRoster } from './roster.ts';
import { lastRun, saveRun } from './runs.ts';
import { loadSchoolFile } from './schools.ts';
import type { SchoolDb, Store } from './types.ts';

/** The nouns a course's job works with, each as its own file has it. */
const NOUNS = {
  loadSchoolFile, loadRoster, saveRoster, loadCoursework, saveCoursework, loadQuizzes, loadForms, saveQuiz, markListed, loadEvidence, saveEvidence,
  saveDecisions, loadLedger, recordDecision, bind, claim, release, move, updateWrite, loadPlan, newestPlan, waitingPlan, savePlan, markPlan, lastRun, saveRun,
};

type Bound<Noun> = Noun extends (db: SchoolDb, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never;

/**
 * What a course's job asks of the store inside one transaction: nouns and verbs, no SQL. So the job can be proved
 * over a store in memory that passes the same contract suite.
 */
export type Records = { readonly [Name in keyof typeof NOUNS]: Bound<(typeof NOUNS)[Name]> };

/** The store as the jobs see it. */
export interface JobStore extends Pick<Store, 'schools' | 'withCourse'> {
  /** Runs `work` in one transaction behind the school's wall: all of it is kept, or nothing. */
  school: <T>(...args: [school: Parameters<Store['school']>[0], work: (records: Records) => Promise<T>]) => Promise<T>;
}

export function jobStoreOver(store: Store): JobStore {
  return {
    schools: () => store.schools(),
    withCourse: (school, course, work) => store.withCourse(school, course, work),
    school: (school, work) => store.school(school, (db) => work(recordsOf(db))),
  };
}

function recordsOf(db: SchoolDb): Records {
  const bound = Object.entries(NOUNS).map(([name, noun]) => [name, (noun as (...args: unknown[]) => unknown).bind(null, db)]);
  return Object.fromEntries(bound) as Records; // the same names over the same functions, each with its first argument given
}
