import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wireApp, type App } from '../../../src/app.ts';
import { localSecrets } from '../../../src/store/secrets/secrets.ts';
import type { Io } from '../../../src/cli/io.ts';
import { loadSandboxSchool, sandboxSchools } from '../../../src/cli/start/sandbox-school.ts';
import { loadConfig } from '../../../src/config.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/google/index.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import { loadEvidence } from '../../../src/store/results/evidence.ts';
import { loadRoster } from '../../../src/store/people/roster.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';
import { hurriedHttp } from '../../builders/lms/hurried-http.ts';
import { smallSchool } from '../../builders/lms/sandbox.ts';
import { memoryStore } from '../../builders/served/store.ts';

const NOW = instant('2026-10-08T07:00:00Z');

let schoology: SchoologySandbox;
let classroom: Sandbox;
let app: App;
let bell: SchoolFile;

/** Bell Harbor as `npm start` has it: its forms are guests at the other school's service. */
beforeAll(async () => {
  schoology = await startSchoologySandbox({ today: () => NOW, allowance: null, timestampSlack: null });
  classroom = await startSandbox({ today: () => NOW, school: smallSchool(), guests: schoology.forms.story });
  const { clientId, clientSecret, root, tokenUrl } = classroom;
  const { consumerKey, consumerSecret } = schoology;
  const settings = loadConfig({});
  app = wireApp(
    {
      ...settings,
      google: { ...loadConfig({}).google, clientId, clientSecret, classroomRoot: root, formsRoot: root, tokenUrl },
      schoology: { ...settings.schoology, apiRoot: schoology.root, consumerKey, consumerSecret },
    },
    await memoryStore(),
    localSecrets(randomBytes(32)),
    () => NOW,
    hurriedHttp(),
  );
  const io: Io = {
    stdin: Readable.from([]),
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    env: {},
    now: () => NOW,
    interrupted: () => new Promise<void>(() => {}),
  };
  bell = await loadSandboxSchool(app, sandboxSchools(classroom, schoology)[1], io);
});
afterAll(async () => {
  await app.close();
  await classroom.close();
  await schoology.close();
});

describe('Bell Harbor at npm start', () => {
  it('has a teacher whose forms are lent, and who is no teacher of the other school', () => {
    expect(classroom.teachers.map(({ email }) => email)).toEqual(['teacher@small.example']);
    expect(schoology.forms.owners.map(({ email }) => email)).toEqual([bell.courses[0]?.formsOwner]);
  });

  it('shows what each question of the form says of its target, beside the scores of whole tickets', async () => {
    const [course] = bell.courses;
    if (course === undefined) throw new Error('it has no course');

    const {
      courses: [report],
    } = await runNight(app.sync, { course: course.id }, { at: NOW, dryRun: false, acceptRoster: false });

    expect(report).toMatchObject({
      unfinished: false,
      problems: [
        { kind: 'unmatched', what: expect.objectContaining({ en: expect.stringContaining('Week in review 10-02') }) },
      ],
    });
    const evidence = await app.store.school(bell.school.id, async (db) =>
      loadEvidence(
        db,
        (await loadRoster(db, course.id)).map(({ id }) => id),
      ),
    );
    const questions = evidence.filter(({ item }) => item !== null);
    expect(new Set(questions.map(({ target }) => target)).size).toBe(3);
    expect(new Set(questions.map(({ learner }) => learner)).size).toBeGreaterThan(15);
    expect(questions.length).toBeLessThan(evidence.length / 2);
  });
});
