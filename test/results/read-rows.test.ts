import { describe, expect, it } from '@jest/globals';
import { findColumns } from '../../src/tables/columns.ts';
import { readRows, type RowsRead } from '../../src/results/read-rows.ts';
import { readTable } from '../../src/tables/table.ts';

function read(text: string, dates: Parameters<typeof readRows>[2] = null): RowsRead {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.problem);
  const found = findColumns(table.table.header, {}, []);
  if (!found.ok) throw new Error(found.problems.join());
  return readRows(table.table, found.columns, dates);
}

describe('a row', () => {
  it('says whose answer it is, to what, and how many points of how many', () => {
    expect(
      read(
        'uid,first name,last name,question,question text,points,possible,submitted\n9001,Ana,Ruiz,3,"What is 1/2, in eighths?",1,2,2026-03-06T15:00:00Z',
      ).rows,
    ).toEqual([
      {
        line: 2,
        learner: '9001',
        schoolId: '',
        name: 'Ana Ruiz',
        coursework: '',
        question: '3',
        text: 'What is 1/2, in eighths?',
        points: 1,
        possible: 2,
        at: '2026-03-06T15:00:00.000Z',
      },
    ]);
  });

  it('may say right or wrong, or points of points in one cell', () => {
    expect(read('uid,question,correct\n1,1,Correct\n1,2,incorrect').rows).toMatchObject([
      { points: 1, possible: 1 },
      { points: 0, possible: 1 },
    ]);
    expect(read('uid,question,points\n1,1,3 / 4').rows).toMatchObject([{ points: 3, possible: 4 }]);
  });

  it('that nobody has scored is no 0', () => {
    expect(read('uid,question,points,possible\n1,1,,2\n1,2,0,2')).toMatchObject({
      rows: [{ question: '2', points: 0 }],
      unscored: 1,
      leftOut: [],
    });
  });

  it.each([
    ['uid,question,points,possible\n1,1,x,2', 'no number'],
    ['uid,question,points,possible\n1,1,-1,2', 'below 0'],
    ['uid,question,points,possible\n1,1,3,2', 'above what'],
    ['uid,question,points,possible\n1,1,0,0', 'worth no points'],
    ['uid,question,points,possible\n1,,1,2', 'which question'],
    ['uid,question,points\n1,1,3', 'how many points the question is worth'],
    ['uid,question,correct\n1,1,perhaps', 'neither right nor wrong'],
    ['uid,question,correct\n1,1', 'has 2 cells'],
    ['uid,question,correct,at\n1,1,yes,9/1/2026', '--dates'],
  ])('%j is left out with its line and reason', (text, why) => {
    expect(read(text)).toMatchObject({ rows: [], leftOut: [{ line: 2, why: expect.stringContaining(why) }] });
  });

  it('dates as spreadsheets write them are read once their order is said', () => {
    expect(read('uid,question,correct,at\n1,1,yes,9/1/2026', 'month-first').rows).toMatchObject([
      { at: '2026-09-01T00:00:00.000Z' },
    ]);
  });
});

describe('a table', () => {
  it('keeps its line numbers through empty lines and cells of several lines', () => {
    const { leftOut } = read('\uFEFFuid;question;question text;correct\n\n1;1;"two\nlines";yes\n;;;\n1;2;x;perhaps');
    expect(leftOut).toMatchObject([{ line: 6 }]);
  });

  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['uid,question\n"1,2', 'quotation mark'],
  ])('%j cannot be read, and says why', (text, problem) => {
    expect(readTable(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});
