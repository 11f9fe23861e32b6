import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, LearnerId, SourceId, TargetCode } from '../../../src/ids.ts';
import { NOTHING_SEEN } from '../../../src/plan/decisions.ts';
import type { GivenChance } from '../../../src/pathway/types.ts';
import type { Choice } from '../../../src/routing/types.ts';
import { adviseOn, type TicketFacts } from '../../../src/sync/tickets/advice.ts';
import type { TicketWork } from '../../../src/ticket/work.ts';
import { Instant, SchoolDate } from '../../../src/time.ts';
import { ask } from '../../builders/ask.ts';
import { evidence } from '../../builders/evidence.ts';
import { proposal } from '../../builders/proposal.ts';
import { schoolFile } from '../../builders/school.ts';
import { numberQuestion, oneChoice, received, work } from '../../builders/ticket/ticket.ts';

const AT = Instant.parse('2026-09-14T13:30:00.000Z');
const DAY = SchoolDate.parse('2026-09-14');
const [ANA, BEN, CAI, DEE] = ['9001', '9002', '9003', '9004'].map((id) => LearnerId.parse(id)) as [
  LearnerId,
  LearnerId,
  LearnerId,
  LearnerId,
];

function resultsOf(learner: LearnerId, share: number): Evidence[] {
  return [1, 2, 3].map((n) =>
    evidence({
      learner,
      share,
      points: share,
      key: `${learner}-${n}`,
      id: (evidence({ learner }).id + n) as Evidence['id'],
      at: Instant.parse('2026-09-10T14:00:00.000Z'),
      source: SourceId.parse('coursework:7000'),
      target: TargetCode.parse('5.NF.A.1'),
      course: CourseId.parse('6001'),
    }),
  );
}

/** Last week's ticket: who had all of it right, and who nothing. */
function lastWeek(): Evidence[] {
  return [...resultsOf(ANA, 0), ...resultsOf(BEN, 0), ...resultsOf(CAI, 1), ...resultsOf(DEE, 1)];
}

function facts(over: Partial<TicketFacts> = {}): TicketFacts {
  const file = schoolFile({
    activities: [
      { target: '5.NF.A.1', title: 'Strips', titleEs: 'Tiras', kind: 'practice', minutes: 10 },
      { target: '5.NF.A.1', title: 'A bigger cake', kind: 'deeper', minutes: 15, modality: 'partner' },
    ],
    learners: [{ id: '9003', prefers: ['partner'] }],
  });
  const [course] = file.courses;
  if (course === undefined) throw new Error('the file has a course');
  return {
    file,
    course,
    learners: [ANA, BEN, CAI, DEE].map((id) => ({ id, name: id })),
    evidence: lastWeek(),
    given: [],
    seen: NOTHING_SEEN,
    choices: [],
    asks: [],
    proposals: [],
    past: [],
    earlierNotes: [],
    questionWords: new Map(),
    addresses: new Map(),
    assessments: [],
    openExits: [],
    date: DAY,
    at: AT,
    ...over,
  };
}

function answers([learner, right]: [LearnerId, boolean]) {
  return [
    received(learner, 1, right ? 0 : 1),
    received(learner, 2, right ? '0.75' : '2/6'),
    received(learner, 3, right ? '3/4' : '2/6'),
  ];
}

/** This morning's ticket, graded together: Ana and Ben have it wrong, Cai and Dee right. */
function ticket(state: 'open' | 'key' = 'key', kind: 'entrance' | 'exit' = 'entrance'): TicketWork {
  return work({
    ticket: { state, kind, questions: [oneChoice(), numberQuestion(), numberQuestion()] },
    received: (
      [
        [ANA, false],
        [BEN, false],
        [CAI, true],
        [DEE, true],
      ] as [LearnerId, boolean][]
    ).flatMap(answers),
  });
}

function chose(learner: LearnerId, over: Partial<Choice> = {}): Choice {
  return { learner, by: 'declared', route: 'seminar', place: null, date: DAY, at: AT, actor: learner, ...over };
}

function adviceOn(of = ticket(), over: Partial<TicketFacts> = {}) {
  return adviseOn(facts(over), of, { works: [of], conferences: [] }, AT);
}

describe('what the engine says with a ticket in', () => {
  it('recommends the seminar to who has it wrong again, the workshop to who has it right again', () => {
    const { learners } = adviceOn();
    expect([ANA, BEN, CAI, DEE].map((id) => learners.get(id)?.route.recommended)).toEqual([
      'seminar',
      'seminar',
      'workshop',
      'workshop',
    ]);
  });

  it('rests on what was known before while the class still answers', () => {
    const path = adviceOn(ticket('open')).learners.get(ANA)?.targets[0]?.path;
    expect(path).toEqual([0]);
    expect(adviceOn().learners.get(ANA)?.targets[0]?.path).toEqual([0, 0]);
  });

  it('gives nobody a seat who has not chosen', () => {
    expect(adviceOn().seats).toEqual({ first: [], second: [], talk: [] });
  });

  it('seats two who chose the seminar together, and speaks with one who is alone with a need', () => {
    expect(adviceOn(ticket(), { choices: [chose(ANA), chose(BEN)] }).seats).toMatchObject({
      first: [ANA, BEN],
      talk: [],
    });
    expect(adviceOn(ticket(), { choices: [chose(ANA)] }).seats).toEqual({ first: [], second: [], talk: [ANA] });
  });

  it('has a place for everybody who chose the seminar, needed or not', () => {
    const { seats } = adviceOn(ticket(), { choices: [chose(ANA), chose(BEN), chose(CAI)] });
    expect([...seats.first, ...seats.second, ...seats.talk].toSorted()).toEqual([ANA, BEN, CAI]);
  });

  it('puts the teacher above the choice, and the choice above the evidence', () => {
    const { learners } = adviceOn(ticket(), {
      choices: [
        chose(ANA, { route: 'workshop' }),
        chose(CAI),
        chose(CAI, { by: 'assigned', route: 'workshop', actor: '8001' }),
      ],
    });
    expect([ANA, CAI].map((id) => learners.get(id)?.route.effective)).toEqual(['workshop', 'workshop']);
    expect(learners.get(CAI)?.route).toMatchObject({
      declared: { route: 'seminar' },
      assigned: { route: 'workshop', by: '8001' },
    });
  });

  it('asks the teacher about a workshop that was chosen against the evidence', () => {
    const { ask } = adviceOn(ticket(), { choices: [chose(ANA, { route: 'workshop' })] });
    expect(ask.map(({ learner }) => learner)).toEqual([ANA]);
  });

  it("takes an exit ticket's choices from the next school day", () => {
    const next = SchoolDate.parse('2026-09-15');
    const { learners } = adviceOn(ticket('key', 'exit'), { choices: [chose(ANA), chose(BEN, { date: next })] });
    expect([ANA, BEN].map((id) => learners.get(id)?.route.declared?.route ?? null)).toEqual([null, 'seminar']);
  });

  it('orders the menu by what the learner likes, and says why in words to the child', () => {
    const menu = adviceOn().learners.get(CAI)?.menu ?? [];
    expect(menu.map(({ title }) => title.en)).toContain('A bigger cake');
    expect(menu.find(({ title }) => title.en === 'A bigger cake')?.why.en).toBe(
      'It goes deeper. It is in a way you like.',
    );
    expect(menu.find(({ title }) => title.en === 'Strips')?.title.es).toBe('Tiras');
  });

  it('promises no chance that nobody has given', () => {
    expect(adviceOn().learners.get(ANA)?.next.en).toBe(
      '“I can add fractions with unlike denominators”: you get another chance to show it.',
    );
  });

  it('speaks of a chance to its learner alone, and only until it is over, handed in or scored', () => {
    const given: GivenChance = {
      learner: ANA,
      target: TargetCode.parse('5.NF.A.1'),
      round: 1,
      coursework: null,
      givenAt: AT,
      date: DAY,
      due: AT,
      activity: null,
      minutes: 15,
      marksItself: false,
      handedIn: false,
      share: null,
      scoredAt: null,
    };
    const open = (change: Partial<GivenChance> = {}): LearnerId[] => {
      const { learners } = adviceOn(ticket(), { given: [{ ...given, ...change }] });
      return [ANA, BEN].filter((id) => learners.get(id)?.next.en.startsWith('A chance is open for you'));
    };
    expect([open(), open({ learner: BEN })]).toEqual([[ANA], [BEN]]);
    expect([
      open({ due: Instant.parse('2026-09-14T13:29:59.000Z') }),
      open({ handedIn: true }),
      open({ share: 0, scoredAt: AT }),
    ]).toEqual([[], [], []]);
  });

  it('gives a free seat to who chose the seminar without a need, and a talk where none is free', () => {
    const choices = [chose(ANA), chose(BEN), chose(CAI)];
    const seatsWith = (seats: number) => {
      const { course } = facts();
      return adviceOn(ticket(), { choices, course: { ...course, seminar: { ...course.seminar, seats } } }).seats;
    };
    expect(seatsWith(3)).toEqual({ first: [ANA, BEN, CAI], second: [], talk: [] });
    expect(seatsWith(2)).toEqual({ first: [ANA, BEN], second: [], talk: [CAI] });
  });

  it("shows each learner their own asks and ideas about the day's target, and the teacher those of who is there", () => {
    const gone = LearnerId.parse('8001');
    const at = Instant.parse('2026-09-14T13:00:00.000Z');
    const other = TargetCode.parse('4.NF.B.3');
    const { learners, ideas, checks } = adviceOn(ticket(), {
      asks: [ask({ id: 1, learner: ANA, at: AT }), ask({ id: 2, learner: gone, at: AT })],
      proposals: [
        proposal({ id: 1, learner: BEN, at }),
        proposal({ id: 2, learner: gone, at }),
        proposal({ id: 3, learner: BEN, target: other, at }),
        proposal({ id: 4, learner: ANA, state: 'withdrawn', at }),
      ],
    });
    expect(checks.map(({ id, learner }) => [id, learner])).toEqual([[1, ANA]]);
    expect(ideas.map(({ id, learner }) => [id, learner])).toEqual([
      [1, BEN],
      [3, BEN],
    ]);
    expect([ANA, BEN].map((id) => learners.get(id)?.ideas.map((each) => each.id))).toEqual([[], [1]]);
    expect([ANA, BEN].map((id) => learners.get(id)?.asks.map(({ standing }) => standing))).toEqual([['open'], ['may']]);
  });
});
