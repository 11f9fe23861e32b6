import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sameNumber } from '../../src/ticket/number.ts';

describe('two texts', () => {
  it.each([
    ['3/4', '0.75'],
    ['0,75', '3/4'],
    ['37,5', '37.5'],
    ['1 1/2', '3/2'],
    ['6/8', '3/4'],
    [' 12 ', '12'],
    ['+4', '4'],
    ['.5', '1/2'],
    ['\u22123', '-3'],
    ['75%', '0.75'],
    ['1,000', '1000'],
    ['1 000 000', '1000000'],
    ['1,000', '1'],
    ['-1 1/2', '-1.5'],
    ['007', '7'],
  ])('%s and %s are the same number', (a, b) => {
    expect(sameNumber(a, b)).toBe(true);
  });

  it.each([
    ['1/3', '0.33'],
    ['3/4', '4/3'],
    ['', '0'],
    ['1/0', '1/0'],
    ['twelve', '12'],
    ['12 apples', '12'],
    ['--3', '3'],
    ['1e3', '1000'],
    ['9'.repeat(50), '9'.repeat(50)],
  ])('%s and %s are not', (a, b) => {
    expect(sameNumber(a, b)).toBe(false);
  });

  it('are the same number whichever comes first', () => {
    const text = fc.oneof(
      fc.integer().map(String),
      fc.tuple(fc.integer(), fc.nat()).map(([a, b]) => `${a}/${b}`),
      fc.string(),
    );
    fc.assert(fc.property(text, text, (a, b) => sameNumber(a, b) === sameNumber(b, a)));
  });

  it('are the same number as itself, for every fraction with something under it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }), (over, under) =>
        sameNumber(`${over}/${under}`, `${over * 3}/${under * 3}`),
      ),
    );
  });
});
