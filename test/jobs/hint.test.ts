import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { CourseId, CourseworkId, FormId, SchoolId } from '../../src/ids.ts';
import { callerCheck } from '../../src/jobs/caller.ts';
import { createJobs } from '../../src/jobs/index.ts';
import type { JobParts } from '../../src/jobs/jobs.ts';
import { readHint } from '../../src/lms/google/hints/message.ts';
import { StoreError } from '../../src/store/errors.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';
import { ACCOUNT, AUDIENCE, goodClaims, serveKeys, signer, tokenOf, type Signer } from '../builders/lms/job-token.ts';
import { onCoursework, onForm, onSubmission, pushed } from '../builders/lms/pushed.ts';
import { memoryJobStore, type MemoryJobStore } from '../builders/memory/memory-job-store.ts';
import { quiz } from '../builders/quiz.ts';
import { serveApp, type ServedApp } from '../builders/served/served-app.ts';

const NOW = instant('2026-09-14T16:00:00Z');
const SECONDS = Date.parse(NOW) / 1000;
const school = SchoolId.parse('cedar');
const course = CourseId.parse('6001');
const work = CourseworkId.parse('7001');
const form = FormId.parse('f1');
const PLANTED = 'Maria.Lopez';

let ours: Signer;
let keys: ServedApp;
let served: ServedApp;
let store: MemoryJobStore;
let lines: object[];
let away = false;
const note = (line: object): void => void lines.push(line);

beforeAll(async () => {
  ours = await signer('ours');
  keys = await serveKeys(ours);
  const { jobs } = loadConfig({
    WAYMARK_JOBS_AUDIENCE: AUDIENCE,
    WAYMARK_JOBS_ACCOUNT: ACCOUNT,
    WAYMARK_JOBS_KEYS_URL: keys.url,
  });
  served = await serveApp(
    createJobs(
      { hint: ['/jobs/hint'] },
      {
        refuses: callerCheck(jobs, () => NOW),
        limits: null,
        log: { info: note, error: note },
        parts: async () => {
          if (away) throw new StoreError('unreachable', 'away', 'look');
          return { sync: { store }, now: () => NOW, queue: null, readHint } as unknown as JobParts; // a hint asks for no more
        },
      },
    ),
  );
});
afterAll(async () => {
  await served.close();
  await keys.close();
});

beforeEach(async () => {
  lines = [];
  away = false;
  store = memoryJobStore();
  await store.school(school, async (records) => {
    await records.saveCoursework(course, [coursework({ id: work })], NOW);
    await records.saveQuiz(course, quiz({ form }), work, NOW);
    const until = instant('2026-09-21T07:00:00Z');
    await records.keepWatch(course, { kind: 'work', thing: course, registration: 'r-1', until });
    await records.keepWatch(course, { kind: 'answers', thing: form, registration: 'w-1', until });
  });
});

async function push(body: string, by: Signer = ours): Promise<[number, unknown]> {
  const token = await tokenOf(goodClaims(SECONDS), by);
  const response = await fetch(`${served.url}/jobs/hint`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  return [response.status, await response.json()];
}

const kept = () => store.school(school, (records) => records.loadHints(course));
const noted = (hinted: number) => [200, { runs: [], courses: 0, unfinished: 0, hinted }];

describe('a pushed message', () => {
  it('on work of a class is kept for its next night, once, however often it comes', async () => {
    for (const body of [onSubmission('r-1', course, work), onCoursework('r-1', course, work)])
      expect(await push(body)).toEqual(noted(1));

    expect(await kept()).toEqual([{ kind: 'work', thing: work, at: NOW }]);
  });

  it('on a quiz is kept as what of it was asked for', async () => {
    expect(await push(onForm(form, 'RESPONSES'))).toEqual(noted(1));
    expect(await push(onForm(form, 'SCHEMA'))).toEqual(noted(0));

    expect(await kept()).toEqual([{ kind: 'answers', thing: form, at: NOW }]);
  });

  it.each([
    ['a watch nobody knows', onSubmission('r-9', course, work)],
    ['work nobody has read', onCoursework('r-1', course, '7009')],
    ['a quiz nobody knows', onForm('f9', 'RESPONSES')],
  ])('on %s is taken, and nothing is kept', async (_what, body) => {
    expect(await push(body)).toEqual(noted(0));
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['on another list', pushed({ registrationId: 'r-1' }, { collection: 'courses.students', resourceId: {} })],
    ['without data', pushed({ registrationId: 'r-1' })],
    ['with data that is none', JSON.stringify({ message: { attributes: {}, data: `${PLANTED}?` } })],
    ['that is no message', JSON.stringify({ school: 'cedar', course: PLANTED })],
    ['that is garbled', `{"${PLANTED}`],
    ['that is too large', pushed({ registrationId: PLANTED.repeat(500) })],
  ])('%s is taken so that it does not come again, and told by its kind alone', async (_what, body) => {
    expect(await push(body)).toEqual([200, { error: expect.any(String), reference: expect.any(String) }]);

    expect(await kept()).toEqual([]);
    expect(lines).toMatchObject([{ event: 'job-body', status: 200 }]);
    expect(JSON.stringify(lines)).not.toContain(PLANTED);
  });

  it('signed by somebody else is refused, and nothing is kept', async () => {
    const [status] = await push(onSubmission('r-1', course, work), await signer('ours'));

    expect(status).toBe(401);
    expect(await kept()).toEqual([]);
    expect(lines).toMatchObject([{ event: 'job-refused', reason: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' }]);
  });

  it('comes again when the store is away', async () => {
    away = true;
    expect((await push(onSubmission('r-1', course, work)))[0]).toBe(503);
  });
});
