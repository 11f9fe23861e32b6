import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Evidence } from '../../src/evidence/types.ts';
import { CourseId, LearnerId } from '../../src/ids.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { loadEvidence } from '../../src/store/results/evidence.ts';
import { loadLedger } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/types.ts';
import { instant } from '../../src/time.ts';
import { nightsOf, type Nights } from '../builders/night.ts';
import { COURSE, learnerId, quiz, smallSchool, type SmallSchool } from '../builders/lms/sandbox.ts';
import { memoryStore } from '../builders/served/store.ts';

export const MONDAY = '2026-09-14T07:00:00Z';
export const TUESDAY = '2026-09-15T07:00:00Z';
export const WEDNESDAY = '2026-09-16T07:00:00Z';
export const THURSDAY = '2026-09-17T07:00:00Z';
const right = ['right', 'right', 'right'];
const wrong = ['wrong', 'wrong', 'right'];

/** Two tickets on one target: learners 1 and 2 need it (a chance, and a talk: a seat would be their item of the day), 3 and 4 have it, 5 was there once only. Each gets a note. */
export function tickets(change: Partial<SmallSchool> = {}): Partial<SmallSchool> {
  return {
    learners: 5,
    seminar: { min: 3 },
    work: [
      {
        id: '7001',
        title: 'Entrance ticket [5.NF.A.1]',
        at: instant('2026-09-09T14:00:00Z'),
        quiz: quiz('f1', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right, 5: right },
      },
      {
        id: '7002',
        title: 'Exit ticket [5.NF.A.1]',
        at: instant('2026-09-11T14:00:00Z'),
        quiz: quiz('f2', [{}, {}, {}]),
        answers: { 1: wrong, 2: wrong, 3: right, 4: right },
      },
    ],
    ...change,
  };
}

/** With a seminar for 1 and 2, and two more, 6 and 7, whom the tickets leave in between: no seat, and so a chance for both. */
export function ticketsWithChances(): Partial<SmallSchool> {
  const { work = [] } = tickets();
  const between = ['right', 'right', 'wrong'];
  return tickets({
    learners: 7,
    seminar: {},
    work: work.map((each) => ({ ...each, answers: { ...each.answers, 6: between, 7: between } })),
  });
}

export interface FaultNights extends Nights {
  ledger(): Promise<LedgerRow[]>;
  evidence(): Promise<Evidence[]>;
  /** How many drafts of ours stand in the course. */
  drafts(): number;
  /** Learners who were shown something twice, or a note that is not theirs alone. */
  wronged(): string[];
}

/**
 * Nights of a class in a school of its own, over one store for all tests of the file. Each course sends by itself
 * unless `review` says otherwise.
 */
export function useNights(): (
  change?: Partial<SmallSchool>,
  options?: { review?: 'auto' | 'teacher'; at?: string },
) => Promise<FaultNights> {
  let store: Store;
  let schools = 0;
  const open: Nights[] = [];
  const network = globalThis.fetch;
  beforeAll(async () => {
    store = await memoryStore();
  });
  afterEach(async () => {
    globalThis.fetch = network;
    await Promise.all(open.splice(0).map((nights) => nights.sandbox.close()));
  });
  afterAll(() => store.close());

  return async (change = {}, { review = 'auto', at = MONDAY } = {}) => {
    schools += 1;
    const school = {
      id: `fault${schools}`,
      name: 'Small School',
      lms: 'google',
      timeZone: 'America/Chicago',
      languages: ['en'],
    };
    const { file = {}, ...rest } = tickets(change);
    const nights = await nightsOf(smallSchool({ ...rest, file: { school, review, ...file } }), at, { store });
    open.push(nights);
    const course = CourseId.parse(COURSE);
    const learners = Array.from({ length: rest.learners ?? 5 }, (_, n) => n + 1);
    return {
      ...nights,
      ledger: () => store.school(nights.file.school.id, (db) => loadLedger(db, course)),
      evidence: () =>
        store.school(nights.file.school.id, (db) =>
          loadEvidence(
            db,
            learners.map((n) => LearnerId.parse(learnerId(n))),
          ),
        ),
      drafts: () =>
        [...(nights.sandbox.world.state.courses.get(COURSE)?.items.values() ?? [])].filter(
          (item) => item.project !== 'web' && item.state === 'DRAFT',
        ).length,
      wronged: () =>
        learners.flatMap((n) => {
          const seen = nights.sees(n);
          const notes = nights.sandbox.world.seenBy(learnerId(n), COURSE).announcements;
          const twice =
            new Set(seen).size < seen.length ? [`learner ${n} sees something twice: ${seen.join(' | ')}`] : [];
          return [
            ...twice,
            ...notes
              .filter(({ students }) => students.length !== 1)
              .map(() => `a note of learner ${n} is for others too`),
          ];
        }),
    };
  };
}
