import { describe, expect, it } from '@jest/globals';
import { findColumns } from '../../src/tables/columns.ts';

const OBVIOUS = [
  'Student UID',
  'First Name',
  'Last Name',
  'Question Number',
  'Question Text',
  'Points Earned',
  'Points Possible',
];

describe('the columns of a table of question results', () => {
  it('are told by obvious names, whatever their case and spacing', () => {
    expect(
      findColumns(
        OBVIOUS.map((name) => name.toUpperCase().replace(' ', '_')),
        {},
        [],
      ),
    ).toMatchObject({
      ok: true,
      columns: { learner: 0, first: 1, last: 2, question: 3, text: 4, points: 5, possible: 6 },
    });
  });

  it('that are missing are all told at once', () => {
    const found = findColumns(['Alpha', 'Beta'], {}, []);
    expect(found).toEqual({
      ok: false,
      problems: [
        expect.stringContaining('which question'),
        expect.stringContaining('who'),
        expect.stringContaining('how many points'),
      ],
    });
  });

  it('are those that were said, before any other name', () => {
    const found = findColumns(['Student UID', 'Q', 'Got', 'Of'], { question: 'q', points: 'Got', possible: 'OF' }, []);
    expect(found).toMatchObject({
      ok: true,
      map: { learner: 'Student UID', question: 'Q', points: 'Got', possible: 'Of' },
    });
  });

  it('are those that were said before, where all of them stand in the table', () => {
    const before = [{ learner: 'Wer', question: 'Frage', correct: 'Richtig' }];
    expect(findColumns(['Frage', 'Wer', 'Richtig', 'Punkte'], {}, before)).toMatchObject({
      ok: true,
      columns: { learner: 1, question: 0, correct: 2 },
    });
    expect(findColumns(['Frage', 'Wer', 'Falsch'], {}, before)).toMatchObject({ ok: false });
  });

  it('may be said anew, whatever was said before', () => {
    const before = [{ learner: 'Wer', question: 'Frage', points: 'Punkte' }];
    expect(findColumns(['Frage', 'Wer', 'Punkte', 'Neu'], { points: 'Neu' }, before)).toMatchObject({
      ok: true,
      columns: { points: 3 },
    });
  });

  it.each([
    [
      'that could be two things',
      ['Student UID', 'Question', 'Item', 'Correct'],
      {},
      '"question" and "item" could both be question',
    ],
    ['that stands there twice', ['Student UID', 'Question', 'Points', 'Points'], {}, 'stands in the table twice'],
    [
      'that was said and is not there',
      ['Student UID', 'Question', 'Correct'],
      { points: 'Nowhere' },
      '"Nowhere" that is to be points',
    ],
  ])('one %s is not guessed', (_what, header, said, problem) => {
    expect(findColumns(header, said, [])).toEqual({ ok: false, problems: [expect.stringContaining(problem)] });
  });
});
