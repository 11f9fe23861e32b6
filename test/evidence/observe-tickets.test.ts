import { describe, expect, it } from '@jest/globals';
import { observeTickets, withTickets } from '../../src/evidence/observe-tickets.ts';
import { CourseId, CourseworkId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { Instant } from '../../src/time.ts';
import { marked, oneChoice, received, work } from '../builders/ticket/ticket.ts';

const COURSE = CourseId.parse('6001');
const answers = [
  received('9001', 1, 0),
  received('9001', 2, '1/4'),
  received('9001', 3, 'because'),
  received('9002', 1, 1),
];

function shows(of: ReturnType<typeof work>) {
  return observeTickets(COURSE, { works: [of], conferences: [] }).observations.map(({ learner, item, by, share }) => [
    learner,
    item?.split(':').at(-1),
    by,
    share,
  ]);
}

function stored(key: string, coursework: string, source: string) {
  return { key, coursework: CourseworkId.parse(coursework), source: SourceId.parse(source) };
}

describe('a ticket', () => {
  it('shows a row for each learner and question that somebody can tell about, from grading together on', () => {
    expect(shows(work({ received: answers }))).toEqual([]);
    expect(shows(work({ ticket: { state: 'marking' }, received: answers }))).toEqual([
      ['9001', '1', 'machine', 1],
      ['9001', '2', 'machine', 0],
      ['9002', '1', 'machine', 0],
    ]);
  });

  it("takes the teacher's mark, else the machine's, else the learner's own", () => {
    const marks = [marked('9001', 1, 'self', 0), marked('9001', 3, 'self', 1), marked('9002', 1, 'teacher', 0.5)];
    expect(shows(work({ ticket: { state: 'closed', shown: [1] }, received: answers, marks }))).toEqual([
      ['9001', '1', 'machine', 1],
      ['9001', '2', 'machine', 0],
      ['9001', '3', 'self', 1],
      ['9002', '1', 'teacher', 0.5],
    ]);
  });

  it('shows nothing of blank and late answers, and nothing at all of habits', () => {
    const blank = [
      received('9001', 1, null),
      received('9001', 2, ' '),
      received('9002', 1, 0, { status: 'late', version: null }),
    ];
    expect(shows(work({ ticket: { state: 'key' }, received: blank }))).toEqual([]);
    expect(shows(work({ ticket: { state: 'closed', kind: 'habit' }, received: answers }))).toEqual([]);
  });

  it('is one source, and of its kind', () => {
    const { observations } = observeTickets(COURSE, {
      works: [work({ ticket: { state: 'key', kind: 'exit' }, received: answers })],
      conferences: [],
    });
    expect(new Set(observations.map(({ source }) => source)).size).toBe(1);
    expect(new Set(observations.map(({ kind }) => kind))).toEqual(new Set(['exit']));
  });

  it('says which of its rows no longer hold when another speaks, or when there is more time', () => {
    const machine = observeTickets(COURSE, {
      works: [work({ ticket: { state: 'key' }, received: answers })],
      conferences: [],
    });
    const [first] = machine.observations;
    const corrected = observeTickets(COURSE, {
      works: [work({ ticket: { state: 'key' }, received: answers, marks: [marked('9001', 1, 'teacher', 0)] })],
      conferences: [],
    });
    expect(corrected.withdrawn).toContain(first?.key);
    const open = observeTickets(COURSE, { works: [work({ received: answers })], conferences: [] });
    expect(machine.observations.every(({ key }) => open.withdrawn.includes(key))).toBe(true);
  });

  it('withdraws what was read from the coursework it hangs on, and leaves other work alone', () => {
    const item = CourseworkId.parse('7001');
    const { withdrawn } = withTickets(
      { observations: [], withdrawn: [] },
      COURSE,
      { works: [], conferences: [] },
      {
        stored: [
          stored('grade', '7001', 'coursework:7001'),
          stored('own', '7001', 'ticket:x'),
          stored('other', '7002', 'coursework:7002'),
        ],
        items: new Set([item]),
      },
    );
    expect(withdrawn).toEqual(['grade']);
  });
});

describe('a conference', () => {
  it('is a source of its own, by the teacher', () => {
    const { observations } = observeTickets(COURSE, {
      works: [],
      conferences: [
        {
          id: '1',
          learner: LearnerId.parse('9001'),
          target: TargetCode.parse('5.NF.A.1'),
          share: 0.5,
          at: Instant.parse('2026-09-14T13:30:00Z'),
          actor: '8001',
        },
      ],
    });
    expect(observations).toMatchObject([
      { kind: 'conference', by: 'teacher', share: 0.5, possible: 1, source: 'conference:1' },
    ]);
  });
});

describe('a question of one target and one of another', () => {
  it('are evidence each on its own', () => {
    const other = oneChoice({ target: TargetCode.parse('5.NF.A.2') });
    const { observations } = observeTickets(COURSE, {
      works: [
        work({
          ticket: { state: 'key', questions: [oneChoice(), other] },
          received: [received('9001', 1, 0), received('9001', 2, 0)],
        }),
      ],
      conferences: [],
    });
    expect(observations.map(({ target }) => target)).toEqual(['5.NF.A.1', '5.NF.A.2']);
  });
});
