import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readEvidenceCsv } from '../../src/tables/evidence-csv.ts';
import type { DateOrder } from '../../src/tables/cells.ts';
import type { RowRead } from '../../src/tables/evidence-table.ts';
import { InputError } from '../../src/cli/io.ts';

async function rowsOf(table: string, dates: DateOrder = null): Promise<RowRead[]> {
  const rows: RowRead[] = [];
  for await (const row of readEvidenceCsv(Readable.from([table]), dates)) rows.push(row);
  return rows;
}

async function refused(header: string): Promise<readonly string[]> {
  try {
    await rowsOf(`${header}\n`);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('the header was taken');
}

describe('the header of another table', () => {
  // instructure/canvas-lms 1e3a725, gems/plugins/account_reports/lib/account_reports/improved_outcome_reports/outcome_results_report.rb, HEADERS
  const CANVAS = [
    'student name',
    'student id',
    'student sis id',
    'assessment title',
    'assessment id',
    'assessment type',
    'submission date',
    'submission score',
    'learning outcome name',
    'learning outcome id',
    'attempt',
    'outcome score',
    'assessment question',
    'assessment question id',
    'course name',
    'course id',
    'course sis id',
    'section name',
    'section id',
    'section sis id',
    'assignment url',
    'learning outcome friendly name',
    'learning outcome points possible',
    'learning outcome mastery score',
    'learning outcome mastered',
    'learning outcome rating',
    'learning outcome rating points',
    'learning outcome group title',
    'learning outcome group id',
    'account id',
    'account name',
    'enrollment state',
  ];

  it("may be that of Canvas's outcome results report", async () => {
    const cells: Record<string, string> = {
      'student name': '"Ruiz, Ana"',
      'student id': '11',
      'assessment title': 'Quiz 1',
      'assessment id': '77',
      'submission date': '2026-09-01T10:00:00Z',
      'submission score': '9',
      'learning outcome name': '5.NF.A.1',
      'learning outcome id': '3',
      'outcome score': '4',
      'learning outcome points possible': '5',
    };
    const [read] = await rowsOf([CANVAS.join(','), CANVAS.map((name) => cells[name] ?? '').join(',')].join('\n'));
    expect(read?.row).toMatchObject({
      learner: '11',
      target: '5.NF.A.1',
      at: '2026-09-01T10:00:00.000Z',
      share: 0.8,
      possible: 5,
      source: '77',
    });
  });

  it('may be that of a sheet of quiz responses, with its points and dates', async () => {
    const table =
      'Timestamp,Email Address,Skill,Score\n9/1/2026 14:05:11,ana@school.example,T,8 / 10\n9/13/2026 2:05 PM,ana@school.example,T,85%\n';
    expect((await rowsOf(table, 'month-first')).map(({ row }) => row)).toMatchObject([
      { learner: 'ana@school.example', at: '2026-09-01T14:05:11.000Z', share: 0.8, possible: 10 },
      { at: '2026-09-13T14:05:00.000Z', share: 0.85, possible: 100 },
    ]);
  });

  it.each([
    'student,outcome,submitted at,points,points possible',
    'Student_ID,Standard,Date,Grade,Out Of',
    ' USER ID ,Learning-Target,Timestamp,Result,Max',
    'user id,assignment,date,score,possible',
    'name,objective,graded at,mark,max score',
  ])('is found by name, whatever its case and spacing: %s', async (header) => {
    expect((await rowsOf(`${header}\nana,T,2026-09-01,3,4\n`))[0]?.row).toMatchObject({
      learner: 'ana',
      target: 'T',
      share: 0.75,
      possible: 4,
    });
  });

  it('takes an id before a name, and a standard before the work it was seen in, which is then the source', async () => {
    const [read] = await rowsOf(
      'student name,student id,assignment,standard,date,points\nAna,11,Quiz,T,2026-09-01,1\n',
    );
    expect(read?.row).toMatchObject({ learner: '11', target: 'T', source: 'Quiz' });
  });

  it('that could be read two ways is an error naming both', async () => {
    expect(await refused('student,objective,skill,date,timestamp,grade')).toEqual([
      'line 1: "objective" and "skill" could both be "target"; name the right one target',
      'line 1: "date" and "timestamp" could both be "at"; name the right one at',
    ]);
    expect((await refused('student id,user id,target,at,score'))[0]).toContain(
      '"student id" and "user id" could both be "learner"',
    );
  });

  it('changes nothing where our own four names stand: all else is passed over', async () => {
    const [read] = await rowsOf('learner,target,at,score,points possible,assignment\nana,T,2026-09-01,1,10,Quiz\n');
    expect(read?.row).toMatchObject({ share: 1, possible: 1, source: 'line 2' });
    expect((await rowsOf('learner,target,at,score\nana,T,2026-09-01,8 / 10\n'))[0]).toMatchObject({
      row: null,
      why: 'score is no number',
    });
  });
});

function table(date: string): string {
  return `learner,target,at,score\nana,T,${date},1\n`;
}

describe('a date that could be read two ways', () => {
  it('is not guessed: the row says what to add', async () => {
    expect((await rowsOf(table('9/1/2026')))[0]).toMatchObject({
      row: null,
      why: expect.stringContaining('--dates month-first or day-first'),
    });
  });

  it.each([
    ['9/1/2026', 'month-first', '2026-09-01T00:00:00.000Z'],
    ['9/1/2026', 'day-first', '2026-01-09T00:00:00.000Z'],
    ['1.9.2026 8:30', 'day-first', '2026-09-01T08:30:00.000Z'],
    ['9/1/2026, 12:05 AM', 'month-first', '2026-09-01T00:05:00.000Z'],
    ['9/1/2026 12:00 pm', 'month-first', '2026-09-01T12:00:00.000Z'],
  ] as const)('%s is read %s', async (date, order, at) => {
    expect((await rowsOf(table(`"${date}"`), order))[0]?.row?.at).toBe(at);
  });

  it.each(['13/1/2026', '2/30/2026', '9/1/2026 13:00 PM', '9/1/26'])(
    '%s is no day with the month first',
    async (date) => {
      expect((await rowsOf(table(date), 'month-first'))[0]).toMatchObject({
        row: null,
        why: expect.stringContaining('at is no time'),
      });
    },
  );
});

describe('a row that cannot be read', () => {
  it('is named by the line it begins on, also after cells with line breaks', async () => {
    const rows = await rowsOf(
      'learner,target,at,score\n"ana\r\nruiz","T\n\n1",2026-09-01,1\nben,T,2026-09-01,x\n\n"c\ry",T,2026-09-01,1\ndan,T,2026-09-01,y\n',
    );
    expect(rows.map(({ line, row }) => [line, row === null])).toEqual([
      [2, false],
      [6, true],
      [8, false],
      [10, true],
    ]);
  });
});
