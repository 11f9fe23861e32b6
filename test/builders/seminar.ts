import type { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Need, SeminarPlan, SeminarSession } from '../../src/routing/types.ts';
import { SchoolDate } from '../../src/time.ts';

const SAID = { en: '', es: '' };

/** A day without anybody in a seminar. */
export function seminarPlan(change: Partial<SeminarPlan> = {}): SeminarPlan {
  return {
    date: SchoolDate.parse('2026-11-16'),
    sessions: [],
    talks: [],
    workshop: [],
    undecided: [],
    notToday: [],
    waiting: [],
    teachAll: [],
    questions: [],
    menu: [],
    ...change,
  };
}

/** A first seminar on one target, for these learners. */
export function seminarSession(
  target: TargetCode,
  learners: readonly LearnerId[],
  change: Partial<SeminarSession> = {},
): SeminarSession {
  const need: Need = { target, serves: target, learners };
  return {
    slot: 'first',
    minutes: 20,
    seats: 8,
    needs: [need],
    task: null,
    learners,
    missed: null,
    meanwhile: SAID,
    ...change,
  };
}
