import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sittingsOf } from '../../../src/evidence/sittings.ts';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, EvidenceId, LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { cameNext } from '../../../src/routing/scorecard/came-next.ts';
import { targetsOfTheDay } from '../../../src/routing/targets-of-the-day.ts';
import { startOfDay } from '../../../src/school/calendar.ts';
import { ruleFor } from '../../../src/school/rules.ts';
import { LOOK_BACK_DAYS, pastAdvice, type PastFacts } from '../../../src/sync/acts/scorecard.ts';
import { dateIn, daysAfter, daysBetween, instant, type Instant } from '../../../src/time.ts';
import { evidence } from '../../builders/evidence.ts';
import { schoolFile } from '../../builders/school.ts';

const [ANA, BEN] = [LearnerId.parse('9001'), LearnerId.parse('9002')];
/** A Tuesday, nine in the morning in Chicago. */
const TUESDAY = instant('2026-09-01T14:00:00Z');

/** Whole tickets of five questions; each on the day of its number, the Tuesday being day 0. */
function tickets(learner: LearnerId, right: Readonly<Record<number, number>>): Evidence[] {
  return Object.entries(right).map(([day, count]) =>
    evidence({
      learner,
      source: SourceId.parse(`ticket-${day}`),
      share: count / 5,
      points: count,
      possible: 5,
      questions: 5,
      at: daysAfter(TUESDAY, Number(day)),
    }),
  );
}

function advice(
  rows: readonly Evidence[],
  { file = schoolFile(), at = daysAfter(TUESDAY, 40) }: Partial<Pick<PastFacts, 'file' | 'at'>> = {},
) {
  const [course] = file.courses;
  if (course === undefined) throw new Error('a course');
  return pastAdvice(
    {
      file,
      course,
      learners: [
        { id: ANA, name: 'Ana' },
        { id: BEN, name: 'Ben' },
      ],
      evidence: rows,
      at,
    },
    ruleFor(file, course),
  );
}

describe('past advice', () => {
  it('is what each school day would have begun with, where the next results are in', () => {
    // Wednesday: one source, undecided. Thursday: 2/5 and 2/5, seminar; Friday's ticket answers all three of them.
    expect(advice(tickets(ANA, { 0: 2, 1: 2, 3: 5 }))).toEqual([
      { route: 'undecided', chance: null, reached: false }, // the next is Wednesday's 2/5
      { route: 'seminar', chance: expect.any(Number), reached: true },
      { route: 'seminar', chance: expect.any(Number), reached: true },
    ]);
  });

  it('counts each learner for itself', () => {
    const routes = advice([...tickets(ANA, { 0: 5, 1: 5, 2: 5 }), ...tickets(BEN, { 0: 1, 1: 1, 2: 1 })]).map(
      ({ route, reached }) => `${route} ${reached}`,
    );
    expect(routes.toSorted()).toEqual(['seminar false', 'undecided false', 'undecided true', 'workshop true']);
  });

  it('knows no weekend and no closed day', () => {
    // results on Tuesday and Wednesday; the next ones on the following Tuesday: Thursday, Friday, Monday and that Tuesday itself
    const rows = tickets(ANA, { 0: 2, 1: 2, 7: 2 });
    expect(advice(rows).filter(({ route }) => route === 'seminar')).toHaveLength(4);
    expect(
      advice(rows, { file: schoolFile({ closed: ['2026-09-04', '2026-09-07'] }) }).filter(
        ({ route }) => route === 'seminar',
      ),
    ).toHaveLength(2);
    expect(
      advice(rows, { file: schoolFile({ weekends: 'open' }) }).filter(({ route }) => route === 'seminar'),
    ).toHaveLength(6);
  });

  it('is judged within 28 days or not at all', () => {
    const late = advice(tickets(ANA, { 0: 2, 1: 2, 40: 5 }), { at: daysAfter(TUESDAY, 60) }).filter(
      ({ route }) => route === 'seminar',
    );
    const days = late.length; // school days from 12 to 40 days after, not one of the first
    expect(days).toBe(20);
  });

  it('is not judged by what lies after the moment asked for', () => {
    expect(
      advice(tickets(ANA, { 0: 2, 1: 2, 3: 5 }), { at: daysAfter(TUESDAY, 2) }).filter(
        ({ route }) => route === 'seminar',
      ),
    ).toEqual([]);
  });

  it('decides from the attempt that stood then', () => {
    const again = tickets(ANA, { 1: 5 }).map((row) => ({ ...row, attempt: 2, at: daysAfter(TUESDAY, 10) }));
    const routes = advice([...tickets(ANA, { 0: 2, 1: 2, 3: 2 }), ...again]).map(({ route }) => route);
    expect(routes.slice(0, 3)).toEqual(['undecided', 'seminar', 'seminar']);
  });

  it('looks back a year and no further', () => {
    const rows = tickets(ANA, Object.fromEntries(Array.from({ length: 72 }, (_, week) => [7 * week, 2])));
    const days = advice(rows, { file: schoolFile({ weekends: 'open' }), at: daysAfter(TUESDAY, 500) }).length;
    expect(days).toBeGreaterThan(LOOK_BACK_DAYS - 14); // the last days still wait for their next results
    expect(days).toBeLessThanOrEqual(LOOK_BACK_DAYS);
  });

  it('is about the days of this class: what its learners did in another one makes none', () => {
    const elsewhere = tickets(ANA, { 0: 2, 1: 2, 3: 5 }).map((row) => ({ ...row, course: CourseId.parse('6002') }));
    expect(advice(elsewhere)).toEqual([]);
  });

  it('is none without evidence, and changes nothing it is told', () => {
    expect(advice([])).toEqual([]);
    const rows = tickets(ANA, { 0: 2, 1: 2, 3: 5 });
    const before = structuredClone(rows);
    advice(rows);
    expect(rows).toEqual(before);
  });
});

/** As the words say it, morning by morning, without a thought for time. */
function naively(rows: readonly Evidence[], mornings: readonly Instant[], last: Instant): number {
  return mornings.flatMap((start) =>
    targetsOfTheDay(rows, start).flatMap((target) =>
      [ANA, BEN].filter((learner) => {
        const after = rows.filter(
          (row) =>
            row.learner === learner &&
            row.target === target &&
            row.at > start &&
            row.at <= last &&
            daysBetween(start, row.at) <= 28,
        );
        return cameNext(sittingsOf(after), 0.8) !== null;
      }),
    ),
  ).length;
}

describe('the days looked back upon', () => {
  it('are about what each morning itself would have been about', () => {
    const kinds = ['entrance', 'exit', 'coursework', 'chance'] as const;
    const drawn = fc.record({
      hours: fc.integer({ min: 0, max: 24 * 12 }),
      source: fc.nat({ max: 3 }),
      target: fc.integer({ min: 1, max: 3 }),
      learner: fc.constantFrom(ANA, BEN),
    });
    const file = schoolFile({ weekends: 'open' });
    const mornings = Array.from({ length: 14 }, (_, day) =>
      startOfDay(file.school.timeZone, dateIn(file.school.timeZone, daysAfter(TUESDAY, day))),
    );
    const last = daysAfter(TUESDAY, 13);
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 40 }), (all) => {
        const rows = all.map(({ hours, source, target, learner }, i) =>
          evidence({
            id: EvidenceId.parse(`e${i}`),
            learner,
            target: TargetCode.parse(`5.NF.A.${target}`),
            source: SourceId.parse(`s${source}`),
            kind: kinds[source] ?? 'entrance',
            at: daysAfter(TUESDAY, hours / 24),
          }),
        );
        expect(advice(rows, { file, at: last })).toHaveLength(naively(rows, mornings, last));
      }),
    );
  });
});
