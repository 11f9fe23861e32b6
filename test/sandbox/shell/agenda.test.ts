import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createAgenda } from '../../../src/sandbox/shell/agenda.ts';
import type { Instant } from '../../../src/time.ts';

const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-01-03'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 11).concat('00:00:00.000Z') as Instant);

describe('the agenda', () => {
  it('gives what is due in order of time, and of equal times in the order noted', () => {
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 60 }), instants, (times, until) => {
        const agenda = createAgenda<number>();
        for (const [index, at] of times.entries()) agenda.add(at, index);
        const taken: number[] = [];
        for (let next = agenda.take(until); next !== null; next = agenda.take(until)) taken.push(next.what);
        const expected = times
          .map((at, index) => ({ at, index }))
          .filter(({ at }) => at <= until)
          .toSorted((a, b) => (a.at === b.at ? a.index - b.index : Number(a.at > b.at) * 2 - 1))
          .map(({ index }) => index);
        expect(taken).toEqual(expected);
      }),
    );
  });
});
