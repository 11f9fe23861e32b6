import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { laidIn } from '../../../src/pages/setup/targets/route.ts';
import { moved, pressIn, rowsIn } from '../../../src/pages/setup/typed-rows.ts';
import { EMPTY_TARGET, type TypedTarget } from '../../../src/school/class/typed-targets.ts';

const Row = z.strictObject({ code: z.string(), unit: z.string() });
const EMPTY = { code: '', unit: '' };
const codes = (rows: readonly { readonly code: string }[] | null) => rows?.map(({ code }) => code);

describe('a table in a form', () => {
  it('is read in the order of its rows, whatever the order of its fields', () => {
    const form = { 't10.code': 'c', 't2.code': 'b', 't0.code': 'a', 't2.unit': 'Shapes', 'a0.code': 'of another' };
    expect(rowsIn(form, 't', EMPTY, Row)).toEqual([
      { code: 'a', unit: '' },
      { code: 'b', unit: 'Shapes' },
      { code: 'c', unit: '' },
    ]);
  });

  it.each([
    ['up:1', 'bac'],
    ['up:0', 'abc'],
    ['down:0', 'bac'],
    ['down:2', 'abc'],
    ['out:1', 'ac'],
    ['out:7', 'abc'],
  ])('is after the button %s in the order %s', (button, order) => {
    const press = pressIn({ do: button });
    if (!('row' in press)) throw new Error('a button of a row');
    expect(moved(['a', 'b', 'c'], press).join('')).toBe(order);
  });
});

function row(change: Partial<TypedTarget>): TypedTarget {
  return { ...EMPTY_TARGET, ...change };
}

describe('rows of a spreadsheet', () => {
  it('come behind those that are there, but the one with the code of another in its place, as the same target', () => {
    const laid = laidIn(
      [row({ code: 'A', was: 'A', iCan: 'old' }), row({}), row({ code: 'B', was: 'B' })],
      [row({ code: 'C' }), row({ code: ' A ', iCan: 'new' })],
    );
    expect(codes(laid)).toEqual([' A ', 'B', 'C']);
    expect(laid[0]).toMatchObject({ was: 'A', iCan: 'new' });
  });
});
