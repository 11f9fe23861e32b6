import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSchoologySandbox, type SchoologySandbox } from '../../src/sandbox/schoology/index.ts';
import { instant } from '../../src/time.ts';
import { deskOnServer, type Desk } from '../builders/served/command.ts';
import { SECTION, smallSchoology, TEACHER, uidOf } from '../builders/lms/schoology.ts';

const SCHOOL = {
  school: { id: 'small', name: 'Small School', lms: 'schoology', timeZone: 'America/Chicago' },
  courses: [{ id: SECTION, teacher: TEACHER.uid }],
  targets: [{ code: '5.NF.A.1', iCan: 'I can add fractions' }],
  tags: [{ coursework: '7102', target: '5.NF.A.1' }],
};

let at: Awaited<ReturnType<typeof deskOnServer>>;
let sandbox: SchoologySandbox;

function file(name: string, text: string): string {
  writeFileSync(join(at.folder, name), text);
  return join(at.folder, name);
}

function grant(path: string, user = TEACHER.uid): ReturnType<Desk['run']> {
  return at.run('grant', 'schoology', '--school', 'small', '--user', user, '--token-file', path);
}

/** Two answers of a learner by the school's number, and one of somebody nobody knows. */
function table(): string {
  return file('results.csv', 'Pupil,Nr,Got,Of\nS-1,1,1,1\nS-1,2,0,1\nS-9,1,1,1\n');
}

beforeAll(async () => {
  at = await deskOnServer();
  sandbox = await startSchoologySandbox({
    today: () => instant(at.at),
    allowance: null,
    timestampSlack: null,
    school: smallSchoology({
      items: [{ id: '7102', title: 'Fractions quiz', type: 'assessment', maxPoints: 2, grades: { 1: 1 } }],
    }),
  });
  Object.assign(at.env, {
    SCHOOLOGY_API_ROOT: sandbox.root,
    SCHOOLOGY_CONSUMER_KEY: sandbox.consumerKey,
    SCHOOLOGY_CONSUMER_SECRET: sandbox.consumerSecret,
  });
  await at.run('apply', file('school.json', JSON.stringify(SCHOOL)));
});

afterAll(async () => {
  await sandbox.close();
  await at.close();
});

describe('grant schoology', () => {
  it.each([
    ['an empty file', '', ['first line', 'second line']],
    ['a token without its secret', 'token\n', ['second line']],
    ['more than two lines', 'a\nb\nc\n', ['two lines']],
  ])('refuses %s, and says everything that is wrong with it', async (_what, text, lines) => {
    const { exit, err } = await grant(file('token', text), 't.reed@small.example');
    expect([exit, err.trim().split('\n')]).toEqual([
      2,
      [...lines.map((line) => expect.stringContaining(line)), expect.stringContaining('--user')],
    ]);
  });

  it('refuses a credential of another account', async () => {
    const other = sandbox.teachers.find((teacher) => teacher.uid !== TEACHER.uid);
    expect(await grant(file('token', `${other?.token}\n${other?.secret}\n`))).toMatchObject({
      exit: 1,
      err: expect.stringContaining('another account'),
    });
  });

  it('stores one that works, and the first night can read the class', async () => {
    const own = sandbox.teachers.find((teacher) => teacher.uid === TEACHER.uid);
    expect(await grant(file('token', `${own?.token}\n${own?.secret}\n`))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('works'),
    });
    expect(
      await at.run('import', 'results', file('early.csv', 'uid,question,correct\n'), '--coursework', '7102'),
    ).toMatchObject({ exit: 2, err: expect.stringContaining('run its night first') });
    expect((await at.run('sync', '--course', SECTION)).exit).toBe(0);
  });

  it('is for a school of that LMS', async () => {
    expect(
      await at.run(
        'grant',
        'google',
        '--school',
        'small',
        '--user',
        't@small.example',
        '--refresh-token-file',
        file('token', 'x'),
      ),
    ).toMatchObject({ exit: 2, err: expect.stringContaining('another LMS') });
  });

  it('doctor tells from day 75 on how long it still holds', async () => {
    expect((await at.run('doctor')).out).not.toContain('ends in');
    const before = at.at;
    at.at = '2026-12-03T07:00:00Z'; // 80 days on
    const { exit, out } = await at.run('doctor');
    at.at = before;
    expect([exit, out]).toEqual([1, expect.stringContaining('the permission its teacher gave ends in 10 days')]);
  });
});

describe('import results', () => {
  it('asks once which column is which, with the names it found and an example, and stores nothing', async () => {
    const { exit, out, err } = await at.run('import', 'results', table(), '--coursework', '7102');
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('"Pupil", "Nr", "Got", "Of"');
    expect(err).toContain('--map "learner=');
    expect(err.split('\n').filter((line) => line.includes('no column says'))).toHaveLength(3);
  });

  it('stores what it can match, names the rest by line, and remembers the columns', async () => {
    const map = ['--map', 'schoolId=Pupil', 'question=Nr', 'points=Got', 'possible=Of'];
    const { exit, out, err } = await at.run('import', 'results', table(), '--coursework', 'fractions QUIZ', ...map);
    expect([exit, out, err]).toEqual([
      1,
      expect.stringContaining('2 questions; learners: 1 new'),
      expect.stringMatching(/results\.csv:4: left out: nobody enrolled/),
    ]);

    const again = await at.run('import', 'results', table(), '--coursework', '7102', '--course', SECTION, '--json');
    expect([again.exit, JSON.parse(again.out)]).toEqual([
      1,
      {
        coursework: [{ id: '7102', title: 'Fractions quiz', questions: 2, learners: { new: 0, changed: 0, kept: 1 } }],
        leftOut: [{ line: 4, why: expect.any(String) }],
        unscored: 0,
      },
    ]);
    expect(again.err).toBe('');
  });

  it('the next run takes them as evidence', async () => {
    const { out } = await at.run('sync', '--course', SECTION, '--json');
    expect(JSON.parse(out).courses[0]).toMatchObject({ responses: 1, evidence: { new: 2 } });
    const held = JSON.parse((await at.run('export', '--school', 'small', '--learner', uidOf(1))).out);
    expect(held.imported_results).toMatchObject([{ learner: uidOf(1), answers: { 1: 1, 2: 0 } }]);
  });

  it.each([
    [['--map', 'who=Pupil'], /--map: "who=Pupil"/],
    [['--map', 'learner'], /--map: "learner"/],
    [['--map', 'learner=A', '--map', 'learner=B'], /said twice/],
    [['--dates', 'backwards'], /--dates/],
    [['--course', '404'], /404/],
    [['--coursework', 'Nowhere'], /Nowhere/],
  ])('%j is bad input', async (argv, message) => {
    expect(await at.run('import', 'results', table(), ...argv)).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringMatching(message),
    });
  });

  it('a file that is not there is bad input', async () => {
    expect(await at.run('import', 'results', 'nowhere.csv')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('nowhere.csv'),
    });
  });
});
