import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { CourseId, SchoolId } from '../../src/ids.ts';
import { classPart } from '../../src/school/class/parts.ts';
import { setDefaults } from '../../src/sync/acts/set-defaults.ts';
import { saveClassPart } from '../../src/sync/acts/set-up-class.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { desk, deskOnServer, type Desk } from '../builders/served/command.ts';
import { makeStoreIn } from '../builders/served/store-folder.ts';
import { quiz, smallSchool } from '../builders/lms/sandbox.ts';

const TICKET = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };
let at: Awaited<ReturnType<typeof deskOnServer>>;
let sandbox: Sandbox;

/** The path of a rule file that says this. */
function rule(text: string): string {
  writeFileSync(join(at.folder, 'rule.yaml'), text);
  return join(at.folder, 'rule.yaml');
}

function grant(user: string): ReturnType<Desk['run']> {
  return at.run(
    'grant',
    'google',
    '--school',
    'small',
    '--user',
    user,
    '--refresh-token-file',
    join(at.folder, 'token'),
  );
}

/** What an administrator does with nothing but the commands, from an empty store to a post in the LMS. */
/** All of the school's rows, but for the record that they were handed out. */
async function everythingHeld(): Promise<Record<string, unknown>> {
  const { audit: _handedOut, ...held } = JSON.parse((await at.run('export', '--school', 'small')).out);
  return held;
}

describe('the commands, one after the other', () => {
  beforeAll(async () => {
    at = await deskOnServer();
    sandbox = await startSandbox({
      today: () => instant(at.at),
      school: smallSchool({
        learners: 5,
        seminar: { min: 3 },
        work: [
          {
            id: '7001',
            title: 'Entrance [5.NF.A.1]',
            at: instant('2026-09-09T14:00:00Z'),
            quiz: quiz('f1', [{}, {}]),
            answers: TICKET,
          },
          {
            id: '7002',
            title: 'Exit [5.NF.A.1]',
            at: instant('2026-09-11T14:00:00Z'),
            quiz: quiz('f2', [{}, {}]),
            answers: TICKET,
          },
        ],
      }),
    });
    Object.assign(at.env, {
      GOOGLE_CLASSROOM_ROOT: sandbox.root,
      GOOGLE_FORMS_ROOT: sandbox.root,
      GOOGLE_TOKEN_URL: sandbox.tokenUrl,
      GOOGLE_CLIENT_ID: sandbox.clientId,
      GOOGLE_CLIENT_SECRET: sandbox.clientSecret,
    });
    writeFileSync(join(at.folder, 'school.json'), JSON.stringify(sandbox.schoolFile));
    writeFileSync(join(at.folder, 'token'), `${sandbox.teachers[0]?.refreshToken}\n`);
  });
  afterAll(async () => {
    await sandbox.close();
    await at.close();
  });

  it('apply checks a file without loading it', async () => {
    expect(await at.run('apply', join(at.folder, 'school.json'), '--check', '--json')).toMatchObject({
      exit: 0,
      err: '',
    });
    expect((await at.run('sync', '--course', '6001')).exit).toBe(2);
  });

  it('apply tells a school that speaks Spanish, once, which activities have no Spanish title', async () => {
    const file = sandbox.schoolFile as { school: object; targets: readonly { code: string }[] };
    const activity = { target: file.targets[0]?.code, title: 'Fraction strips', kind: 'practice', minutes: 15 };
    const path = join(at.folder, 'spanish.json');
    const said = async (...activities: object[]) => {
      writeFileSync(path, JSON.stringify({ ...file, school: { ...file.school, languages: ['en', 'es'] }, activities }));
      return (await at.run('apply', path, '--check')).out;
    };

    expect(await said(activity, { ...activity, title: 'Dominoes' })).toContain(
      '2 activities have no Spanish title (such as “Fraction strips”)',
    );
    expect(await said({ ...activity, titleEs: 'Tiras de fracciones' })).not.toContain('Spanish');
  });

  it('apply loads a file, and again changes nothing', async () => {
    const once = await at.run('apply', join(at.folder, 'school.json'), '--json');
    const again = await at.run('apply', join(at.folder, 'school.json'), '--json');

    expect(JSON.parse(once.out)).toMatchObject({ school: 'small', change: 'created' });
    expect(JSON.parse(again.out)).toMatchObject({ change: 'none' });
  });

  it('export-school-file gives back what apply takes, and taking it changes nothing', async () => {
    const { exit, out } = await at.run(
      'export-school-file',
      '--school',
      (sandbox.schoolFile as { school: { id: string } }).school.id,
    );
    const path = join(at.folder, 'exported.yaml');
    writeFileSync(path, out);
    expect([exit, await at.run('apply', path, '--json')]).toMatchObject([
      0,
      { exit: 0, out: expect.stringContaining('"none"') },
    ]);
  });

  it('apply does not take back what a teacher set up on a page, unless that is asked for', async () => {
    const file = sandbox.schoolFile as { school: { id: string }; courses: { id: string }[] };
    const school = SchoolId.parse(file.school.id);
    const page = async (minutes: number): Promise<void> => {
      const app = await openApp(loadConfig(at.env), { now: () => instant(at.at) });
      await app.store.school(school, (db) =>
        saveClassPart(
          db,
          classPart,
          {
            course: CourseId.parse('6001'),
            who: 'teacher@small.example',
            edit: { shown: [{ key: 'weeklyMinutes', value: 30 }], made: [{ key: 'weeklyMinutes', value: minutes }] },
          },
          instant(at.at),
        ),
      );
      await app.close();
    };
    await page(45);
    const refused = await at.run('apply', join(at.folder, 'school.json'));
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('export-school-file')]);
    const { out } = await at.run('export-school-file', '--school', file.school.id);
    writeFileSync(join(at.folder, 'exported.yaml'), out);
    expect(await at.run('apply', join(at.folder, 'exported.yaml'))).toMatchObject({ exit: 0 });
    expect(await at.run('apply', join(at.folder, 'school.json'), '--over-pages')).toMatchObject({ exit: 0 });
    expect(await at.run('apply', join(at.folder, 'school.json'), '--json')).toMatchObject({
      out: expect.stringContaining('"none"'),
    });
  });

  it('apply does not take back what an administrator set as a default, unless that is asked for', async () => {
    const { school } = sandbox.schoolFile as { school: { id: string } };
    const app = await openApp(loadConfig(at.env), { now: () => instant(at.at) });
    const MADE = [
      { key: 'review', value: 'auto' },
      { key: 'method', value: 'latest' },
      { key: 'cuts.slippedPart', value: 0.95 },
    ];
    const edit = { shown: [{ key: 'review', value: 'teacher' }], made: MADE };
    const later = instant('2026-12-24T12:00:00Z');
    await app.store.school(SchoolId.parse(school.id), (db) => setDefaults(db, { by: 'ana', edit }, later));
    await app.close();
    const refused = await at.run('apply', join(at.folder, 'school.json'));
    expect([refused.exit, refused.err]).toEqual([
      2,
      expect.stringContaining(
        "an administrator set cuts.slippedPart, method, review on the school's page, and this file says something else of them",
      ),
    ]);
    const { out } = await at.run('export-school-file', '--school', school.id);
    writeFileSync(join(at.folder, 'set.yaml'), out);
    expect(await at.run('apply', join(at.folder, 'set.yaml'))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('unchanged'),
    });
    expect(await at.run('apply', join(at.folder, 'school.json'), '--over-pages')).toMatchObject({ exit: 0 });
  });

  it('export-school-file of a school that is not loaded says so', async () => {
    expect(await at.run('export-school-file', '--school', 'nowhere')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('nowhere'),
    });
  });

  it('what-if before the first night says what to do and exits with 1', async () => {
    const { exit, out } = await at.run('what-if', '--course', '6001', '--rule', rule('{}'), '--json');

    expect({ exit, ...JSON.parse(out) }).toEqual({
      exit: 1,
      error: 'nothing-held',
      said: expect.stringContaining('waymark sync --course 6001'),
    });
  });

  it('sync without a grant says what to do and exits with 1', async () => {
    const { exit, out } = await at.run('sync', '--course', '6001', '--json');

    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      courses: [{ unfinished: true, problems: [{ do: expect.stringContaining('waymark grant') }] }],
    });
  });

  it('grant stores a credential that works', async () => {
    const { exit, out } = await at.run(
      'grant',
      'google',
      '--school',
      'small',
      '--user',
      'teacher@small.example',
      '--refresh-token-file',
      join(at.folder, 'token'),
    );

    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining('works') });
  });

  it('grant refuses a credential the host refuses', async () => {
    writeFileSync(join(at.folder, 'bad'), 'nonsense');
    const { exit, err } = await at.run(
      'grant',
      'google',
      '--school',
      'small',
      '--user',
      'teacher@small.example',
      '--refresh-token-file',
      join(at.folder, 'bad'),
    );

    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(/->/) });
    expect((await at.run('doctor')).exit).toBe(0);
  });

  it('doctor finds everything in order', async () => {
    const { exit, out } = await at.run('doctor', '--json');

    expect(exit).toBe(0);
    expect(JSON.parse(out).findings.map((finding: { ok: boolean }) => finding.ok)).not.toContain(false);
  });

  it('sync --dry-run prints the plan as the contract says, and keeps nothing', async () => {
    const { exit, out } = await at.run('sync', '--course', '6001', '--dry-run', '--json');

    const {
      courses: [course],
    } = JSON.parse(out);
    expect(exit).toBe(0);
    expect(course.plan).toContainEqual(
      expect.objectContaining({
        kind: 'reassign',
        key: expect.any(String),
        learners: ['9002', '9003'],
        target: '5.NF.A.1',
        round: 1,
        title: expect.any(String),
        why: {
          evidence: expect.arrayContaining([expect.any(String)]),
          rule: expect.any(String),
          wouldChange: expect.any(String),
        },
      }),
    );
    expect(course.plan).toContainEqual(
      expect.objectContaining({ kind: 'route', route: 'workshop', learners: ['9001'] }),
    );
    expect(JSON.parse((await at.run('export', '--school', 'small')).out).evidence).toEqual([]);
  });

  it('sync prints the night report of the contract', async () => {
    const { exit, out } = await at.run('sync', '--school', 'small', '--json');

    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      run: expect.any(String),
      at: '2026-09-14T07:00:00.000Z',
      school: 'small',
      courses: [
        expect.objectContaining({
          id: '6001',
          enrolled: 5,
          coursework: 2,
          submissions: 10,
          responses: 6,
          evidence: { new: 12, changed: 0, kept: 0 },
          mastery: expect.objectContaining({ 'no-evidence': 7 }),
          routes: expect.any(Object),
          problems: [],
          calls: { google: expect.any(Number) },
          writes: expect.objectContaining({ created: 0, waiting: expect.any(Number), skipped: [], failed: [] }),
        }),
      ],
      audit: [{ school: 'small', n: expect.any(Number), hash: expect.any(String) }],
    });
  });

  describe('what-if', () => {
    it('shows who would change under a rule and how well each foretells, from the store alone, and keeps nothing', async () => {
      const [calls, held] = [{ ...sandbox.calls }, await everythingHeld()];
      const { exit, out, err } = await at.run(
        'what-if',
        '--course',
        '6001',
        '--rule',
        rule('threshold: 1\n'),
        '--json',
      );

      expect({ exit, err }).toEqual({ exit: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({
        school: 'small',
        course: '6001',
        at: '2026-09-14T07:00:00.000Z',
        learners: 5,
        rule: { from: expect.stringMatching(/^Mastered is 80%/), to: expect.stringMatching(/^Mastered is 100%/) },
        levels: {
          pairs: 10,
          changed: 1,
          from: expect.objectContaining({ mastered: 1 }),
          to: expect.objectContaining({ mastered: 0 }),
        },
        routes: { from: expect.objectContaining({ workshop: 1 }), to: expect.objectContaining({ workshop: 0 }) },
        foretold: {
          results: 3,
          leftOut: 3,
          verdict: 'same',
          said: expect.arrayContaining([expect.stringContaining('same estimates')]),
        },
      });
      expect(Object.keys(JSON.parse(out).scorecard)).toEqual(['now', 'then']);
      for (const card of Object.values(JSON.parse(out).scorecard))
        expect(card).toMatchObject({ seminar: { share: null }, workshop: { share: null }, tenths: expect.any(Array) });
      expect(JSON.parse(out).moves).toEqual([
        expect.objectContaining({
          learner: '9001',
          levels: [expect.objectContaining({ target: '5.NF.A.1', from: 'mastered' })],
        }),
      ]);
      expect(out).not.toContain('Learner Number');
      expect(sandbox.calls).toEqual(calls);
      expect(await everythingHeld()).toEqual(held);
    });

    it('tells a teacher names, counts and sentences', async () => {
      const { exit, out } = await at.run(
        'what-if',
        '--course',
        '6001',
        '--rule',
        rule('method: average\nthreshold: 0.4\n'),
      );

      expect(exit).toBe(0);
      expect(out).toMatch(/Nothing was saved\.\n {2}today {8}Mastered is 80%.*\n {2}asked about {2}Mastered is 40%/);
      expect(out).toMatch(
        /Who would change:\n {2}\S.*\(9003\)\n {4}route: .* -> workshop\n {4}5\.NF\.A\.1: .* -> mastered/,
      );
      expect(out).toContain('Which rule foretells better:\n  Measured on 3 results of this course');
    });

    it('refuses a rule file with everything wrong in it, by place', async () => {
      const path = rule('threshold: 80\nmehtod: average\ncuts: { mastered: 2 }\n');
      const { exit, out, err } = await at.run('what-if', '--course', '6001', '--rule', path, '--at', 'soon');

      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err.trim().split('\n').toSorted()).toEqual([
        expect.stringContaining('--at: "soon"'),
        expect.stringContaining(`${path}:1: threshold: `),
        expect.stringContaining(`${path}:2: mehtod: `),
        expect.stringContaining(`${path}:3: cuts.mastered: `),
      ]);
    });

    it('refuses cuts that cannot hold together, and a course nobody loaded', async () => {
      const path = rule('cuts:\n  leaveMastered: 0.5\n');
      expect(await at.run('what-if', '--course', '6001', '--rule', path)).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining(`${path}:2: cuts.leaveMastered: `),
      });
      expect(await at.run('what-if', '--course', '404', '--rule', rule('{}'))).toMatchObject({
        exit: 2,
        err: expect.stringContaining('404'),
      });
      expect(await at.run('what-if', '--course', '6001', '--rule', join(at.folder, 'none.yaml'))).toMatchObject({
        exit: 2,
        err: expect.stringContaining('ENOENT'),
      });
    });
  });

  it('scorecard looks back over what is held, and hides what too few decisions would tell', async () => {
    const { exit, out, err } = await at.run('scorecard', '--course', '6001', '--json');
    const rate = { decisions: expect.any(Number), notBorneOut: null, share: null, low: null, high: null };

    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ seminar: rate, workshop: rate, tenths: expect.any(Array) });
    expect((await at.run('scorecard')).exit).toBe(2);
    expect((await at.run('scorecard', '--course', '404')).exit).toBe(2);
  });

  it('pause stops an approval, resume lets it go on, and both say so once', async () => {
    const paused = await at.run('pause', '--course', '6001', '--json');
    expect({ exit: paused.exit, ...JSON.parse(paused.out) }).toEqual({
      exit: 0,
      school: 'small',
      course: '6001',
      paused: true,
      change: 'created',
      cleared: [],
      left: [],
    });
    expect((await at.run('pause', '--course', '6001')).out).toContain('Was paused already');
    expect(await at.run('approve', '--course', '6001')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('paused'),
    });
    await at.run('pause', '--school', 'small');

    const resumed = await at.run('resume', '--course', '6001');
    expect(resumed).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/Resumed: course 6001[^]*still sends nothing[^]*resume --school small/),
    });
    expect(JSON.parse((await at.run('resume', '--school', 'small', '--json')).out)).toEqual({
      school: 'small',
      course: null,
      paused: false,
      change: 'updated',
      still: null,
    });
    expect((await at.run('resume', '--school', 'small')).out).toContain('was not paused');
  });

  it('approve sends the plan, and again sends nothing', async () => {
    const once = JSON.parse((await at.run('approve', '--course', '6001', '--json')).out);
    const again = JSON.parse((await at.run('approve', '--course', '6001', '--json')).out);

    expect(once.courses[0].writes.created).toBeGreaterThan(0);
    expect(again.courses[0].writes).toMatchObject({ created: 0, failed: [] });
    expect(sandbox.world.seenBy('9002').coursework.map((item) => item.title)).toContainEqual(
      expect.stringContaining('Practice'),
    );
  });

  it('approve refuses a plan nobody knows', async () => {
    expect(await at.run('approve', '--course', '6001', '--plan', 'none')).toMatchObject({ exit: 1, out: '' });
  });

  it('undo takes back what the run sent, once, and knows no other run', async () => {
    const { run } = JSON.parse((await at.run('approve', '--course', '6001', '--json')).out);

    const { exit, out } = await at.run('undo', '--run', run, '--json');
    const report = JSON.parse(out);
    expect({ exit, ...report }).toEqual({
      exit: 0,
      run,
      school: 'small',
      withdrawn: expect.any(Array),
      kept: [],
      failed: [],
    });
    expect(report.withdrawn).toContainEqual({ key: expect.any(String), course: '6001', kind: 'reassign' });
    expect(sandbox.world.seenBy('9002').coursework.map((item) => item.title)).not.toContainEqual(
      expect.stringContaining('Practice'),
    );
    expect(await at.run('undo', '--run', run)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Nothing to do'),
    });
    expect(await at.run('undo', '--run', run, '--school', 'other')).toMatchObject({ exit: 2, out: '' });
  });

  it('export tells everything held about one learner and nobody else', async () => {
    const { out } = await at.run('export', '--school', 'small', '--learner', '9002');

    expect(out).toContain('9002');
    expect(out).not.toMatch(/"900[13]"/);
    expect(out).not.toContain('refresh');
  });

  it.each([
    [['sync'], /--course/],
    [['sync', '--all', '--school', 'small'], /cannot be used/],
    [['sync', '--course', '404'], /404/],
    [['sync', '--course', '6001', '--at', 'tomorrow'], /--at/],
    [['approve'], /--course/],
    [['pause'], /--course/],
    [['undo'], /--run/],
    [['undo', '--run', 'none'], /no run "none"/],
    [['pause', '--course', '404'], /404/],
    [['resume', '--school', 'nobody'], /nobody/],
    [['what-if', '--course', '6001'], /--rule/],
    [['apply', 'nowhere.yaml'], /nowhere.yaml/],
    [['export', '--school', 'nobody'], /nobody/],
    [['export', '--school', 'small', '--learner', '9999'], /nothing is held about a learner "9999" of school "small"/],
    [['fly'], /unknown command/],
    [['start', '--port', 'x'], /--port/],
    [['serve', '--port', 'x'], /--port/],
    [['sync', '--course', ''], /--course/],
    [
      ['grant', 'google', '--school', 'small', '--user', 'nobody@small.example', '--refresh-token-file', '/dev/null'],
      /first line/,
    ],
  ])('%j is bad input: exit 2, said without a trace', async (argv, message) => {
    const { exit, out, err } = await at.run(...argv);

    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('a malformed file lists every problem with its place and loads nothing', async () => {
    writeFileSync(
      join(at.folder, 'bad.yaml'),
      'school: { id: other, name: X, lms: google, timeZone: Mars }\ncolour: red\nnightly: noon\n',
    );
    const { exit, err } = await at.run('apply', join(at.folder, 'bad.yaml'));

    expect(exit).toBe(2);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/bad.yaml:1: school.timeZone/),
      expect.stringMatching(/bad.yaml:2: colour/),
      expect.stringMatching(/bad.yaml:3: nightly/),
    ]);
    expect((await at.run('export', '--school', 'other')).exit).toBe(2);
  });

  it.each([
    [
      'in another encoding',
      Buffer.from('school: { id: se, name: Se\u00f1or School }\n', 'latin1'),
      /line 1, column 27: the byte F1 is no UTF-8/,
    ],
    [
      'that is a program',
      Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200_000, '\x01\0\xff\n', 'latin1')]),
      /is no text/,
    ],
  ])('a file %s is refused in one line', async (_what, bytes, message) => {
    writeFileSync(join(at.folder, 'other'), bytes);
    const { exit, out, err } = await at.run('apply', join(at.folder, 'other'));
    expect({ exit, out, lines: err.trim().split('\n').length }).toEqual({ exit: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect(await at.run('import', 'results', join(at.folder, 'other'), '--course', '6001')).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringMatching(message),
    });
  });

  it('settings that cannot be used are listed before anything is done', async () => {
    const { exit, err } = await desk({ WAYMARK_KEY: 'short', LOG_LEVEL: 'loud' }).run('doctor');

    expect(exit).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(2);
  });

  it('a data folder that cannot be one is said in a sentence', async () => {
    writeFileSync(join(at.folder, 'plain'), '');
    for (const dataDir of [join(at.folder, 'plain'), '/proc/nope/deeper']) {
      const { exit, err } = await desk({ WAYMARK_DATA_DIR: dataDir }).run('migrate');
      expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining('WAYMARK_DATA_DIR') });
    }
  });

  it("grant takes no other teacher than the school file names, and no other's credential", async () => {
    expect(await grant('nobody@small.example')).toMatchObject({ exit: 2, err: expect.stringContaining('no course') });
    expect(await grant('Teacher@Small.example')).toMatchObject({ exit: 0 });
  });

  it('need no server: in a folder each opens what the one before it kept, key and credentials too, and there is nothing to migrate', async () => {
    const { DATABASE_URL: _server, WAYMARK_KEY: _key, WAYMARK_DATA_DIR: _data, ...settings } = at.env;
    const inFolder: Desk = Object.assign(desk(), { at: at.at });
    Object.assign(inFolder.env, settings);
    await makeStoreIn(inFolder.env['WAYMARK_DATA_DIR'] ?? '');
    const token = ['--refresh-token-file', join(at.folder, 'token')];

    expect(await inFolder.run('apply', join(at.folder, 'school.json'))).toMatchObject({ exit: 0 });
    expect(
      await inFolder.run('grant', 'google', '--school', 'small', '--user', 'teacher@small.example', ...token),
    ).toMatchObject({ exit: 0 });
    expect(JSON.parse((await inFolder.run('sync', '--course', '6001', '--json')).out)).toMatchObject({
      courses: [{ unfinished: false, evidence: { new: 12 } }],
    });
    expect((await inFolder.run('export', '--school', 'small', '--learner', '9002')).out).toContain('9002');
    expect(await inFolder.run('migrate')).toMatchObject({ exit: 0, out: expect.stringContaining('up to date') });
    await rm(inFolder.folder, { recursive: true });
  });
});
