import { describe, expect, it } from '@jest/globals';
import { isQuotaRefusal } from '../../../src/lms/google/errors.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { loadConfig } from '../../../src/config.ts';
import { SchoolId } from '../../../src/ids.ts';
import { googleHost } from '../../../src/lms/google/host.ts';
import { instant } from '../../../src/time.ts';
import { CLASSROOM, COURSE, google, googleSettings, refusal, SIGN_IN, signsIn } from '../../builders/lms/google.ts';
import { collect } from '../../builders/memory/rows.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const PATH = '/v1/courses/6001';
const COURSE_ANSWER = { id: '6001', name: 'Mathematics 5', section: 'A', courseState: 'ACTIVE' };

async function failureOf(promise: Promise<unknown>): Promise<LmsError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof LmsError) return error;
  throw new Error('it did not fail with an LmsError');
}

/** The failure of reading the class when Classroom answers so. */
async function refusedWith(code: number, body: object, headers: Record<string, string> = {}): Promise<LmsError> {
  signsIn();
  const tries = isQuotaRefusal({ status: code, text: JSON.stringify(body) }) ? 5 : code >= 500 ? 3 : 1;
  onHost(CLASSROOM).get(PATH).query(true).times(tries).reply(code, body, headers);
  return await failureOf(google().course(COURSE));
}

describe('signing in', () => {
  it('sends the token of the teacher with every call, and asks for compressed answers', async () => {
    signsIn('access-1');
    onHost(CLASSROOM)
      .get(PATH)
      .query(true)
      .matchHeader('authorization', 'Bearer access-1')
      .matchHeader('accept-encoding', 'gzip')
      .matchHeader('user-agent', /gzip/)
      .reply(200, COURSE_ANSWER);

    expect(await google().course(COURSE)).toEqual({ id: '6001', name: 'Mathematics 5 · A', state: 'active' });
  });

  it('is done once for many calls at the same time', async () => {
    signsIn();
    onHost(CLASSROOM).get(PATH).query(true).times(3).reply(200, COURSE_ANSWER);
    const lms = google();

    await Promise.all([lms.course(COURSE), lms.course(COURSE), lms.course(COURSE)]);

    expect(lms.calls()).toEqual({ google: 3 });
  });

  it('is done once for all courses of a teacher in a night, and not for another teacher', async () => {
    let now = instant('2026-09-14T07:00:00Z');
    const host = googleHost(
      {
        ...loadConfig({}),
        google: {
          ...loadConfig({}).google,
          clientId: 'client',
          clientSecret: 's',
          classroomRoot: CLASSROOM,
          formsRoot: CLASSROOM,
          tokenUrl: `${SIGN_IN}/token`,
        },
      },
      googleSettings().http,
      () => now,
    );
    const as = (token: string): Promise<Lms> =>
      host.open({ school: SchoolId.parse('cedar'), user: `${token}@cedar.example`, token, scopes: null });
    signsIn('access-1');
    onHost(CLASSROOM)
      .get(PATH)
      .query(true)
      .matchHeader('authorization', 'Bearer access-1')
      .times(3)
      .reply(200, COURSE_ANSWER);
    await (await as('one')).course(COURSE);
    const both = await Promise.all([as('one'), as('one')]);
    await Promise.all(both.map((lms) => lms.course(COURSE)));

    signsIn('access-2');
    onHost(CLASSROOM).get(PATH).query(true).matchHeader('authorization', 'Bearer access-2').reply(200, COURSE_ANSWER);
    await (await as('two')).course(COURSE);

    now = instant('2026-09-15T07:00:00Z');
    signsIn('access-3');
    onHost(CLASSROOM).get(PATH).query(true).matchHeader('authorization', 'Bearer access-3').reply(200, COURSE_ANSWER);
    await (await as('one')).course(COURSE);
  });

  it('is renewed once when the token is refused', async () => {
    signsIn('old');
    signsIn('new');
    onHost(CLASSROOM)
      .get(PATH)
      .query(true)
      .matchHeader('authorization', 'Bearer old')
      .reply(401, refusal(401, 'UNAUTHENTICATED'));
    onHost(CLASSROOM).get(PATH).query(true).matchHeader('authorization', 'Bearer new').reply(200, COURSE_ANSWER);

    expect(await google().course(COURSE)).toMatchObject({ id: '6001' });
  });

  it('ends with what to do when the renewed token is refused too', async () => {
    signsIn('old');
    signsIn('new');
    onHost(CLASSROOM).get(PATH).query(true).twice().reply(401, refusal(401, 'UNAUTHENTICATED'));

    expect(await failureOf(google().course(COURSE))).toMatchObject({
      kind: 'denied',
      scope: 'credential',
      todo: expect.stringContaining('Reconnect'),
    });
  });

  it('is final when the grant was revoked', async () => {
    onHost(SIGN_IN)
      .post('/token')
      .reply(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });

    expect(await failureOf(google().course(COURSE))).toMatchObject({
      kind: 'denied',
      scope: 'credential',
      todo: expect.stringContaining('Reconnect'),
    });
  });

  it('names the settings when the client is unknown', async () => {
    onHost(SIGN_IN).post('/token').reply(401, { error: 'invalid_client' });

    expect(await failureOf(google().course(COURSE))).toMatchObject({
      kind: 'denied',
      todo: expect.stringContaining('GOOGLE_CLIENT_ID'),
    });
  });

  it('is tried three times when the token endpoint is down', async () => {
    onHost(SIGN_IN).post('/token').times(3).reply(503, {});

    expect(await failureOf(google().course(COURSE))).toMatchObject({ kind: 'down', uncertain: false });
  });

  it('of a read that got no answer leaves nothing uncertain: nothing was to be done', async () => {
    signsIn();
    onHost(CLASSROOM).get(PATH).query(true).times(3).replyWithError(new Error('reset'));
    expect(await failureOf(google().course(COURSE))).toMatchObject({ kind: 'down', uncertain: false });
  });

  it('leaves no token, secret or address in a failure', async () => {
    signsIn('access-secret');
    onHost(CLASSROOM)
      .get(PATH)
      .query(true)
      .reply(403, refusal(403, 'PERMISSION_DENIED', 'ana.garcia@cedar.example may not'));

    const error = await failureOf(google().course(COURSE));
    const all = [error.message, error.todo, error.stack, JSON.stringify(error), String(error.cause)].join('\n');

    expect(all).not.toMatch(/access-secret|refresh-secret|client-secret|ana\.garcia|fields=/);
  });
});

describe('a refused call', () => {
  it.each([
    [429, refusal(429, 'RESOURCE_EXHAUSTED'), { kind: 'busy', uncertain: false }],
    [403, refusal(403, 'RESOURCE_EXHAUSTED'), { kind: 'busy', uncertain: false }],
    [
      403,
      { error: { code: 403, message: 'User-rate limit exceeded.', errors: [{ reason: 'userRateLimitExceeded' }] } },
      { kind: 'busy', scope: 'call' },
    ],
    [500, refusal(500, 'INTERNAL'), { kind: 'down', uncertain: false }],
    [404, refusal(404, 'NOT_FOUND'), { kind: 'gone', scope: 'course' }],
    [
      403,
      refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission'),
      { kind: 'denied', scope: 'course' },
    ],
    [
      400,
      refusal(400, 'FAILED_PRECONDITION', '@CourseNotModifiable The course is archived'),
      { kind: 'denied', scope: 'course' },
    ],
    [
      400,
      refusal(400, 'FAILED_PRECONDITION', '@InactiveCourseOwner The owner'),
      { kind: 'denied', scope: 'course', todo: expect.stringContaining('administrator') },
    ],
    [
      403,
      refusal(403, 'PERMISSION_DENIED', '@ClassroomApiDisabled The user'),
      { kind: 'denied', scope: 'credential', todo: expect.stringContaining('administrator') },
    ],
    [403, refusal(403, 'PERMISSION_DENIED', '@ProjectPermissionDenied The project'), { kind: 'denied', scope: 'call' }],
    [400, refusal(400, 'INVALID_ARGUMENT'), { kind: 'malformed', uncertain: false }],
    [302, {}, { kind: 'malformed' }],
  ])('with %i %j says what to do next', async (code, body, expected) => {
    expect(await refusedWith(code, body)).toMatchObject(expected);
  });

  it('says how long Google asks to wait', async () => {
    expect(await refusedWith(429, refusal(429, 'RESOURCE_EXHAUSTED'), { 'retry-after': '30' })).toMatchObject({
      kind: 'busy',
      waitSeconds: 30,
    });
  });

  it('names the permission that is missing in plain words', async () => {
    const message = 'Request had insufficient authentication scopes.';

    expect(await refusedWith(403, refusal(403, 'PERMISSION_DENIED', message))).toMatchObject({
      kind: 'denied',
      todo: expect.stringContaining('see the classes'),
    });
  });

  it('takes an @Type only as the first word', async () => {
    expect(await refusedWith(403, refusal(403, 'PERMISSION_DENIED', 'No @ClassroomDisabled here'))).toMatchObject({
      scope: 'course',
    });
  });
});

describe('the channels for a note', () => {
  const ANNOUNCE = 'https://www.googleapis.com/auth/classroom.announcements';
  const OTHER = 'https://www.googleapis.com/auth/classroom.courses.readonly';

  it('begin with a post while nothing is known of the grant', () => {
    expect(google().can.note).toEqual(['post', 'paste']);
  });

  it.each([
    [[ANNOUNCE], ['post', 'paste']],
    [[OTHER], ['paste']],
  ])('follow the grant known beforehand (%j)', (grantedScopes, note) => {
    expect(google({ grantedScopes }).can.note).toEqual(note);
  });

  it('follow what the token says it allows', async () => {
    signsIn('access', OTHER);
    onHost(CLASSROOM).get('/v1/courses').query(true).reply(200, {});
    const lms: Lms = google({ grantedScopes: [ANNOUNCE] });

    await collect(lms.courses());

    expect(lms.can.note).toEqual(['paste']);
  });
});
