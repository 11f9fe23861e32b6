import type { CourseId, SchoolId } from '../ids.ts';
import { keepAuditHead } from './audit.ts';
import { answerAsk, loadAsks } from './day/asks.ts';
import { loadChoices, saveChoice } from './day/choices.ts';
import { loadCoursework, noteCoursework, saveCoursework } from './results/coursework.ts';
import { giveBackWrite, takeWrite, writesBetween } from './nights/daily-writes.ts';
import { loadMorning, saveDecisions } from './day/decisions.ts';
import { loadEvidence, newestEvidence, saveEvidence } from './results/evidence.ts';
import { loadHand, saveNoteEdit, saveStrikes } from './day/hand.ts';
import { loadImportedResults } from './results/imported-results.ts';
import { holdRoster, isRosterAccepted } from './nights/held-rosters.ts';
import { clearHints, keepWatch, loadHints, loadWatches, noteHint } from './nights/hints.ts';
import {
  beginChange,
  bind,
  claim,
  dropChange,
  leave,
  ledgerOfRun,
  loadLedger,
  move,
  recordDecision,
  release,
  reopen,
  updateWrite,
} from './ledger.ts';
import { courseNight, keepNight, markHad, nextPart, planCourses } from './nights/course-nights.ts';
import { claimNight, finishNight, finishedNights, forgetNights, renewNight } from './nights/nights.ts';
import { endPause, pauseOf, startPause } from './nights/pauses.ts';
import { loadPlan, markPlan, newestPlan, savePlan, waitingPlan } from './day/plans.ts';
import { loadPull, savePull } from './nights/pulls.ts';
import { loadForms, loadQuizzes, markListed, saveQuiz } from './results/quizzes.ts';
import { classSizes, loadRoster, saveRoster } from './people/roster.ts';
import { letGo } from './retention.ts';
import { answerProposal } from './day/proposals.ts';
import { knowsRun, lastRun, reportsOfRun, saveRun } from './nights/runs.ts';
import { loadSchoolFile } from './schools.ts';
import { answerSeminar, loadSeminarAnswers } from './day/seminar-answers.ts';
import { loadRubrics, saveRubric } from './results/rubrics.ts';
import { loadTagAnswers, saveTagAnswers } from './results/tag-answers.ts';
import { loadTickets } from './tickets/days.ts';
import { holdTurn, takeTurn } from './nights/turns.ts';
import { ALWAYS_HELD, type Held } from './engine/driver.ts';
import type { SchoolDb, Store } from './types.ts';

/** The nouns a course's job works with, each as its own file has it. */
const NOUNS = {
  loadSchoolFile,
  loadRoster,
  classSizes,
  saveRoster,
  holdRoster,
  isRosterAccepted,
  loadCoursework,
  saveCoursework,
  noteCoursework,
  loadQuizzes,
  loadForms,
  saveQuiz,
  markListed,
  loadRubrics,
  saveRubric,
  loadPull,
  savePull,
  loadWatches,
  keepWatch,
  noteHint,
  loadHints,
  clearHints,
  loadImportedResults,
  loadEvidence,
  newestEvidence,
  saveEvidence,
  saveDecisions,
  loadLedger,
  recordDecision,
  bind,
  claim,
  release,
  leave,
  move,
  reopen,
  updateWrite,
  beginChange,
  dropChange,
  loadPlan,
  newestPlan,
  waitingPlan,
  savePlan,
  markPlan,
  lastRun,
  saveRun,
  ledgerOfRun,
  knowsRun,
  takeTurn,
  holdTurn,
  startPause,
  endPause,
  pauseOf,
  takeWrite,
  giveBackWrite,
  writesBetween,
  loadMorning,
  saveStrikes,
  saveNoteEdit,
  loadHand,
  saveChoice,
  loadChoices,
  loadAsks,
  answerAsk,
  answerProposal,
  answerSeminar,
  loadSeminarAnswers,
  loadTickets,
  loadTagAnswers,
  saveTagAnswers,
  finishedNights,
  forgetNights,
  claimNight,
  renewNight,
  finishNight,
  planCourses,
  courseNight,
  nextPart,
  markHad,
  keepNight,
  reportsOfRun,
  letGo,
  keepAuditHead,
};

export type Bound<Noun> = Noun extends (db: SchoolDb, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/**
 * What a course's job asks of the store inside one transaction: nouns and verbs, no SQL. So the job can be proved
 * over a store in memory that passes the same contract suite.
 */
export type Records = { readonly [Name in keyof typeof NOUNS]: Bound<(typeof NOUNS)[Name]> };

/** The store as the jobs see it. */
export interface JobStore extends Pick<Store, 'schools' | 'schoolsWatching'> {
  /** Runs `work` in one transaction behind the school's wall: all of it is kept, or nothing. */
  school: <T>(...args: [school: Parameters<Store['school']>[0], work: (records: Records) => Promise<T>]) => Promise<T>;
  /**
   * As `Store.withCourse`, and the course's turn begins. `work` uses the store it is given: its transactions are kept only
   * while the turn lasts, so that a process that resumes after losing its lock stores nothing and gets `overtaken`.
   */
  withCourse: <T>(
    ...args: [school: SchoolId, course: CourseId, work: (store: JobStore) => Promise<T>]
  ) => Promise<T | null>;
}

export function jobStoreOver(store: Store): JobStore {
  const jobs: JobStore = {
    schools: () => store.schools(),
    schoolsWatching: (name) => store.schoolsWatching(name),
    withCourse: (school, course, work) =>
      store.withCourse(school, course, async (lock) => work(await inTurn(jobs, school, course, lock))),
    school: (school, work) => store.school(school, (db) => work(recordsOf(db))),
  };
  return jobs;
}

/**
 * Begins a turn of the course; what is kept through the store returned is kept in that turn or not at all.
 * @param lock looked at before each transaction: who has lost it stops there, and sends nothing more, though nobody has taken the course yet
 */
export async function inTurn(
  store: JobStore,
  school: SchoolId,
  course: CourseId,
  lock: Held = ALWAYS_HELD,
): Promise<JobStore> {
  const turn = await store.school(school, (records) => records.takeTurn(course));
  return {
    ...store,
    school: async (of, work) => {
      lock.check();
      return store.school(of, async (records) => {
        if (of === school) await records.holdTurn(course, turn);
        return work(records);
      });
    },
  };
}

export function recordsOf(db: SchoolDb): Records {
  const bound = Object.entries(NOUNS).map(([name, noun]) => [
    name,
    (noun as (...args: unknown[]) => unknown).bind(null, db),
  ]);
  return Object.fromEntries(bound) as Records; // the same names over the same functions, each with its first argument given
}
