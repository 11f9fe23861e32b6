import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../src/evidence/types.ts';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { rhythmOf, waitForTicket } from '../../src/routing/rhythm.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { evidence } from '../builders/evidence.ts';
import { schoolFile } from '../builders/school.ts';

const ADD = TargetCode.parse('5.NF.A.1');
const WORD = TargetCode.parse('5.NF.A.2');
const VOLUME = TargetCode.parse('5.MD.C.5');
const FRACTIONS = { title: 'Fractions', targets: [ADD, WORD] };
const SPACE = { title: 'Volume', targets: [VOLUME] };

function asked(day: string, target = ADD, kind: Evidence['kind'] = 'entrance') {
  const at = instant(day.includes('T') ? day : `${day}T15:00:00Z`);
  return evidence({ source: SourceId.parse(`${kind} ${day} ${target}`), kind, target, at });
}

/** On Tuesday, November 24, unless said otherwise; Ana has mastered nothing but what is named. */
function rhythm(
  rows: readonly Evidence[],
  over: { on?: string; units?: (typeof FRACTIONS)[]; closed?: string[]; mastered?: TargetCode[] } = {},
) {
  const date = SchoolDate.parse(over.on ?? '2026-11-24');
  return rhythmOf({
    calendar: schoolFile({ closed: over.closed ?? [] }),
    date,
    at: instant(`${date}T12:00:00Z`),
    units: over.units ?? [FRACTIONS, SPACE],
    evidence: rows,
    standings: [ADD, WORD, VOLUME].map((target) => ({
      learner: LearnerId.parse('9001'),
      target,
      level: over.mastered?.includes(target) === true ? 'mastered' : 'not-yet',
    })),
  });
}

/** Fractions, left on November 9 for volume. */
function left(on: string) {
  return rhythm([asked('2026-11-09'), asked('2026-11-18', VOLUME)], { on }).find(({ unit }) => unit === 'Fractions');
}

function units(rows: readonly Evidence[]): string[] {
  return rhythm(rows).map(({ unit }) => unit);
}

describe('the rhythm of a unit', () => {
  it('counts school days since its last ticket: neither a weekend nor a closed day', () => {
    expect(rhythm([asked('2026-11-18')])).toMatchObject([{ unit: 'Fractions', last: '2026-11-18', pause: 4 }]);
    expect(rhythm([asked('2026-11-18')], { closed: ['2026-11-20'] })).toMatchObject([{ pause: 3 }]);
    expect(rhythm([asked('2026-11-24T11:00:00Z')])).toMatchObject([{ pause: 0 }]);
  });

  it('is of tickets alone, each on the day of its first answer', () => {
    const late = { ...asked('2026-11-18'), at: instant('2026-11-23T15:00:00Z') };
    expect(rhythm([asked('2026-11-18'), late, asked('2026-11-23', ADD, 'coursework')])).toMatchObject([{ pause: 4 }]);
  });

  it('asks only when the pause is longer than three in four of the pauses before', () => {
    const weekly = ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map((day) => asked(day));
    expect(rhythm(weekly, { on: '2026-11-23' })).toMatchObject([{ usual: 5, pause: 5, longer: false }]);
    expect(rhythm(weekly, { on: '2026-11-24' })).toMatchObject([{ usual: 5, pause: 6, longer: true }]);
  });

  it('asks for five school days about a unit the class has left, and then no more', () => {
    expect(left('2026-11-19')).toMatchObject({ usual: 3, pause: 8, longer: true });
    expect(left('2026-11-20')).toMatchObject({ usual: 3, pause: 9, longer: false });
  });

  it("takes the whole class's rhythm where the unit has none yet, and three days where neither has", () => {
    const daily = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'].map((day) => asked(day));
    const both = rhythm([...daily, asked('2026-11-20', VOLUME)]);
    expect(both.find(({ unit }) => unit === 'Volume')).toMatchObject({ usual: 1, pause: 2, longer: true });
    expect(rhythm([asked('2026-11-20')])).toMatchObject([{ usual: 3, pause: 2, longer: false }]);
  });

  it('is told of open units: asked in the last 20 school days and not assessed since, and always of the newest', () => {
    expect(units([])).toEqual([]);
    expect(units([asked('2026-10-28'), asked('2026-11-23', VOLUME)])).toEqual(['Fractions', 'Volume']);
    expect(units([asked('2026-10-26'), asked('2026-11-23', VOLUME)])).toEqual(['Volume']);
    expect(units([asked('2026-10-05')])).toEqual(['Fractions']);
    expect(units([asked('2026-11-19'), asked('2026-11-20', WORD, 'unit'), asked('2026-11-23', VOLUME)])).toEqual([
      'Volume',
    ]);
  });

  it('names targets the class was never asked, or not for over ten school days, unless all have mastered them', () => {
    const rows = [asked('2026-11-23', ADD)];
    expect(rhythm(rows)[0]?.unasked).toEqual([{ target: WORD, since: null }]);
    expect(rhythm([...rows, asked('2026-11-09', WORD, 'coursework')])[0]?.unasked).toEqual([
      { target: WORD, since: 11 },
    ]);
    expect(rhythm([...rows, asked('2026-11-10', WORD)])[0]?.unasked).toEqual([]);
    expect(rhythm([...rows, asked('2026-11-20', WORD, 'chance')])[0]?.unasked).toEqual([{ target: WORD, since: null }]);
    expect(rhythm(rows, { mastered: [WORD] })[0]?.unasked).toEqual([]);
  });

  it('is that of the class where it has no units', () => {
    expect(rhythm([asked('2026-11-23', VOLUME)], { units: [] })).toMatchObject([{ unit: '', pause: 1 }]);
  });

  it('says how long the next ticket is likely to take', () => {
    expect(waitForTicket(rhythm([asked('2026-11-23')]))).toBe(2);
    expect(waitForTicket(rhythm([asked('2026-11-11')]))).toBe(0);
    expect(waitForTicket([])).toBe(0);
  });
});
