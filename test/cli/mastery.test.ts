import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { InputError, type Io } from '../../src/cli/io.ts';
import { registerMastery } from '../../src/cli/teacher/mastery.ts';

interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mastery-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command on a table, in one piece or cut into chunks. */
async function run(input: string | readonly (string | Uint8Array)[], ...flags: readonly string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdin: Readable.from(
      typeof input === 'string'
        ? [Buffer.from(input)]
        : input.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)),
    ),
    stdout: collector(out),
    stderr: collector(err),
    env: {},
    now: () => {
      throw new Error('the clock was read');
    },
    interrupted: () => Promise.reject(new Error('nobody interrupts')),
  };
  let exit = -1;
  const program = new Command('waymark').exitOverride();
  registerMastery(program, io, (value) => {
    exit = value;
  });
  try {
    await program.parseAsync(['mastery', ...flags], { from: 'user' });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { exit: 2, stdout: out.join(''), stderr: error.problems.join('\n') };
  }
  return { exit, stdout: out.join(''), stderr: err.join('') };
}

function collector(parts: string[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _, done) => {
      parts.push(chunk.toString());
      done();
    },
  });
}

interface Said {
  readonly mastery: readonly Record<string, unknown>[];
  readonly rejected: readonly { readonly line: number; readonly why: string }[];
}

async function asJson(input: string, ...flags: readonly string[]): Promise<Said & { readonly exit: number }> {
  const { exit, stdout } = await run(input, '--json', ...flags);
  return { exit, ...(JSON.parse(stdout) as Said) };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const TWO_QUIZZES = [
  'learner,target,at,score,possible,questions,source',
  'ana,5.NF.A.1,2026-09-01T10:00:00Z,4,5,5,q1',
  'ana,5.NF.A.1,2026-09-02T10:00:00Z,4,5,5,q2',
].join('\n');

describe('a table whose cells are parted otherwise', () => {
  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('by %s is refused in one line that says so', async (what, sign) => {
    const said = `line 1: the cells of this table are parted by ${what}; save it with commas between them (CSV) and a point in its decimals`;
    expect(await run(TWO_QUIZZES.replaceAll(',', sign))).toEqual({ exit: 2, stdout: '', stderr: said });
    expect(await run(`"Student"${sign}"ID"${sign}"Quiz 1"\nAna${sign}1${sign}5\n`)).toMatchObject({
      exit: 2,
      stderr: said,
    });
  });

  it('is told from a table of one column', async () => {
    expect((await run('Comments; questions\nnone\n')).stderr.split('\n')).toHaveLength(4);
  });
});

describe('a table in another encoding', () => {
  const two = Buffer.from('learner,target,at,score\nJos\u00e9,T,2026-09-01,1\nJos\u00e8,T,2026-09-02,0\n', 'latin1');

  it('is refused with the place that shows it, so that no two learners become one', async () => {
    expect(await run([two])).toEqual({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/^line 2, column 4: the byte E9 is no UTF-8/),
    });
    expect(await run([two], '--json')).toMatchObject({ exit: 2, stdout: '' });
    expect(await run([Buffer.from('\uFEFFlearner,target,at,score\n', 'utf16le')])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/^the table seems to be text in UTF-16/),
    });
  });

  it('is one of those things that are wrong, told with the others', async () => {
    expect((await run([two], '--threshold', '2')).stderr.split('\n')).toEqual([
      expect.stringContaining('--threshold'),
      expect.stringContaining('no UTF-8'),
    ]);
  });

  it('may be a rule file too', async () => {
    const path = join(folder, 'latin.yaml');
    await writeFile(path, Buffer.from('threshold: 0.8 # caf\u00e9\n', 'latin1'));
    expect(await run(TWO_QUIZZES, '--rule', path)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--rule: .*latin\.yaml: line 1, column 21: the byte E9/),
    });
  });
});

/** "4/5 3/5": a result a day. */
function rowsOf(results: string): string[] {
  return results
    .split(' ')
    .map((each, day) => `ana,T,2026-09-0${day + 1},${each.split('/').join(',')},${each.split('/')[1]}`);
}

describe('the answer', () => {
  it('is one JSON document with everything design 4.6 names', async () => {
    const { exit, mastery, rejected } = await asJson(TWO_QUIZZES);
    expect(exit).toBe(0);
    expect(rejected).toEqual([]);
    expect(mastery).toEqual([
      {
        learner: 'ana',
        target: '5.NF.A.1',
        method: 'beta-decay',
        value: expect.closeTo(0.747, 3),
        points: 3.74,
        low: expect.closeTo(0.551, 3),
        high: expect.closeTo(0.915, 3),
        pThreshold: expect.closeTo(0.409, 3),
        level: 'mastered',
        evidence: 2,
        sources: 2,
        rule: expect.stringMatching(/^Mastered is 80% or more/),
        wouldChange: '3 of 5 on one more ticket would make it “was mastered; check again”.',
        reason: 'value',
        recheckAt: '2026-09-09T10:00:00.000Z',
        due: false,
        stale: false,
      },
    ]);
  });

  it.each([
    ['value', '4/5 4/5'],
    ['value', '3/5 3/5'],
    ['value', '3/5 4/5'],
    ['value', '5/5 5/5 1/5'],
    ['one-source', '7/10 10/10'],
    ['sources-disagree', '5/5 1/5'],
    ['learning', '1/5 5/5 5/5'],
    ['light-answer', '5/5 5/5 0/1'],
    ['too-little', '5/5'],
  ])('says %s of %s', async (reason, results) => {
    const { mastery } = await asJson(['learner,target,at,score,possible,questions', ...rowsOf(results)].join('\n'));
    expect(mastery).toMatchObject([{ reason }]);
  });

  it('says when the next look at a mastered target is, whether it is due, and what is too old to rest on', async () => {
    const at = async (time: string): Promise<unknown> => (await asJson(TWO_QUIZZES, '--at', time)).mastery[0];
    expect(await at('2026-09-09T09:00:00Z')).toMatchObject({
      recheckAt: '2026-09-09T10:00:00.000Z',
      due: false,
      stale: false,
    });
    expect(await at('2026-09-09T10:00:00Z')).toMatchObject({
      recheckAt: '2026-09-09T10:00:00.000Z',
      due: true,
      stale: false,
    });
    expect(await at('2026-12-09T10:00:00Z')).toMatchObject({ level: 'mastered', due: true, stale: true });
    expect((await asJson('learner,target,at,score\nana,T,2026-09-01,0\n')).mastery).toMatchObject([
      { recheckAt: null, due: false },
    ]);
  });

  it('is a table for people by default', async () => {
    const { stdout } = await run(TWO_QUIZZES);
    expect(stdout).toBe(
      'learner  target    level     estimate  10-90%      evidence  sources\nana      5.NF.A.1  mastered  75%       55% to 92%  2         2\n',
    );
  });

  it('is in words when asked to explain', async () => {
    const { stdout } = await run(TWO_QUIZZES, '--explain');
    expect(stdout).toContain('ana, 5.NF.A.1\n  Mastered. Estimate 75%, most likely between 55% and 92%');
    expect(stdout).toContain('What would change it: 3 of 5 on one more ticket would');
  });

  it('says the rule once, then where everyone stands, in lines that fit', async () => {
    const { stdout } = await run(`${TWO_QUIZZES}\nben,5.NF.A.1,2026-09-01T10:00:00Z,4,5,5,q1\n`, '--explain');
    expect(stdout.match(/Mastered is 80%/g)).toHaveLength(1);
    expect(stdout).toContain('\n\n2 learners, 1 target: 1 mastered; 1 not enough evidence yet.\n\nana, 5.NF.A.1\n');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(98);
    expect((await run('learner,target,at,score\n', '--explain')).stdout).toBe('There is no result to tell about.\n');
  });

  it('speaks of the evidence and the sources of its columns, and of days as the table writes them', async () => {
    const told = async (results: string) => {
      const table = ['learner,target,at,score,possible,questions', ...rowsOf(results)].join('\n');
      return JSON.stringify((await asJson(table, '--explain')).mastery[0]);
    };

    expect(await told('4/5 4/5')).toContain('from at least 2 pieces of evidence from 2 sources, counting for');
    expect(await told('7/10 10/10')).toMatch(/This rests on one source: .*\. One more ticket\./);
    expect(await told('5/5 1/5')).toMatch(/The sources disagree: .* and .*\. One more ticket\./);
    expect(await told('5/5')).toContain('So far: 1 piece of evidence from 1 source.');
    expect(await told('4/5 4/5 3/5')).toContain('It was mastered on 2026-09-02;');
    const path = join(folder, 'three.yaml');
    await writeFile(path, 'minEvidence: 3\n');
    expect((await asJson(TWO_QUIZZES, '--rule', path)).mastery).toMatchObject([
      { wouldChange: expect.stringMatching(/^One more piece of evidence is missing\. /) },
    ]);
  });

  it('has no words for what is foretold', async () => {
    expect(await run(TWO_QUIZZES, '--predict', '--explain')).toEqual({
      exit: 2,
      stdout: '',
      stderr: '--explain: says a level in words; --predict sets none, so leave one of the two out',
    });
  });

  it('refuses an order of dates that is none', async () => {
    expect(await run(TWO_QUIZZES, '--dates', 'us')).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: '--dates: "us" is neither month-first nor day-first',
    });
  });

  it('has nothing in it that steers a terminal', async () => {
    const { stdout } = await run('learner,target,at,score\nana\u001b[31m,T,2026-09-01,1\n');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('the table', () => {
  it('may have its columns in any order, others among them, a byte order mark and Windows line ends', async () => {
    const table = '\ufeffScore,note,TARGET,at,learner\r\n1,"a, b",T,2026-09-01T10:00:00Z,ana\r\n';
    expect(await asJson(table)).toMatchObject({ exit: 0, mastery: [{ learner: 'ana', target: 'T', evidence: 1 }] });
  });

  it('may come in pieces cut anywhere', async () => {
    const whole = await run(TWO_QUIZZES, '--json');
    expect(await run(TWO_QUIZZES.match(/[^]{1,3}/g) ?? [], '--json')).toEqual(whole);
  });

  it('need not be sorted; equal times keep the order of the file', async () => {
    const [header = '', first = '', second = ''] = TWO_QUIZZES.split('\n');
    expect((await asJson([header, second, first].join('\n'))).mastery).toEqual((await asJson(TWO_QUIZZES)).mastery);
    const value = async (...scores: readonly number[]): Promise<unknown> =>
      (await asJson(['learner,target,at,score', ...scores.map((score) => `ana,T,2026-09-01,${score}`)].join('\n')))
        .mastery[0]?.['value'];
    expect(await value(0, 1)).toBeGreaterThan(Number(await value(1, 0)));
  });

  it('counts one question a row without a column for them, and an unknown number in an empty cell', async () => {
    const one = await asJson('learner,target,at,score\nana,T,2026-09-01,1\n');
    const unknown = await asJson('learner,target,at,score,questions\nana,T,2026-09-01,1,\n');
    expect(one.mastery[0]?.['value']).toBeCloseTo((1.95 + 1) / 4, 12);
    expect(unknown.mastery[0]?.['value']).toBeCloseTo((1.95 + 2) / 5, 12);
  });

  it('has a source of its own in each row that names none', async () => {
    const rows = ['ana,T,2026-09-01,1,a', 'ana,T,2026-09-02,1,a', 'ana,T,2026-09-03,1,', 'ana,T,2026-09-04,1,'];
    expect((await asJson(['learner,target,at,score,source', ...rows].join('\n'))).mastery).toMatchObject([
      { evidence: 4, sources: 3 },
    ]);
  });

  it('takes a time without an offset as UTC, and any other to the same moment', async () => {
    const rows = ['ana,T,2026-09-01T10:00:00,0', 'ana,T,2026-09-01T10:00:01+02:00,1'];
    expect((await asJson(['learner,target,at,score', ...rows].join('\n'))).mastery[0]?.['value']).toBeCloseTo(
      (1.95 + 0.85) / 4.85,
      12,
    );
  });

  it('leaves habit tickets out of mastery', async () => {
    expect((await asJson('learner,target,at,score,kind\nana,T,2026-09-01,1,habit\n')).mastery).toMatchObject([
      { level: 'no-evidence', value: null },
    ]);
  });

  it('is looked at from the newest row, or from the time given', async () => {
    expect((await asJson(TWO_QUIZZES, '--at', '2026-09-01T12:00:00Z')).mastery).toMatchObject([
      { evidence: 1, level: 'not-enough' },
    ]);
  });
});

describe('a bad row', () => {
  const table = [
    'learner,target,at,score,possible,questions',
    'ana,T,2026-09-01,1,1,1',
    ',,soon,NaN,0,half',
    'ana,T,2026-09-02,-1,1,1',
    'ana,T,2026-09-02,2,1,1',
    'ana,T,2026-02-30,1,1,1',
    '',
    '"two',
    'lines",T,2026-09-02,,1,1',
    'ana,T,2026-09-03',
    'ana,T,2026-09-04,1,1,1',
  ].join('\n');

  it('is named by its line in the file, with everything wrong in it; the rest counts', async () => {
    const { exit, mastery, rejected } = await asJson(table);
    expect(exit).toBe(1);
    expect(mastery).toMatchObject([{ learner: 'ana', evidence: 2 }]);
    expect(rejected).toEqual([
      {
        line: 3,
        why: 'learner is empty; target is empty; at is no time such as 2026-09-01T14:00:00Z or 2026-09-01; score is no number; possible must be above 0; questions must be a whole number from 1, or empty for unknown',
      },
      { line: 4, why: 'score is below 0' },
      { line: 5, why: 'score is above possible (1)' },
      { line: 6, why: 'at is no time such as 2026-09-01T14:00:00Z or 2026-09-01' },
      { line: 8, why: 'score is empty; work that is not there is no evidence' },
      { line: 10, why: 'it has 3 cells, the header has 6' },
    ]);
  });

  it('is told on stderr where the answer is for people', async () => {
    const { exit, stdout, stderr } = await run(table);
    expect(exit).toBe(1);
    expect(stderr).toContain('line 4: not counted, score is below 0\n');
    expect(stdout).toContain('ana');
  });

  it('is told however many there are', async () => {
    const { exit, stderr } = await run(`learner,target,at,score\n${'ana,T,2026-09-01,x\n'.repeat(150_000)}`);
    expect(exit).toBe(1);
    expect(stderr.split('\n')).toHaveLength(150_001);
  });

  it('with a quotation mark that never closes ends the reading there, and says so', async () => {
    const { exit, mastery, rejected } = await asJson(
      'learner,target,at,score\nana,T,2026-09-01,1\nben,"T,2026-09-01,1\n',
    );
    expect(exit).toBe(1);
    expect(mastery).toHaveLength(1);
    expect(rejected).toMatchObject([{ line: 3, why: expect.stringContaining('quotation mark') }]);
  });
});

describe('bad input as a whole', () => {
  it('is told all at once with its places, and nothing is answered', async () => {
    const rule = await file('rule.yaml', 'threshold: 80\nmehtod: average\n');
    const { exit, stdout, stderr } = await run(
      'learner,at,at\n',
      '--method',
      'magic',
      '--threshold',
      '80',
      '--at',
      'soon',
      '--rule',
      rule,
      '--json',
    );
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      expect.stringContaining(`${rule}:1: threshold: `),
      expect.stringContaining(`${rule}:2: mehtod: `),
      expect.stringMatching(/^--method: "magic" is no method; there are beta-decay, average, /),
      '--threshold: "80" is no share above 0 and up to 1, such as 0.8',
      '--at: "soon" is no time; write one such as 2026-03-09T08:00:00Z',
      'line 1: the column "target" is missing',
      'line 1: the column "score" is missing',
      'line 1: the column "at" stands there twice',
    ]);
  });

  it.each([
    ['an empty table', ''],
    ['empty lines', '\n\n'],
    ['a quotation mark opened in the header', 'learner,"target\n'],
  ])('is %s', async (_, input) => {
    const { exit, stdout, stderr } = await run(input);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^line 1: /);
  });

  it('is a rule file that is not there', async () => {
    expect(await run(TWO_QUIZZES, '--rule', join(folder, 'none.yaml'))).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('cannot be read (ENOENT)'),
    });
  });

  it.each(['0', '1.1', '-1', '', 'x'])('is a threshold of "%s"', async (threshold) => {
    expect((await run(TWO_QUIZZES, '--threshold', threshold)).exit).toBe(2);
  });

  it('is not a table of nothing but its header', async () => {
    expect(await asJson('learner,target,at,score\n')).toEqual({ exit: 0, mastery: [], rejected: [] });
  });
});

describe('the rule', () => {
  it('comes from the file, and a flag wins over it', async () => {
    const rule = await file('average.json', '{"method": "average", "threshold": 0.9}');
    expect((await asJson(TWO_QUIZZES, '--rule', rule)).mastery).toMatchObject([
      { method: 'average', value: 0.8, points: 4, low: null, pThreshold: null, level: 'approaching' },
    ]);
    expect((await asJson(TWO_QUIZZES, '--rule', rule, '--threshold', '0.8')).mastery).toMatchObject([
      { method: 'average', level: 'mastered' },
    ]);
    expect((await asJson(TWO_QUIZZES, '--rule', rule, '--method', 'beta-decay')).mastery).toMatchObject([
      { method: 'beta-decay' },
    ]);
  });

  it("may start everyone at the class's result", async () => {
    const rule = await file('class.yaml', 'start: class\n');
    const table = 'learner,target,at,score\nana,T,2026-09-01,1\nben,T,2026-09-01,0\n';
    const start = (1 + 6.5) / 12;
    expect((await asJson(table, '--rule', rule)).mastery).toMatchObject([
      { value: expect.closeTo((3 * start + 1) / 4, 12) },
      { value: expect.closeTo((3 * start) / 4, 12) },
    ]);
  });
});

describe('a gradebook', () => {
  const gradebook = [
    'Student,Quiz 1 [T],Quiz 2 [T],Quiz 3 [T],Total',
    'Out of,5,5,5,',
    'Ana,4,4,EX,80%',
    'Ben,5,5,0,67%',
  ].join('\n');

  it('gives what the same results give line by line, in the order of the columns', async () => {
    const lines = [
      'learner,target,at,score,possible,questions',
      'Ana,T,2026-09-01,4,5,',
      'Ana,T,2026-09-02,4,5,',
      'Ben,T,2026-09-01,5,5,',
      'Ben,T,2026-09-02,5,5,',
      'Ben,T,2026-09-03,0,5,',
    ];
    const { exit, mastery } = await asJson(gradebook);
    expect(exit).toBe(0);
    const dated = (await asJson(lines.join('\n'))).mastery;
    expect(mastery).toEqual(dated.map((each) => ({ ...each, recheckAt: null }))); // of results without dates no day is told
    expect(dated[0]?.['recheckAt']).not.toBeNull();
  });

  it('says on stderr what it took for time and what it passed over', async () => {
    const { stdout, stderr } = await run(gradebook, '--json');
    expect(stderr).toContain('"Quiz 1 [T]" is the oldest, "Quiz 3 [T]" the newest');
    expect(stderr).toContain('"Total"');
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it('without dates is told of by its works, and never by a day', async () => {
    const slipped = ['Student,Quiz 1 [T],Quiz 2 [T],Quiz 3 [T]', 'Out of,5,5,5', 'Ben,5,5,0'].join('\n');
    const { stdout } = await run(slipped, '--explain');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'It was mastered on “Quiz 2 [T]”; newer results are under the threshold.',
    );
    expect(stdout).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it('is not foretold, and without dates has no moment to look from', async () => {
    const { exit, stdout, stderr } = await run(
      gradebook,
      '--predict',
      '--at',
      '2026-09-02T00:00:00Z',
      '--threshold',
      '2',
    );
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/--threshold: [^\n]+\n--predict: a gradebook [^\n]+\n--at: this gradebook has no dates/);
  });

  it('with dates can be looked at from a moment', async () => {
    const dated = gradebook.replace('Out of', 'Date,2026-09-01,2026-09-02,2026-09-03,\nOut of');
    expect((await asJson(dated, '--at', '2026-09-02T12:00:00Z')).mastery).toMatchObject([
      { learner: 'Ana', evidence: 2 },
      { learner: 'Ben', evidence: 2, level: 'mastered' },
    ]);
  });
});

/** The lines that `--predict` writes. */
async function forecastOf(lines: readonly string[], ...flags: readonly string[]): Promise<string[]> {
  return (await run(lines.join('\n'), '--predict', ...flags)).stdout.trimEnd().split('\n');
}

describe('a forecast', () => {
  const table = [
    'learner,target,at,score',
    'ana,T,2026-09-01,1',
    'ana,T,2026-09-02,x',
    'ben,T,2026-09-01,0',
    'ana,T,2026-09-03,1',
  ];

  it('has a line for each accepted row in input order, and names the others on stderr', async () => {
    const { exit, stdout, stderr } = await run(table.join('\n'), '--predict');
    expect(stdout.split('\n').map((line) => line.split(',')[0])).toEqual(['line', '2', '4', '5', '']);
    expect([exit, stderr]).toEqual([1, 'line 3: not counted, score is no number\n']);
  });

  it('is made of the rows above alone', async () => {
    const all = await forecastOf(table);
    expect(await forecastOf(table.slice(0, 4))).toEqual(all.slice(0, 3));
    expect(await forecastOf([...table.slice(0, 4), 'ana,T,2026-09-03,0'])).toEqual(all);
  });

  it('starts under .65 and lies between 0 and 1', async () => {
    const chances = (await forecastOf(table)).slice(1).map((line) => Number(line.split(',')[1]));
    expect(chances[0]).toBeLessThan(0.65);
    expect(chances[0]).toBeGreaterThan(0.5);
    expect(chances.every((p) => p > 0 && p < 1)).toBe(true);
  });

  it("is the method's value where a method is asked for, and where everyone begins before it has one", async () => {
    expect(await forecastOf(table, '--method', 'average')).toEqual(['line,p', '2,0.65', '4,0.65', '5,1']);
  });

  it('knows a question again by its item', async () => {
    const rows = [
      'learner,target,at,score,item',
      ...Array.from({ length: 9 }, (_, i) => `s${i},T,2026-09-01,0,hard`),
      'ana,T,2026-09-02,1,hard',
    ];
    const hard = Number((await forecastOf(rows)).at(-1)?.split(',')[1]);
    const other = Number((await forecastOf([...rows.slice(0, -1), 'ana,T,2026-09-02,1,other'])).at(-1)?.split(',')[1]);
    expect(hard).toBeLessThan(other);
  });

  it('may be asked of a forecaster by name, which computes no mastery', async () => {
    expect(await forecastOf(table, '--method', 'elo')).toHaveLength(4);
    const { exit, stderr } = await run(table.join('\n'), '--method', 'elo');
    expect([exit, stderr]).toEqual([2, '--method: "elo" foretells and sets no level; use it with --predict']);
  });

  it('is not made with numbers that have seen the rows to come', async () => {
    const file = join(folder, 'class-bkt.yaml');
    await writeFile(file, 'method: bkt\nbkt: class\n');
    const { exit, stderr } = await run(table.join('\n'), '--predict', '--rule', file);
    expect(exit).toBe(2);
    expect(stderr).toContain('would have seen the rows to come');
  });

  it('streams more rows than fit into one piece', async () => {
    const many = [
      'learner,target,at,score',
      ...Array.from({ length: 10_000 }, (_, i) => `s${i % 7},T,2026-09-01,${i % 2}`),
    ];
    expect(await forecastOf(many)).toHaveLength(10_001);
  });
});
