import { describe, expect, it } from '@jest/globals';
import { carriedDay } from '../../src/store/day/carried-decisions.ts';
import { boardDecisions, boardEvidence } from '../builders/board/board-decisions.ts';

const DAY = boardDecisions(31, boardEvidence(31));

describe('a day that an older Waymark decided', () => {
  it('asks about no seminar in particular where a question did not say of which it was', () => {
    const questions = DAY.seminar.questions.map(({ date: _date, slot: _slot, ...question }) => question);
    const old = { ...DAY, seminar: { ...DAY.seminar, questions } } as unknown as typeof DAY;
    expect(carriedDay(old).seminar.questions).toEqual(
      DAY.seminar.questions.map((question) => ({ ...question, date: null, slot: null })),
    );
  });

  it('names no questions and nothing that was asked for for the next ticket where it did not', () => {
    const old = { ...DAY, nextTicket: { targets: [], settles: 1, of: 2 } } as unknown as typeof DAY;
    expect(carriedDay(old).nextTicket).toEqual({ targets: [], settles: 1, of: 2, questions: [], asked: [] });
  });

  it('tells no rhythm, no assessment and no exit ticket where it did not', () => {
    const { rhythm: _rhythm, summatives: _summatives, exits: _exits, ...rest } = DAY;
    expect(carriedDay(rest as unknown as typeof DAY)).toMatchObject({ rhythm: [], summatives: [], exits: [] });
  });

  it('is left as it is where it says all', () => {
    expect(carriedDay(DAY)).toEqual(DAY);
  });
});
