import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../src/evidence/types.ts';
import { ItemId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { exitResults } from '../../src/routing/exit-results.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { evidence } from '../builders/evidence.ts';

const ADD = TargetCode.parse('5.NF.A.1');
const LEARNERS = ['9001', '9002', '9003', '9004'].map((id) => LearnerId.parse(id));
const WORDS = new Map(['a', 'b'].map((item) => [ItemId.parse(item), `${item}?`]));

function answer(learner: string, item: string, share: number, over: Partial<Evidence> = {}) {
  return evidence({
    learner: LearnerId.parse(learner),
    source: SourceId.parse('exit'),
    kind: 'exit',
    item: ItemId.parse(item),
    share,
    points: share,
    possible: 1,
    at: instant('2026-11-20T20:30:00Z'),
    ...over,
  });
}

const FRIDAY = [
  answer('9001', 'a', 1),
  answer('9001', 'b', 1),
  answer('9002', 'a', 1),
  answer('9002', 'b', 0),
  answer('9003', 'a', 0),
  answer('9003', 'b', 0),
];

/** The plan of Monday, November 23. */
function results(rows: readonly Evidence[], over: { date?: string; last?: string } = {}) {
  const date = SchoolDate.parse(over.date ?? '2026-11-23');
  return exitResults({
    zone: 'America/Chicago',
    lastSchoolDay: SchoolDate.parse(over.last ?? '2026-11-20'),
    date,
    at: instant(`${date}T08:00:00Z`),
    learners: LEARNERS,
    evidence: rows,
    questionWords: WORDS,
    thresholdOf: () => 0.8,
  });
}

describe('the exit ticket of the last school day', () => {
  it('says who had it, who not yet and who answered nothing, and the question most missed', () => {
    expect(results(FRIDAY)).toEqual([
      {
        date: '2026-11-20',
        targets: [ADD],
        had: ['9001'],
        notYet: ['9002', '9003'],
        silent: ['9004'],
        missed: { question: 'b?', wrong: 2, of: 3 },
      },
    ]);
  });

  it('is read over the weekend, however late an answer came', () => {
    const sunday = answer('9004', 'a', 1, { at: instant('2026-11-23T04:00:00Z') });
    expect(results([...FRIDAY, sunday])).toMatchObject([{ had: ['9001', '9004'], silent: [] }]);
    expect(results(FRIDAY.map((row) => ({ ...row, at: instant('2026-11-21T05:30:00Z') })))).toHaveLength(1);
  });

  it('leads one morning: neither the next one nor the very day', () => {
    expect(results(FRIDAY, { date: '2026-11-24', last: '2026-11-23' })).toEqual([]);
    expect(results(FRIDAY, { date: '2026-11-20', last: '2026-11-19' })).toEqual([]);
  });

  it('is no other kind of ticket', () => {
    expect(results(FRIDAY.map((row) => ({ ...row, kind: 'entrance' as const })))).toEqual([]);
  });

  it("takes the teacher's mark before the machine's", () => {
    const mended = answer('9002', 'b', 1, { by: 'teacher' });
    expect(results([...FRIDAY.filter(({ learner }) => learner === '9002'), mended])[0]).toMatchObject({
      had: ['9002'],
      missed: null,
    });
  });

  it("names the question most missed also where the teacher's mark is on the whole ticket", () => {
    const whole = answer('9003', 'a', 0.5, { item: null, by: 'teacher' });
    expect(results([...FRIDAY, whole])[0]?.missed).toEqual({ question: 'b?', wrong: 2, of: 3 });
  });

  it('asks for every target of the ticket', () => {
    const other = answer('9001', 'b', 0, { target: TargetCode.parse('5.NF.A.2') });
    expect(results([answer('9001', 'a', 1), other])[0]).toMatchObject({ had: [], notYet: ['9001'] });
  });
});
