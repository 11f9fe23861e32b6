import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CourseworkId, ItemId, LearnerId } from '../../src/ids.ts';
import { matchResults, type Enrolled, type Matched } from '../../src/results/match.ts';
import type { ResultRow } from '../../src/results/types.ts';
import { instant } from '../../src/time.ts';

const QUIZ = CourseworkId.parse('7001');
const CLASS: readonly Enrolled[] = [
  { id: LearnerId.parse('9001'), name: 'Ana Ruiz García', schoolId: 'S1' },
  { id: LearnerId.parse('9002'), name: 'Ben Ode', schoolId: 'S2' },
  { id: LearnerId.parse('9003'), name: 'Ben Ode', schoolId: 'S3' },
  { id: LearnerId.parse('9004'), name: 'Zoë Kim', schoolId: null },
];
const WORK = [
  { id: QUIZ, title: 'Fractions quiz' },
  { id: CourseworkId.parse('7002'), title: 'Exit' },
  { id: CourseworkId.parse('7003'), title: 'exit' },
];

let line = 1;
function row(change: Partial<ResultRow> = {}): ResultRow {
  line += 1;
  return {
    line,
    learner: '',
    schoolId: '',
    name: '',
    coursework: '7001',
    question: ItemId.parse('1'),
    text: '',
    points: 1,
    possible: 1,
    at: null,
    ...change,
  };
}

function match(...rows: readonly ResultRow[]): Matched {
  return matchResults({ rows, enrolled: CLASS, coursework: WORK, told: null });
}

function whose(change: Partial<ResultRow>): string {
  const { results, leftOut } = match(row(change));
  return results[0]?.results[0]?.learner ?? leftOut[0]?.why ?? '';
}

describe('whose a row is', () => {
  it.each([
    ['the LMS’s number', { learner: '9002' }, '9002'],
    ['the school’s number', { schoolId: 'S3' }, '9003'],
    ['both numbers of one learner', { learner: '9003', schoolId: 'S3' }, '9003'],
    ['a name that one learner has', { name: 'Zoë Kim' }, '9004'],
    ['that name in another case and spelling of its letters', { name: ' ZOË  kim ' }, '9004'],
    ['that name with the family’s first', { name: 'Ruiz García, Ana' }, '9001'],
    ['the same with another cut', { name: 'García,Ana Ruiz' }, '9001'],
  ])('is told by %s', (_how, change, learner) => {
    expect(whose(change)).toBe(learner);
  });

  it.each([
    ['a number nobody has, whatever the name says', { learner: '1', name: 'Zoë Kim' }, 'number of the LMS'],
    [
      'a school’s number nobody has, whatever the name says',
      { schoolId: 'S9', name: 'Zoë Kim' },
      'number of the school',
    ],
    ['two numbers of two learners', { learner: '9001', schoolId: 'S2' }, 'do not name the same'],
    ['a name that two have', { name: 'Ben Ode' }, 'more than one'],
    ['a name that nobody has', { name: 'Ana' }, 'nobody enrolled has this name'],
    ['nothing', {}, 'does not say whose'],
  ])('is not told by %s', (_how, change, why) => {
    expect(whose(change)).toContain(why);
  });

  it('falls to the name where the school’s numbers are not known here', () => {
    const unknown = CLASS.map((each) => ({ ...each, schoolId: null }));
    const { results } = matchResults({
      rows: [row({ schoolId: 'S4', name: 'Zoë Kim' })],
      enrolled: unknown,
      coursework: WORK,
      told: null,
    });
    expect(results[0]?.results[0]?.learner).toBe('9004');
  });

  it('never names a learner whom the row’s own numbers do not name', () => {
    const part = fc.constantFrom('', '9001', '9002', 'S1', 'S2', 'S9', 'Ana Ruiz García', 'Ben Ode', 'Zoë Kim');
    fc.assert(
      fc.property(part, part, part, (learner, schoolId, name) => {
        const found = match(row({ learner, schoolId, name })).results[0]?.results[0]?.learner;
        const person = CLASS.find((each) => each.id === found);
        const told =
          person === undefined ||
          [
            [learner, person.id],
            [schoolId, person.schoolId],
            [name, person.name],
          ].find(([said]) => said !== '');
        expect(told === true || (told !== undefined && told[0] === told[1])).toBe(true);
      }),
    );
  });

  it('gives no name in a reason', () => {
    const { leftOut } = match(row({ name: 'Planted Name' }), row({ learner: 'planted-1' }), row({ name: 'Ben Ode' }));
    expect(JSON.stringify(leftOut)).not.toMatch(/planted|ben/i);
    expect(leftOut).toHaveLength(3);
  });
});

describe('of which coursework', () => {
  it('is told by its id, or by a title that one has', () => {
    expect(match(row({ learner: '9001', coursework: 'fractions QUIZ' })).results[0]?.coursework).toBe('7001');
  });

  it('is told for the whole table where its rows do not say', () => {
    const { results } = matchResults({
      rows: [row({ learner: '9001', coursework: '' })],
      enrolled: CLASS,
      coursework: WORK,
      told: QUIZ,
    });
    expect(results[0]?.coursework).toBe('7001');
  });

  it.each([
    ['Exit', 'more than one'],
    ['Nowhere', 'no coursework of this'],
    ['', 'does not say'],
  ])('is not guessed from %j', (coursework, why) => {
    expect(match(row({ learner: '9001', coursework }), row({ learner: '9002', coursework })).unknownWork).toEqual([
      { said: coursework, lines: 2, why: expect.stringContaining(why) },
    ]);
  });
});

describe('several answers of one learner to one question', () => {
  const early = { learner: '9001', points: 0, at: instant('2026-03-06T15:00:00Z') };
  const late = { learner: '9001', points: 1, at: instant('2026-03-06T16:00:00Z') };

  it.each([
    [early, late],
    [late, early],
  ])('count as the newest', (...answers) => {
    expect(match(...answers.map(row)).results[0]?.results[0]).toEqual({
      learner: '9001',
      points: { 1: 1 },
      at: late.at,
    });
  });

  it('count once when they say the same', () => {
    expect(match(row({ learner: '9001' }), row({ learner: '9001' }))).toMatchObject({
      leftOut: [],
      results: [{ results: [{ points: { 1: 1 } }] }],
    });
  });

  it('count not at all when nothing says which is newer, however many there are', () => {
    const { results, leftOut } = match(...[0, 1, 0].map((points) => row({ learner: '9001', points })));
    expect(results).toEqual([]);
    expect(leftOut).toHaveLength(3);
  });

  it('are no reason to leave out the learner’s other answers', () => {
    const { results } = match(
      row({ learner: '9001', points: 0 }),
      row({ learner: '9001', points: 1 }),
      row({ learner: '9001', question: ItemId.parse('2') }),
    );
    expect(results[0]?.results).toEqual([{ learner: '9001', points: { 2: 1 }, at: null }]);
  });
});

describe('a question', () => {
  it('is worth what its first row says; another row that says otherwise is left out', () => {
    const { results, leftOut } = match(row({ learner: '9001', possible: 2 }), row({ learner: '9002', possible: 4 }));
    expect(results[0]?.questions).toEqual([{ item: '1', text: '', possible: 2 }]);
    expect(leftOut).toMatchObject([{ why: expect.stringContaining('worth 2 points') }]);
  });
});
