import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import {
  CourseId,
  CourseworkId,
  EvidenceId,
  ItemId,
  LearnerId,
  RunId,
  SourceId,
  TargetCode,
} from '../../../src/ids.ts';
import { ruleFor } from '../../../src/school/rules.ts';
import { assessAndRoute, decide } from '../../../src/sync/night/decide.ts';
import { daysAfter, instant, SchoolDate, type Instant } from '../../../src/time.ts';
import type { CheckAsk } from '../../../src/pathway/check-asks.ts';
import { ask, granted } from '../../builders/ask.ts';
import { A_QUIET_DAY } from '../../builders/facts.ts';
import { evidence } from '../../builders/evidence.ts';
import { schoolFile } from '../../builders/school.ts';

const file = schoolFile();
const [course] = file.courses;
const OLD = TargetCode.parse('4.NF.B.3');
const NEW = TargetCode.parse('5.NF.A.1');

function dayOf(rows: readonly Evidence[]): readonly TargetCode[] {
  if (course === undefined) throw new Error('the school has a course');
  const facts = {
    file,
    course,
    learners: [{ id: LearnerId.parse('9001'), name: 'Ana' }],
    evidence: rows,
    ...A_QUIET_DAY,
    date: SchoolDate.parse('2026-09-14'),
    at: instant('2026-09-14T07:00:00Z'),
  };
  return assessAndRoute(facts, ruleFor(file, course)).dayTargets;
}

describe("what a course's day is about", () => {
  it('is told by its own newest ticket, whatever its learners did in another course since', () => {
    const own = evidence({ target: OLD, at: instant('2026-09-10T14:00:00Z') });
    const other = evidence({
      target: NEW,
      course: CourseId.parse('6002'),
      source: SourceId.parse('7777'),
      at: instant('2026-09-11T14:00:00Z'),
    });

    expect(dayOf([own, other])).toEqual([OLD]);
    expect(dayOf([own, { ...other, course: own.course }])).toEqual([NEW]);
  });
});

describe('a quick check', () => {
  const learner = LearnerId.parse('9001');

  /** Chances decided on Tuesday, November 24, where everything shown is long due and the newest ticket was on that day. */
  function chancesAfterTicketOn(date: string, change: Partial<Evidence> = {}): string[] {
    if (course === undefined) throw new Error('the school has a course');
    const shown = ['1', '2', '3'].map((n) =>
      evidence({
        id: EvidenceId.parse(`e${n}`),
        learner,
        target: NEW,
        kind: 'coursework',
        source: SourceId.parse(n),
        share: 1,
        points: 5,
        possible: 5,
        questions: 5,
        at: instant(`2026-10-0${n}T14:00:00Z`),
      }),
    );
    const ticket = evidence({
      id: EvidenceId.parse('ticket'),
      learner: LearnerId.parse('9002'),
      target: OLD,
      source: SourceId.parse('t'),
      kind: 'exit',
      at: instant(`${date}T20:00:00Z`),
      ...change,
    });
    const { pathway } = decide({
      run: RunId.parse('r'),
      courseName: '',
      file: { ...file, closed: [] },
      course: { ...course, units: [{ title: '', targets: [NEW] }] },
      learners: [learner, LearnerId.parse('9002')].map((id) => ({ id, name: id })),
      evidence: [...shown, ticket],
      ...A_QUIET_DAY,
      date: SchoolDate.parse('2026-11-24'),
      at: instant('2026-11-24T08:00:00Z'),
    });
    return pathway.reassignments.map(({ purpose }) => purpose);
  }

  it('is posted only when no ticket, on whatever target, came for five school days', () => {
    expect(chancesAfterTicketOn('2026-11-17')).toEqual([]);
    expect(chancesAfterTicketOn('2026-11-16')).toEqual(['recheck']);
  });

  it('is kept by no work that is no ticket, and by no ticket of another course', () => {
    expect(chancesAfterTicketOn('2026-11-20', { kind: 'coursework' })).toEqual(['recheck']);
    expect(chancesAfterTicketOn('2026-11-20', { course: CourseId.parse('6002') })).toEqual(['recheck']);
  });
});

/** Decided on Tuesday, November 24; each answer to a question of its own, on that day. */
function questionsAfter(answers: readonly { readonly item: string; readonly on: string; readonly course?: string }[]) {
  if (course === undefined) throw new Error('the school has a course');
  const rows = answers.map(({ item, on, course: of = course.id }) =>
    evidence({
      id: EvidenceId.parse(`e-${item}`),
      learner: LearnerId.parse('9001'),
      course: CourseId.parse(of),
      target: NEW,
      source: SourceId.parse(`s-${item}`),
      item: ItemId.parse(item),
      at: instant(`${on}T15:00:00Z`),
    }),
  );
  const { nextTicket } = decide({
    run: RunId.parse('r'),
    courseName: '',
    file: { ...file, closed: [] },
    course: { ...course, units: [{ title: '', targets: [NEW] }] },
    learners: ['9001', '9002'].map((id) => ({ id: LearnerId.parse(id), name: id })),
    evidence: rows,
    ...A_QUIET_DAY,
    questionWords: new Map(rows.flatMap(({ item }) => (item === null ? [] : [[item, `${item}?`] as const]))),
    date: SchoolDate.parse('2026-11-24'),
    at: instant('2026-11-24T08:00:00Z'),
  });
  return nextTicket?.questions;
}

/** Work of Ana's, all right, on a target at these times. */
function shown(target: TargetCode, kind: Evidence['kind'], times: readonly Instant[]): Evidence[] {
  return times.map((time, n) =>
    evidence({
      id: EvidenceId.parse(`${target}-${n}`),
      learner: LearnerId.parse('9001'),
      target,
      kind,
      source: SourceId.parse(`${target}-${n}`),
      share: 1,
      points: 5,
      possible: 5,
      questions: 5,
      at: time,
    }),
  );
}

/** What the ticket after this date asks, where Ana showed one target at the beginning of October, and the days since were about another that she shows too. */
function askedAfter(date: string): readonly TargetCode[] {
  if (course === undefined) throw new Error('the school has a course');
  const at = instant(`${date}T08:00:00Z`);
  const { nextTicket } = decide({
    run: RunId.parse('r'),
    courseName: '',
    file: { ...file, closed: [] },
    course: { ...course, units: [{ title: '', targets: [NEW, OLD] }] },
    learners: [{ id: LearnerId.parse('9001'), name: 'Ana' }],
    evidence: [
      ...shown(
        NEW,
        'coursework',
        [1, 2, 3].map((n) => instant(`2026-10-0${n}T14:00:00Z`)),
      ),
      ...shown(
        OLD,
        'exit',
        [3, 2, 1].map((days) => daysAfter(at, -days)),
      ),
    ],
    ...A_QUIET_DAY,
    date: SchoolDate.parse(date),
    at,
  });
  return nextTicket?.targets ?? [];
}

describe('the next ticket', () => {
  it('asks again about what was shown weeks ago, and not about what nobody showed for so long that it is open anyway', () => {
    expect([askedAfter('2026-10-06'), askedAfter('2026-11-24'), askedAfter('2027-05-25')]).toEqual([[], [NEW], []]);
  });

  it('names questions this class was asked before the last five school days', () => {
    expect(
      questionsAfter([
        { item: 'last-week', on: '2026-11-17' },
        { item: 'before', on: '2026-11-16' },
        { item: 'elsewhere', on: '2026-11-12', course: '6002' },
        { item: 'long-ago', on: '2026-11-10' },
      ]),
    ).toEqual([
      { target: NEW, question: 'long-ago?' },
      { target: NEW, question: 'before?' },
    ]);
  });
});

describe('a check that a learner asked for', () => {
  const ANA = LearnerId.parse('9001');
  const short = ['1', '2', '3'].map((n) =>
    evidence({
      id: EvidenceId.parse(`short${n}`),
      learner: ANA,
      target: NEW,
      kind: 'coursework',
      source: SourceId.parse(n),
      share: 0,
      points: 0,
      possible: 5,
      questions: 5,
      at: instant(`2026-11-1${n}T14:00:00Z`),
    }),
  );

  /** The morning of Tuesday, November 17. */
  const morning = (asks: readonly CheckAsk[]) => {
    if (course === undefined) throw new Error('the school has a course');
    return decide({
      run: RunId.parse('r'),
      courseName: '',
      file: { ...file, closed: [] },
      course: { ...course, units: [{ title: '', targets: [NEW] }] },
      learners: [ANA, ...['9002', '9003', '9004'].map((id) => LearnerId.parse(id))].map((id) => ({ id, name: id })),
      evidence: short,
      ...A_QUIET_DAY,
      asks,
      date: SchoolDate.parse('2026-11-17'),
      at: instant('2026-11-17T12:00:00Z'),
    });
  };

  it('is the chance on that target once the teacher said yes, and the next ticket is theirs', () => {
    const { pathway, nextTicket } = morning([granted({ learner: ANA, target: NEW })]);
    expect(pathway.reassignments).toEqual([]);
    expect(pathway.withheld.map(({ why }) => why.en)).toEqual([
      'They asked to be checked on it and you said yes: the next ticket is this chance.',
    ]);
    expect(nextTicket).toMatchObject({ targets: [NEW], asked: [{ target: NEW, learners: 1 }] });
  });

  it.each(['open', 'talk', 'withdrawn'] as const)('changes nothing while it is %s', (state) => {
    const { pathway, nextTicket } = morning([ask({ learner: ANA, target: NEW, state })]);
    expect(pathway.reassignments).toMatchObject([{ purpose: 'redo', target: NEW }]);
    expect(nextTicket?.asked ?? []).toEqual([]);
  });

  it('is nobody’s who left the class', () => {
    expect(morning([granted({ learner: LearnerId.parse('gone'), target: NEW })]).nextTicket?.asked).toEqual([]);
  });
});

/** Decided on Tuesday, November 24; Ana answered an exit ticket on Monday, another course's class one too. */
function day(change: { readonly late?: boolean } = {}) {
  if (course === undefined) throw new Error('the school has a course');
  const exit = (of: string, source: string) =>
    evidence({
      id: EvidenceId.parse(source),
      learner: LearnerId.parse('9001'),
      course: CourseId.parse(of),
      target: NEW,
      source: SourceId.parse(source),
      kind: 'exit',
      share: 0,
      at: instant(change.late === true ? '2026-11-24T05:50:00Z' : '2026-11-23T20:00:00Z'),
    });
  return decide({
    run: RunId.parse('r'),
    courseName: '',
    file: { ...file, closed: [] },
    course: { ...course, units: [{ title: 'Fractions', targets: [NEW] }] },
    learners: [{ id: LearnerId.parse('9001'), name: 'Ana' }],
    evidence: [exit('6002', 'elsewhere')],
    ...A_QUIET_DAY,
    assessments: [
      {
        coursework: CourseworkId.parse('w'),
        title: 'Test',
        date: SchoolDate.parse('2026-11-26'),
        targets: [NEW],
      },
    ],
    openExits: [exit(course.id, 'open')],
    date: SchoolDate.parse('2026-11-24'),
    at: instant('2026-11-24T08:00:00Z'),
  });
}

describe('a day in time to act', () => {
  it("shows the last school day's exit ticket though it is no evidence yet, and none of another course", () => {
    expect(day().exits).toMatchObject([{ targets: [NEW], notYet: ['9001'] }]);
    expect(day().mastery.find(({ target }) => target === NEW)?.evidence).toEqual(['elsewhere']);
  });

  it('has read it also where it came ten minutes before midnight', () => {
    expect(day({ late: true }).exits).toHaveLength(1);
  });

  it('tells an assessment with what still fits', () => {
    expect(day().summatives).toMatchObject([{ title: 'Test', days: 2, fits: ['ticket', 'seminar'] }]);
  });
});
