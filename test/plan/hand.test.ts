import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { asTeacherLeft, isStruckSince, strikesOf, type Hand, type Strike } from '../../src/plan/hand.ts';
import type { Decided } from '../../src/plan/kinds/wish.ts';
import { SchoolDate, daysAfter, instant } from '../../src/time.ts';
import { noteWrite, routeWrite } from '../builders/memory/ledger.ts';
import { seminarPlan, seminarSession } from '../builders/seminar.ts';

const [ANA, BEN] = [LearnerId.parse('ana'), LearnerId.parse('ben')];
const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const MONDAY = SchoolDate.parse('2026-11-16');
const AT = instant('2026-11-16T13:00:00Z');
const WHY = { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: '', es: '' } };

function chance(learner: LearnerId, target = A): Decided['pathway']['reassignments'][number] {
  return {
    learner,
    target,
    round: 1,
    purpose: 'redo',
    due: AT,
    activity: null,
    repeats: false,
    check: null,
    prerequisite: null,
    minutes: 15,
    why: WHY,
  };
}

function note(learner: LearnerId): Decided['notes'][number] {
  return {
    learner,
    week: MONDAY,
    language: 'en',
    text: 'Well done.',
    said: { kind: 'handed-in', target: A, way: 0 },
    factsHash: 'f',
    why: WHY,
  };
}

function decided(change: Partial<Decided> = {}): Decided {
  return {
    date: MONDAY,
    routes: [],
    seminar: seminarPlan({
      date: MONDAY,
      sessions: [seminarSession(A, [ANA, BEN])],
      workshop: [LearnerId.parse('cy')],
    }),
    pathway: { reassignments: [chance(ANA), chance(BEN), chance(ANA, B)], withheld: [], menus: [], misses: [] },
    notes: [note(ANA), note(BEN)],
    ...change,
  };
}

function strike(change: Partial<Strike> = {}): Strike {
  return { kind: 'reassign', learner: ANA, target: A, date: MONDAY, struck: true, at: AT, ...change };
}

function left(
  hand: Partial<Hand>,
  of = decided(),
  evidence: { learner: LearnerId; target: TargetCode; at: typeof AT }[] = [],
) {
  const { seminar, pathway, notes } = asTeacherLeft(of, { strikes: [], edits: [], ...hand }, evidence);
  return {
    seats: seminar.sessions.map(({ learners }) => learners),
    workshop: seminar.workshop,
    chances: pathway.reassignments.map(({ learner, target }) => `${learner} ${target}`),
    notes: notes.map(({ learner, text }) => `${learner}: ${text}`),
  };
}

function one(learner: LearnerId, target: TargetCode, days: number) {
  return [{ learner, target, at: daysAfter(AT, days) }];
}

function on(date: string): Decided {
  return decided({ date: SchoolDate.parse(date) });
}

describe('what a teacher struck', () => {
  it('is left out for that learner, and nothing else is', () => {
    expect(left({ strikes: [strike()] }).chances).toEqual(['ben A', 'ana B']);
    expect(left({ strikes: [strike({ kind: 'route' })] })).toMatchObject({ seats: [[BEN]], chances: { length: 3 } });
    expect(left({ strikes: [strike({ kind: 'note', target: null })] }).notes).toEqual(['ben: Well done.']);
    expect(
      left({ strikes: [strike({ kind: 'route', learner: LearnerId.parse('cy'), target: null })] }).workshop,
    ).toEqual([]);
  });

  it('comes back when it is taken back, and goes when it is struck again', () => {
    const back = strike({ struck: false });
    expect(left({ strikes: [strike(), back] }).chances).toHaveLength(3);
    expect(left({ strikes: [strike(), back, strike()] }).chances).toHaveLength(2);
  });

  it('stays struck until there is new evidence of that learner on that target', () => {
    const later = decided({ date: SchoolDate.parse('2026-11-24') });
    expect(left({ strikes: [strike()] }, later).chances).not.toContain('ana A');
    expect(left({ strikes: [strike()] }, later, one(ANA, A, 1)).chances).toContain('ana A');
    for (const other of [one(ANA, B, 1), one(BEN, A, 1), one(ANA, A, -1)])
      expect(left({ strikes: [strike()] }, later, other).chances).not.toContain('ana A');
  });

  it('stays struck for its day in the workshop, and for its school week in a note', () => {
    const workshop = strike({ kind: 'route', learner: LearnerId.parse('cy'), target: null });
    const aNote = strike({ kind: 'note', target: null });
    expect(left({ strikes: [workshop] }, on('2026-11-17')).workshop).toHaveLength(1);
    expect(left({ strikes: [aNote] }, on('2026-11-20')).notes).toHaveLength(1);
    expect(left({ strikes: [aNote] }, on('2026-11-23')).notes).toHaveLength(2);
  });

  it('of a message names each of its learners and targets', () => {
    const write = routeWrite({ targets: [A, B], learners: [ANA, BEN] });
    expect(
      strikesOf(write, MONDAY, true, AT).map(({ kind, learner, target }) => `${kind} ${learner} ${target}`),
    ).toEqual(['route ana A', 'route ben A', 'route ana B', 'route ben B']);
    expect(strikesOf(noteWrite({ learners: [ANA] }), MONDAY, true, AT)).toEqual([
      strike({ kind: 'note', target: null }),
    ]);
  });
});

describe('a message struck since its plan was laid', () => {
  const write = routeWrite({ targets: [A], learners: [ANA, BEN] });
  const since = strikesOf(write, MONDAY, true, daysAfter(AT, 1));
  const laid = { date: MONDAY, at: AT };

  it('is one that was struck whole, for each of its learners', () => {
    expect(isStruckSince(since, write, laid)).toBe(true);
    expect(isStruckSince(since.slice(1), write, laid)).toBe(false);
    expect(isStruckSince([...since, ...since.map((each) => ({ ...each, struck: false }))], write, laid)).toBe(false);
  });

  it('is none where something of another kind was struck since, for the same learners and target', () => {
    const chances = since.map((each) => ({ ...each, kind: 'reassign' as const }));
    expect(isStruckSince(chances, write, laid)).toBe(false);
    expect(isStruckSince([...since, ...chances.map((each) => ({ ...each, struck: false }))], write, laid)).toBe(true);
  });

  it('is none that was struck before, which the plan knows of', () => {
    expect(isStruckSince(strikesOf(write, MONDAY, true, AT), write, laid)).toBe(false);
  });
});

describe("a note in the teacher's words", () => {
  it('says those, and our words again when the teacher takes that back', () => {
    const edit = { learner: ANA, week: MONDAY, text: 'You stayed with it.', at: AT, actor: 'ruiz' };
    expect(left({ edits: [edit] }).notes).toEqual(['ana: You stayed with it.', 'ben: Well done.']);
    expect(left({ edits: [edit, { ...edit, text: null }] }).notes).toContain('ana: Well done.');
  });
});
