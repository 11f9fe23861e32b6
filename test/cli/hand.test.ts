import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../src/sandbox/google/index.ts';
import { instant } from '../../src/time.ts';
import { deskOnServer } from '../builders/served/command.ts';
import { smallSchool } from '../builders/lms/sandbox.ts';
import { ticketsWithChances } from '../faults/class.ts';

let at: Awaited<ReturnType<typeof deskOnServer>>;
let sandbox: Sandbox;

/** The JSON of a command that went well. */
async function json(...argv: string[]) {
  const { exit, out, err } = await at.run(...argv, '--json');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  return JSON.parse(out);
}

describe("the teacher's hand by command", () => {
  beforeAll(async () => {
    at = await deskOnServer();
    sandbox = await startSandbox({ today: () => instant(at.at), school: smallSchool(ticketsWithChances()) });
    Object.assign(at.env, {
      GOOGLE_CLASSROOM_ROOT: sandbox.root,
      GOOGLE_FORMS_ROOT: sandbox.root,
      GOOGLE_TOKEN_URL: sandbox.tokenUrl,
      GOOGLE_CLIENT_ID: sandbox.clientId,
      GOOGLE_CLIENT_SECRET: sandbox.clientSecret,
    });
    writeFileSync(join(at.folder, 'school.json'), JSON.stringify(sandbox.schoolFile));
    writeFileSync(join(at.folder, 'token'), `${sandbox.teachers[0]?.refreshToken}\n`);
    await at.run('apply', join(at.folder, 'school.json'));
    await at.run(
      'grant',
      'google',
      '--school',
      'small',
      '--user',
      'teacher@small.example',
      '--refresh-token-file',
      join(at.folder, 'token'),
    );
  });
  afterAll(async () => {
    await sandbox.close();
    await at.close();
  });

  it("sync tells each learner's day, with every list there, perhaps empty", async () => {
    const {
      courses: [course],
    } = await json('sync', '--course', '6001');
    expect(course).toMatchObject({
      enrolled: 7,
      learners: expect.arrayContaining([
        { learner: '9003', recommended: 'workshop', declared: null, assigned: null, effective: 'workshop' },
      ]),
      sessions: [
        {
          slot: 'first',
          targets: ['5.NF.A.1'],
          learners: ['9001', '9002'],
          missed: { question: expect.any(String), wrong: 2, of: 2 },
        },
      ],
      talks: [],
      questions: [],
      waits: expect.any(Array),
      undecided: ['9005', '9006', '9007'].map((learner) => ({
        learner,
        target: '5.NF.A.1',
        would: expect.stringContaining('“mastered”'),
      })),
      nextTicket: { targets: ['5.NF.A.1'], settles: 3, of: 3, questions: [] },
      handIns: 0,
      rhythm: [],
      summatives: [],
      exits: [],
    });
  });

  it('plan shows what waits, word by word, and the same lists', async () => {
    const { course, plan, id, date } = await json('plan', '--course', '6001');
    expect(course).toMatchObject({ id: '6001', sessions: [{ slot: 'first' }], nextTicket: { of: 3 } });
    expect(plan).toContainEqual(
      expect.objectContaining({
        kind: 'route',
        slot: 'first',
        text: expect.stringContaining('invited'),
        key: expect.any(String),
      }),
    );
    expect({ id, date }).toEqual({ id: expect.any(String), date: '2026-09-14' });
    expect((await at.run('plan', '--course', '6001')).out).toMatch(/waits: waymark approve[^]*key: [0-9a-f]{40}/);
  });

  it('choose records a route, which the day and the plan then follow', async () => {
    expect(
      await json('choose', '--course', '6001', '--learner', '9003', '--route', 'seminar', '--by', 'student'),
    ).toMatchObject({ date: '2026-09-14', laid: true });
    expect((await json('plan', '--course', '6001')).course.learners).toContainEqual({
      learner: '9003',
      recommended: 'workshop',
      declared: 'seminar',
      assigned: null,
      effective: 'seminar',
    });
    const {
      courses: [course],
    } = await json('sync', '--course', '6001', '--dry-run');
    expect(course.sessions).toMatchObject([{ learners: ['9001', '9002', '9003'] }]);
    expect(course.plan).toContainEqual(
      expect.objectContaining({ kind: 'route', route: 'seminar', learners: ['9001', '9002', '9003'] }),
    );
  });

  it.each([
    [['--learner', '404', '--route', 'seminar', '--by', 'student'], '404'],
    [['--learner', '9003', '--route', 'home', '--by', 'student'], 'home'],
    [['--learner', '9003', '--route', 'seminar', '--by', 'parent'], 'parent'],
    [['--learner', '9003', '--by', 'student'], 'route'],
  ])('choose refuses what nobody knows: %j', async (flags, named) => {
    expect(await at.run('choose', '--course', '6001', ...flags)).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringContaining(named),
    });
  });

  it('approve leaves out what is excepted, and refuses what is not in the plan before it sends anything', async () => {
    const { plan } = await json('plan', '--course', '6001');
    const key: string = plan.find((write: { kind: string }) => write.kind === 'reassign').key;
    expect(await at.run('approve', '--course', '6001', '--except', 'nonsense')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('nonsense'),
    });
    expect(JSON.parse((await at.run('export', '--school', 'small')).out).ledger).toEqual([]);

    const {
      courses: [course],
    } = await json('approve', '--course', '6001', '--except', key);

    expect(course.writes).toMatchObject({ created: plan.length - 1, failed: [] });
    expect((await json('plan', '--course', '6001')).plan).toEqual([]);
    const {
      courses: [again],
    } = await json('sync', '--course', '6001', '--dry-run');
    expect(again.plan.map(({ kind }: { kind: string }) => kind)).not.toContain('reassign');
  });
});
