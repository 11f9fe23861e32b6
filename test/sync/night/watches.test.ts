import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/config.ts';
import { CourseId, FormId } from '../../../src/ids.ts';
import { callerCheck } from '../../../src/jobs/caller.ts';
import { createJobs } from '../../../src/jobs/index.ts';
import { readHint } from '../../../src/lms/google/hints/message.ts';
import { GRANTED_SCOPES } from '../../../src/sandbox/google/index.ts';
import { instant, type Instant } from '../../../src/time.ts';
import {
  ACCOUNT,
  AUDIENCE,
  goodClaims,
  serveKeys,
  signer,
  tokenOf,
  type Signer,
} from '../../builders/lms/job-token.ts';
import { pushed } from '../../builders/lms/pushed.ts';
import { COURSE, learnerId, quiz, smallSchool, TEACHER } from '../../builders/lms/sandbox.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { serveApp, type ServedApp } from '../../builders/served/served-app.ts';

const TOPIC = 'projects/waymark-sandbox/topics/hints';
const PUSH = 'https://www.googleapis.com/auth/classroom.push-notifications';
const course = CourseId.parse(COURSE);
const form = FormId.parse('f1');
const registration: unknown = expect.any(String);

/** A class with one work at rest and a quiz of last week; its teacher lets Google tell what changes. */
async function watchedClass({
  scopes = [...GRANTED_SCOPES, PUSH],
  topic = TOPIC,
}: { scopes?: readonly string[]; topic?: string | null } = {}) {
  const asked: string[] = [];
  const nights = await googleMemoryNights(
    smallSchool({
      start: instant('2026-09-07T05:00:00Z'),
      work: [
        {
          id: '7001',
          title: 'Ticket [5.NF.A.1]',
          at: instant('2026-09-09T14:00:00Z'),
          grades: { 1: { draft: 9, assigned: 9 }, 2: { draft: 4, assigned: 4 } },
        },
        {
          id: '7002',
          title: 'Ticket [5.NF.A.1]',
          at: instant('2026-11-05T14:00:00Z'),
          quiz: quiz(form, [{}]),
          answers: { 1: ['right'] },
        },
      ],
    }),
    '2026-11-09T07:00:00Z',
    (inside) => async (url, init) => {
      const { pathname } = new URL(url instanceof Request ? url.url : url.toString());
      const what = /registrations|watches\/[^/]+:renew|watches|studentSubmissions/.exec(pathname)?.[0];
      const method = url instanceof Request ? url.method : (init?.method ?? 'GET');
      if (what !== undefined && what !== 'studentSubmissions')
        asked.push(what.includes(':') ? 'renew' : `${method} ${what}`);
      return inside(url, init);
    },
    topic ?? undefined,
  );
  const { box, store, file } = nights;
  box.world.grant(TEACHER.id, box.teachers[0]?.refreshToken ?? '', scopes);
  const school = file.school.id;
  const things = [course, form];
  return {
    nights,
    night: async (at: string) => {
      nights.moveTo(at);
      asked.length = 0;
      const { calls, unfinished, evidence } = await nights.sync();
      return { asked: [...asked], calls: calls['google'] ?? 0, unfinished, changed: evidence.changed };
    },
    /** What is watched, and the day on which that ends or is asked for again. */
    watches: async () =>
      (await store.school(school, (records) => records.loadWatches(things))).map(({ until, ...watch }) => ({
        ...watch,
        until: until.slice(0, 10),
      })),
    hints: () => store.school(school, (records) => records.loadHints(course)),
    /** What Google has published since it was asked last. */
    published: () => box.world.state.notices.splice(0),
  };
}

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T07:00:00Z`;

describe('what a night has the LMS tell', () => {
  it('is the work of the class and each quiz that is not at rest, for a week', async () => {
    const { night, watches } = await watchedClass();
    const { asked, unfinished } = await night(day(9));

    expect(unfinished).toBe(false);
    expect(asked).toEqual(['POST registrations', 'GET watches', 'POST watches', 'POST watches']);
    const until = '2026-11-16';
    expect(await watches()).toEqual([
      { kind: 'answers', thing: form, registration, until },
      { kind: 'questions', thing: form, registration, until },
      { kind: 'work', thing: course, registration, until },
    ]);
  });

  it('costs a class that does not change no call more, but one for each watch every five days', async () => {
    const [watched, plain] = [await watchedClass(), await watchedClass({ topic: null })];
    const more: number[] = [];
    for (const n of [9, 10, 13, 14, 15, 19])
      more.push((await watched.night(day(n))).calls - (await plain.night(day(n))).calls);

    expect(more).toEqual([4, 0, 0, 3, 0, 3]);
  });

  it('is asked for by the same names again, and begun anew where it ended meanwhile', async () => {
    const { night, watches } = await watchedClass();
    await night(day(9));
    const before = await watches();
    expect((await night(day(14))).asked).toEqual(['POST registrations', 'renew', 'renew']);
    expect((await watches()).map(({ registration }) => registration)).toEqual(
      before.map(({ registration }) => registration),
    );

    expect((await night(day(23))).asked).toEqual([
      'POST registrations',
      'renew',
      'GET watches',
      'POST watches',
      'renew',
      'POST watches',
    ]);
    expect((await watches()).every(({ until }) => until === '2026-11-30')).toBe(true);
  });

  it('is no more than the teacher allows', async () => {
    const { night, watches } = await watchedClass({ scopes: [...GRANTED_SCOPES] });

    expect((await night(day(9))).asked).toEqual(['GET watches', 'POST watches', 'POST watches']);
    expect((await watches()).map(({ kind }) => kind)).toEqual(['answers', 'questions']);
  });

  it('is asked for again five days later where it was refused, and stops no night', async () => {
    const { nights, night, watches } = await watchedClass();
    nights.box.fail({
      method: 'classroom.registrations.create',
      kind: 'error',
      code: 403,
      status: 'PERMISSION_DENIED',
      type: 'MissingGrant',
    });

    expect(await night(day(9))).toMatchObject({ unfinished: false });
    expect(await watches()).toContainEqual({ kind: 'work', thing: course, registration: null, until: '2026-11-14' });
    expect((await night(day(10))).asked).toEqual([]);
    expect((await night(day(14))).asked).toContain('POST registrations');
  });

  it('is nothing where the settings name no topic', async () => {
    const { night, watches } = await watchedClass({ topic: null });

    expect((await night(day(9))).asked).toEqual([]);
    expect(await watches()).toEqual([]);
  });
});

describe('a change in the class', () => {
  let ours: Signer;
  let keys: ServedApp;
  beforeAll(async () => {
    ours = await signer('ours');
    keys = await serveKeys(ours);
  });
  afterAll(() => keys.close());

  /** The address that Pub/Sub pushes to. */
  function serve({ nights }: Awaited<ReturnType<typeof watchedClass>>, now: () => Instant): Promise<ServedApp> {
    const { jobs } = loadConfig({
      WAYMARK_JOBS_AUDIENCE: AUDIENCE,
      WAYMARK_JOBS_ACCOUNT: ACCOUNT,
      WAYMARK_JOBS_KEYS_URL: keys.url,
    });
    const parts = { sync: nights.parts, now, queue: null, readHint };
    const log = { info: () => {}, error: () => {} };
    return serveApp(
      createJobs(
        { hint: ['/jobs/hint'] },
        { refuses: callerCheck(jobs, now), limits: null, parts: async () => parts, log },
      ),
    );
  }

  it('is published, pushed, kept, read the next night, and over', async () => {
    const watched = await watchedClass();
    const { nights, night, hints, published } = watched;
    await night(day(9));
    const noon = instant('2026-11-09T12:00:00Z');
    nights.moveTo(noon);
    nights.box.world.grade({ course: COURSE, item: '7001', learner: learnerId(2), draft: 10, assigned: 10 });
    nights.box.world.answer(form, `${learnerId(2)}@nobody.example`, {});
    const messages = published();
    const served = await serve(watched, () => noon);
    const token = await tokenOf(goodClaims(Date.parse(noon) / 1000), ours);
    const statuses: number[] = [];
    for (const { attributes, data } of [...messages, ...messages.toReversed()])
      statuses.push(
        (
          await fetch(`${served.url}/jobs/hint`, {
            method: 'POST',
            body: pushed(attributes, data),
            headers: { authorization: `Bearer ${token}` },
          })
        ).status,
      );
    await served.close();

    expect([...new Set(statuses)]).toEqual([200]);
    expect(messages.map(({ topic }) => topic)).toEqual([TOPIC, TOPIC]);
    expect(await hints()).toEqual([
      { kind: 'answers', thing: form, at: noon },
      { kind: 'work', thing: '7001', at: noon },
    ]);
    expect((await night(day(10))).changed).toBe(1);
    expect(await hints()).toEqual([]);
  });

  it('is not published once the week of a watch is over', async () => {
    const { nights, night, published } = await watchedClass();
    await night(day(9));
    published();
    nights.moveTo('2026-11-16T07:00:01Z');
    nights.box.world.grade({ course: COURSE, item: '7001', learner: learnerId(2), draft: 10, assigned: 10 });

    expect(published()).toEqual([]);
  });
});
