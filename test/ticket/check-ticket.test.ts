import { describe, expect, it } from '@jest/globals';
import { checkTicket } from '../../src/ticket/check-ticket.ts';
import { ComposedTicket } from '../../src/ticket/types.ts';
import { composed, TARGET } from '../builders/ticket/desk.ts';

const AGAINST = { units: ['Fractions'], targets: new Set([TARGET]) };

describe('a station ticket', () => {
  it('is not given out without the name of its station, and is told so beside everything else', () => {
    expect(checkTicket(composed({ kind: 'station', unit: 'Decimals' }), AGAINST)).toEqual([
      { question: null, what: 'unit' },
      { question: null, what: 'station' },
    ]);
    expect(checkTicket(composed({ kind: 'station', station: 'Number line' }), AGAINST)).toEqual([]);
    expect(ComposedTicket.safeParse({ ...composed({ kind: 'station' }), station: ' ' }).success).toBe(false);
  });

  it('alone needs one', () => {
    for (const kind of ['entrance', 'exit', 'habit']) expect(checkTicket(composed({ kind }), AGAINST)).toEqual([]);
  });
});
