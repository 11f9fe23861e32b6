import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DateOrder } from '../../src/tables/cells.ts';
import { readEvidenceCsv } from '../../src/tables/evidence-csv.ts';
import type { EvidenceRow } from '../../src/tables/evidence-table.ts';
import { InputError } from '../../src/cli/io.ts';

interface Heard {
  readonly rows: readonly EvidenceRow[];
  readonly rejected: readonly string[];
  readonly notes: readonly string[];
  readonly dated: boolean | null;
}

async function heard(lines: readonly string[], dates: DateOrder = null): Promise<Heard> {
  const [rows, rejected, notes]: [EvidenceRow[], string[], string[]] = [[], [], []];
  let said: boolean | null = null;
  const listener = {
    note: (text: string) => void notes.push(text),
    gradebook: (dated: boolean) => {
      said = dated;
    },
  };
  for await (const read of readEvidenceCsv(Readable.from([lines.join('\n')]), dates, listener)) {
    if (read.row === null) rejected.push(`${read.line}: ${read.why}`);
    else rows.push(read.row);
  }
  return { rows, rejected, notes, dated: said };
}

/** Learner, target and share of each result, in the order they were read. */
function results({ rows }: Heard): string[] {
  return rows.map(({ learner, target, share }) => `${learner} ${target} ${share}`);
}

describe('the gradebook that Canvas exports', () => {
  // instructure/canvas-lms at 0140a2e, lib/gradebook_exporter.rb: header, "Manual Posting" row, points row, EX, N/A, the test student
  const canvas = [
    'Student,ID,SIS User ID,SIS Login ID,Section,Notes,Entrance ticket [5.NF.A.1] (101),Exit ticket [5.NF.A.1] (102),Quiz 1 (103),Bonus (104),' +
      'Tickets Current Points,Tickets Unposted Final Score,Current Score (Fall 2026),Final Grade',
    ',,,,,,,Manual Posting,,,,,,',
    '    Points Possible,,,,,,4,5,10,0,(read only),(read only),(read only),(read only)',
    '"Ruiz, Ana",11,s11,ana,Math 5,likes maps,4,5.00,10,2,9,98,98,A',
    '"Okafor, Ben",12,s12,ben,Math 5,,1,EX,N/A,,9,50,50,F',
    '"Student, Test",99,,,Math 5,,4,4,4,,,,,',
  ];

  it("is one sitting for each scored cell, by the learner's id, on the code in the title's brackets or else the title", async () => {
    const read = await heard(canvas);
    expect(results(read)).toEqual(['11 5.NF.A.1 1', '11 5.NF.A.1 1', '11 Quiz 1 1', '12 5.NF.A.1 0.25']);
    expect(read.rejected).toEqual([]);
    expect(read.rows[1]).toMatchObject({
      source: 'Exit ticket [5.NF.A.1] (102)',
      possible: 5,
      questions: null,
      item: null,
      kind: 'coursework',
    });
  });

  it('has its other columns, and the learner who is nobody, passed over and said', async () => {
    expect((await heard(canvas)).notes).toEqual([
      'passed over, there are no scores in it: "Section", "Notes", "Tickets Current Points", "Tickets Unposted Final Score", "Current Score (Fall 2026)", ' +
        '"Final Grade", "Bonus (104)"',
      'the columns are taken in their order in time: "Entrance ticket [5.NF.A.1] (101)" is the oldest, "Quiz 1 (103)" the newest',
      'line 6 is passed over: it tells of no learner',
    ]);
  });

  it('may have last and first name in columns of their own', async () => {
    const read = await heard([
      'LastName,FirstName,ID,SIS Login ID,Section,Quiz (7)',
      'Points Possible,,,,,10',
      'Ruiz,Ana,11,ana,Math,8',
    ]);
    expect(results(read)).toEqual(['11 Quiz 0.8']);
  });
});

describe('a sheet with names down and work across', () => {
  it('is read in the order of its dates where every work has one', async () => {
    const read = await heard([
      'Last Name,First Name,Email Address,Quiz 2 [T],Quiz 1 [T],Overall Grade',
      'Date,,,2026-09-08,2026-09-01,',
      'Points,,,10,5,',
      'Class Average,,,7,4,80%',
      'Ruiz,Ana,ana@school.example,9,4,90%',
    ]);
    expect(read.rows).toMatchObject([
      { learner: 'ana@school.example', share: 0.9, at: '2026-09-08T00:00:00.000Z' },
      { share: 0.8, at: '2026-09-01T00:00:00.000Z' },
    ]);
    expect(read).toMatchObject({
      dated: true,
      notes: [
        'line 4 is passed over: it tells of no learner',
        'passed over, there are no scores in it: "Overall Grade"',
      ],
    });
  });

  it('is read in the order of its columns where a date is missing, and says so', async () => {
    const read = await heard(['Name,Quiz 2,Quiz 1', 'Date,2026-09-08,', 'Out of,10,5', 'Ana,9,4']);
    expect(read.dated).toBe(false);
    expect(read.notes).toEqual([
      'the columns are taken in their order in time: "Quiz 2" is the oldest, "Quiz 1" the newest',
    ]);
    const [first, second] = read.rows.map(({ at }) => Date.parse(at));
    expect((second ?? 0) - (first ?? 0)).toBe(1000);
  });

  it('never guesses a date that can be read two ways', async () => {
    const table = ['Name,Quiz 1', 'Due date,9/1/2026', 'Out of,10', 'Ana,9'];
    expect(await heard(table)).toMatchObject({
      dated: false,
      rejected: ['2: its dates can be read two ways: say --dates month-first or day-first'],
    });
    expect((await heard(table, 'day-first')).rows).toMatchObject([{ at: '2026-01-09T00:00:00.000Z' }]);
  });

  it('tells a learner apart by last and first name where there is nothing better', async () => {
    expect(results(await heard(['First Name,Last Name,Quiz', 'Out of,,10', 'Ana,Ruiz,5']))).toEqual([
      'Ruiz, Ana Quiz 0.5',
    ]);
  });

  it('may have a quiz or a grade in its header without being taken for a table of results', async () => {
    expect(results(await heard(['Name,Quiz,Homework', 'Max,10,4', 'Ana,5,4']))).toEqual([
      'Ana Quiz 0.5',
      'Ana Homework 1',
    ]);
    expect(results(await heard(['Last Name,First Name,ID,Grade,Quiz', 'Points,,,,4', 'Ruiz,Ana,7,5,1']))).toEqual([
      '7 Quiz 0.25',
    ]);
  });
});

// uc.powerschool-docs.com, "Moving student grades from one section to another": a row for each student, with material titles as column headers
describe('a gradebook without a row of points', () => {
  it.each([
    'Quiz (out of 20)',
    'Quiz - 20 pts',
    'Quiz [20 points]',
    'Quiz (Category: Tests, Max Points: 20)',
    'Quiz (Points Possible: 20)',
  ])('may say in a title what it is out of: %s', async (title) => {
    const read = await heard([`First Name,Last Name,Unique User ID,"${title}"`, 'Ana,Ruiz,u1,15']);
    expect(read.rows).toMatchObject([{ learner: 'u1', target: title, share: 0.75, possible: 20 }]);
  });

  it('may say it in each cell', async () => {
    expect(results(await heard(['Student,HW', 'Ana,8/10', 'Ben,50%']))).toEqual(['Ana HW 0.8', 'Ben HW 0.5']);
  });

  it('has a column of bare numbers refused by name, and one of words passed over; the rest counts', async () => {
    const read = await heard(['Student,HW,Attitude,Quiz 9/10', 'Ana,8/10,good,7']);
    expect(results(read)).toEqual(['Ana HW 0.8']);
    expect(read.rejected).toEqual([
      expect.stringMatching(
        /^1: column "Quiz 9\/10": nothing says what its scores are out of\. Add a row "Points Possible"/,
      ),
    ]);
    expect(read.notes).toContain('passed over, there are no scores in it: "Attitude"');
  });

  it('is bad input where no score can be read at all, with both ways out', async () => {
    const error = await heard(['Student,HW,Quiz', 'Ana,8,good']).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toMatch(/Points Possible[^]*learner,target,at,score/);
  });
});

describe('in a gradebook', () => {
  it.each(['', ' ', '-', 'EX', 'ex', 'Excused', 'N/A', 'Missing'])(
    '"%s" is no evidence, and nothing wrong',
    async (cell) => {
      expect(await heard(['Student,Quiz', 'Out of,10', `Ana,${cell}`])).toMatchObject({ rows: [], rejected: [] });
    },
  );

  it('a zero is evidence', async () => {
    expect(results(await heard(['Student,Quiz', 'Out of,10', 'Ana,0']))).toEqual(['Ana Quiz 0']);
  });

  it.each([
    ['11', 'score is above possible (10)'],
    ['-1', 'score is below 0'],
    ['good', 'score is no number'],
    ['3/0', 'it must be out of more than 0'],
  ])('a cell of "%s" is rejected with its line and column; the rest counts', async (cell, why) => {
    const read = await heard(['Student,Quiz,Test', 'Out of,10,10', `Ana,${cell},5`]);
    expect(read).toMatchObject({ rows: [{ target: 'Test' }], rejected: [`3: column "Quiz": ${why}`] });
  });

  it('works of the same title are different sources on one target', async () => {
    const { rows } = await heard(['Student,Exit ticket,Exit ticket', 'Out of,4,4', 'Ana,1,2']);
    expect(rows.map(({ target, source }) => [target, source])).toEqual([
      ['Exit ticket', 'Exit ticket (column 2)'],
      ['Exit ticket', 'Exit ticket (column 3)'],
    ]);
  });

  it('a learner who stands there twice, or nowhere, is rejected', async () => {
    const read = await heard(['ID,Section,Quiz (1)', 'Points Possible,,10', '7,A,5', '7,B,6', ',A,5']);
    expect(results(read)).toEqual(['7 Quiz 0.5']);
    expect(read.rejected).toEqual(['4: the learner stands on line 3 already', '5: learner is empty']);
  });

  it('a row of points under the learners comes too late, and is said', async () => {
    expect((await heard(['Student,Quiz', 'Ana,5/10', 'Out of,10'])).rejected).toEqual([
      '3: a row of points must stand above the learners',
    ]);
  });

  it('every scored cell, and no other, is a result, in time order for each learner', async () => {
    const cell = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });
    const grid = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const works = rows[0]?.map((_, work) => `Work ${work}`) ?? [];
        const table = [
          `Student,${works.join(',')}`,
          `Out of,${works.map(() => 5).join(',')}`,
          ...rows.map((cells, l) => `s${l},${cells.map((each) => each ?? '').join(',')}`),
        ];
        const read = await heard(table);
        expect(results(read)).toEqual(
          rows.flatMap((cells, l) =>
            cells.flatMap((each, work) => (each === null ? [] : [`s${l} Work ${work} ${each / 5}`])),
          ),
        );
        expect(
          read.rows.filter(
            (row, i) => read.rows[i - 1]?.learner === row.learner && row.at <= (read.rows[i - 1]?.at ?? row.at),
          ),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a table that names targets, or times and scores', () => {
  it.each([
    'learner,target,Quiz 1',
    'student,standard,date',
    'Last Name,First Name,Email,Date,Score',
    'name,date,Quiz 1',
  ])('is no gradebook: %s', async (header) => {
    await expect(heard([header, 'ana,a,1'])).rejects.toThrow(/is missing/);
  });
});
