import { describe, expect, it } from '@jest/globals';
import { targetRowsOf } from '../../../src/school/class/target-rows.ts';
import { EMPTY_TARGET, readTargets, typedTarget, type TypedTarget } from '../../../src/school/class/typed-targets.ts';
import { readTargetsCsv } from '../../../src/tables/targets-csv.ts';
import { schoolFile } from '../../builders/school.ts';
import { target } from '../../builders/target.ts';

const file = schoolFile({
  courses: [
    {
      id: '6001',
      teacher: 't.rivera@cedar.example',
      area: 'mathematics',
      units: [{ title: 'Fractions', targets: ['5.NF.A.1', 'ours'] }],
    },
    { id: '6002', teacher: 'o.other@cedar.example', units: [{ title: 'Theirs', targets: ['ours'] }] },
  ],
  targets: [
    target({ code: '4.NF.B.3', priority: true }),
    target({
      code: '5.NF.A.1',
      requires: ['4.NF.B.3'] as never,
      codes: [{ of: 'TEKS', code: '5.3H', text: 'add: = fractions' }],
    }),
    target({ code: 'ours' }),
    target({ code: 'free', codes: [{ of: 'TEKS', code: '9.9' }] }),
  ],
});
const [course] = file.courses;
if (course === undefined) throw new Error('there is a class');
const shown = targetRowsOf(file, course);
const typed = shown.map(typedTarget);

function read(rows: readonly TypedTarget[]) {
  return course === undefined ? null : readTargets(rows, shown, { file, course });
}
function row(change: Partial<TypedTarget>): TypedTarget {
  return { ...EMPTY_TARGET, unit: 'Fractions', ...change };
}
function changed(place: number, change: Partial<TypedTarget>): TypedTarget[] {
  return typed.map((each, i) => (i === place ? { ...each, ...change } : each));
}

describe('a table of targets as it was shown', () => {
  it('is read as it was, with what no field shows', () => {
    expect(read(typed)).toEqual({ ok: true, rows: shown.map((value) => ({ key: value.target.code, value })) });
  });

  it('takes a unit from the row above, and "-" for what is only built on', () => {
    expect(typed.map(({ unit }) => unit)).toEqual(['Fractions', 'Fractions', '-']);
    const blank = typed.map((each, i) => (i === 1 ? { ...each, unit: ' ' } : each));
    expect(read(blank)).toEqual(read(typed));
  });

  it('may take a target of the school by its code alone', () => {
    expect(read([...typed, row({ code: 'free' })])).toMatchObject({
      ok: true,
      rows: [{}, {}, {}, { key: 'free', value: { target: file.targets[3] } }],
    });
  });

  it('keeps one target with its many codes', () => {
    const codes = 'TEKS: 5.3H = add fractions\nDistrict: MA5-2';
    expect(read([row({ code: 'n', iCan: 'I can n', codes })])).toMatchObject({
      rows: [
        {
          value: {
            target: {
              area: 'mathematics',
              codes: [
                { of: 'TEKS', code: '5.3H', text: 'add fractions' },
                { of: 'District', code: 'MA5-2' },
              ],
            },
          },
        },
      ],
    });
  });
});

describe('what is wrong in a table of targets', () => {
  it.each<[string, readonly TypedTarget[], object]>([
    ['no code', [row({ iCan: 'I can' })], { row: 0, field: 'code', is: 'missing' }],
    ['no sentence', [row({ code: 'n' })], { row: 0, field: 'iCan', is: 'missing' }],
    ['no unit', [{ ...row({ code: 'n', iCan: 'I can' }), unit: '' }], { row: 0, field: 'unit', is: 'no-unit' }],
    [
      'a grade that is none',
      [row({ code: 'n', iCan: 'I can', grade: 'five' })],
      { row: 0, field: 'grade', is: 'number' },
    ],
    [
      'a code twice',
      [...typed, row({ code: '5.NF.A.1', iCan: 'I can' })],
      { row: 3, field: 'code', is: 'twice', about: '5.NF.A.1' },
    ],
    [
      'a target nobody has',
      changed(0, { requires: 'none' }),
      { row: 0, field: 'requires', is: 'unknown', about: 'none' },
    ],
    ['a circle', changed(2, { requires: '5.NF.A.1' }), { field: 'requires', is: 'circle' }],
    [
      'a code line of another shape',
      [row({ code: 'n', iCan: 'I can', codes: '5.3H' })],
      { field: 'codes', is: 'codes' },
    ],
    [
      "another target's code",
      [row({ code: 'n', iCan: 'I can', codes: 'TEKS: 9.9' })],
      { field: 'codes', is: 'code-elsewhere', about: 'TEKS: 9.9 (free)' },
    ],
    [
      'the words of a target another class has',
      changed(1, { iCan: 'I can differ' }),
      { row: 1, field: 'iCan', is: 'shared' },
    ],
    ['a sentence beyond measure', [row({ code: 'n', iCan: 'x'.repeat(2000) })], { field: 'iCan', is: 'too-long' }],
    ['hidden signs', [row({ code: 'n', iCan: 'I can\u202e' })], { field: 'iCan', is: 'hidden' }],
  ])('%s is told with its row and field', (_what, rows, problem) => {
    const found = read(rows);
    expect(found?.ok === false ? found.problems : found).toEqual([expect.objectContaining(problem)]);
  });

  it('is told all at once', () => {
    const found = read([row({ iCan: 'x' }), row({ code: 'n', grade: '99' })]);
    expect(found?.ok === false && found.problems.map(({ row: at, field }) => `${at} ${field}`)).toEqual([
      '0 code',
      '1 iCan',
      '1 grade',
    ]);
  });
});

describe('a table of targets from a spreadsheet', () => {
  it('is read by the names of its columns, in either language, with the line of each row', () => {
    const text = 'Unidad;Código;Puedo;Grado\nFractions;a;I can a;5\n;b;"I can b,\nreally";5\n';
    expect(readTargetsCsv(text)).toMatchObject({
      ok: true,
      rows: [
        { line: 2, typed: { unit: 'Fractions', code: 'a', iCan: 'I can a', grade: '5' } },
        { line: 3, typed: { unit: '', code: 'b', iCan: 'I can b,\nreally' } },
      ],
    });
  });

  it.each([
    [
      'Unit,Grade\nx,5',
      [
        { is: 'no-column', about: 'code' },
        { is: 'no-column', about: 'iCan' },
      ],
    ],
    ['Code,I can\n', [{ is: 'no-rows' }]],
    [`Code,I can\n${'a,b\n'.repeat(401)}`, [{ is: 'too-many', about: 401 }]],
    ['', [expect.objectContaining({ is: 'table' })]],
  ])('%# says what is wrong with it', (text, problems) => {
    expect(readTargetsCsv(text)).toEqual({ ok: false, problems });
  });
});
