import { describe, expect, it } from '@jest/globals';
import { CHANGING } from '../../src/plan/ledger-row.ts';
import { LEFT_BY, LIMITS, limitOf } from '../../src/plan/limits.ts';

describe('the limit a row was left by', () => {
  it('is read from its trouble, and from no other trouble', () => {
    expect(LIMITS.map((limit) => limitOf(LEFT_BY[limit]))).toEqual([...LIMITS]);
    expect([limitOf(null), limitOf(CHANGING)]).toEqual([null, null]);
  });
});
