import { describe, expect, it } from '@jest/globals';
import { SourceId } from '../../../src/ids.ts';
import { cameNext } from '../../../src/routing/scorecard/came-next.ts';
import { sitting } from '../../builders/ticket/sitting.ts';

function results(...of: readonly (readonly [right: number, questions: number])[]) {
  return of.map(([right, questions], i) =>
    sitting({ source: SourceId.parse(`ticket-${i}`), share: right / questions, possible: questions, questions }),
  );
}

describe('what came next', () => {
  it.each([
    ['four of five on one ticket reach 80 %', results([4, 5]), true],
    ['three of five do not', results([3, 5]), false],
    ['two single answers, both right, are two sources', results([1, 1], [1, 1]), true],
    ['and not with one of them wrong', results([1, 1], [0, 1]), false],
    ['what comes after the fifth question does not matter', results([5, 5], [0, 5], [0, 5]), true],
    ['nor what comes after the second source', results([2, 2], [2, 2], [0, 4]), true],
    ['the second is taken whole: 1 of 1 and 3 of 5 weigh 1 and 3.57, which is .69', results([1, 1], [3, 5]), false],
  ])('%s', (_, after, reached) => {
    expect(cameNext(after, 0.8)).toBe(reached);
  });

  it('cannot be told from less than five questions of one source', () => {
    expect(cameNext([], 0.8)).toBeNull();
    expect(cameNext(results([4, 4]), 0.8)).toBeNull();
  });

  it('counts further attempts at one source as the same source', () => {
    const twice = results([2, 2], [2, 2]).map((each) => ({ ...each, source: SourceId.parse('one') }));
    expect(cameNext(twice, 0.8)).toBeNull();
  });

  it('does not count the questions of work whose number of questions nobody knows, and needs a second source', () => {
    const whole = sitting({ source: SourceId.parse('essay'), share: 1, questions: null });
    expect(cameNext([whole], 0.8)).toBeNull();
    expect(cameNext([whole, ...results([2, 2])], 0.8)).toBe(true);
  });

  it('hears no habit ticket', () => {
    const habits = results([0, 5], [0, 5]).map((each) => ({ ...each, kind: 'habit' as const }));
    expect(cameNext([...habits, ...results([5, 5])], 0.8)).toBe(true);
  });

  it('is measured against the threshold asked about', () => {
    expect(cameNext(results([4, 5]), 0.9)).toBe(false);
  });
});
