import { describe, expect, it } from '@jest/globals';
import { checkQuizGrant } from '../../../src/lms/google/sign-in/grant.ts';
import { checkGrant, REQUESTED_SCOPES } from '../../../src/lms/google/index.ts';
import { boxesLeft } from '../../../src/lms/google/sign-in/sign-in-words.ts';
import {
  NIGHT_SCOPES,
  QUIZ_SCOPES,
  STUDENT_FRAME_SCOPES,
  TEACHER_FRAME_SCOPES,
} from '../../../src/lms/google/scopes.ts';
import { CLASSROOM, googleSettings, SIGN_IN, signsIn } from '../../builders/lms/google.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const CLASSROOM_SCOPE = 'https://www.googleapis.com/auth/classroom.';

function knowsTheTeacher(): void {
  onHost(CLASSROOM)
    .get('/v1/userProfiles/me')
    .query(true)
    .reply(200, { id: '1', name: { fullName: 'T. Rivera' }, emailAddress: 't.rivera@cedar.example' });
}

function signsInAs(scopes: readonly string[], idToken?: string): void {
  onHost(SIGN_IN)
    .post('/token')
    .reply(200, {
      access_token: 'access',
      expires_in: 3600,
      scope: scopes.join(' '),
      ...(idToken !== undefined && { id_token: idToken }),
    });
}

function identity(change: object = {}): string {
  const claims = {
    aud: googleSettings().clientId,
    sub: '1',
    email: 't.rivera@cedar.example',
    email_verified: true,
    ...change,
  };
  return ['{}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
}

describe('checking a grant', () => {
  it('says whose it is and what it allows', async () => {
    signsIn('access', REQUESTED_SCOPES.join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toEqual({
      id: '1',
      email: 't.rivera@cedar.example',
      scopes: REQUESTED_SCOPES,
      without: [],
    });
  });

  it('names what stays off without an optional permission', async () => {
    signsIn('access', REQUESTED_SCOPES.filter((scope) => !scope.endsWith('announcements')).join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toMatchObject({ without: ['post announcements'] });
  });

  it('is refused, with the reason, without what Waymark cannot work without', async () => {
    signsIn('access', REQUESTED_SCOPES.filter((scope) => !scope.endsWith('rosters.readonly')).join(' '));

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({
      kind: 'denied',
      scope: 'credential',
      message: expect.stringContaining('see who is in a class'),
      todo: expect.stringContaining('Connect again'),
    });
  });

  it('takes the wider permission for the narrower one', async () => {
    const wide = REQUESTED_SCOPES.map((scope) =>
      scope.replace('rosters.readonly', 'rosters').replace('courses.readonly', 'courses'),
    );
    signsIn('access', wide.join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toMatchObject({ without: [] });
  });

  it('knows the submissions scope for the permission it was granted for', async () => {
    const granted = [
      ...REQUESTED_SCOPES.filter((scope) => !scope.endsWith('coursework.students')),
      `${CLASSROOM_SCOPE}student-submissions.students.readonly`,
    ];
    signsIn('access', granted.join(' '));

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({
      message: expect.not.stringContaining('see classwork'),
    });
  });

  it('says what to do when the token is no good', async () => {
    onHost(SIGN_IN).post('/token').reply(400, { error: 'invalid_grant' });

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({
      kind: 'denied',
      scope: 'credential',
      todo: expect.stringContaining('Reconnect'),
    });
  });
});

describe('checking the grant of an account that only lends its forms', () => {
  it("asks for the forms' scopes and whose account it is, and for nothing of a class", () => {
    expect(QUIZ_SCOPES.map((scope) => scope.split('/').at(-1))).toEqual([
      'openid',
      'userinfo.email',
      'forms.body.readonly',
      'forms.responses.readonly',
    ]);
  });

  it('says whose it is by the sign-in itself', async () => {
    signsInAs(QUIZ_SCOPES, identity());

    expect(await checkQuizGrant(googleSettings())).toEqual({
      email: 't.rivera@cedar.example',
      scopes: QUIZ_SCOPES,
      without: [],
    });
  });

  it.each([
    ['none', undefined],
    ['one of another app', identity({ aud: 'another' })],
    ['an unverified address', identity({ email_verified: false })],
    ['nonsense', 'a.b.c'],
  ])('does not guess whose it is from %s', async (_, token) => {
    signsInAs(QUIZ_SCOPES, token);

    expect(await checkQuizGrant(googleSettings())).toMatchObject({ email: null, without: ['see whose account it is'] });
  });

  it('asks a grant that shows profiles', async () => {
    signsInAs(REQUESTED_SCOPES);
    knowsTheTeacher();

    expect(await checkQuizGrant(googleSettings())).toMatchObject({ email: 't.rivera@cedar.example', without: [] });
  });

  it('is refused without the answers of quizzes', async () => {
    signsInAs(
      QUIZ_SCOPES.filter((scope) => !scope.includes('responses')),
      identity(),
    );

    await expect(checkQuizGrant(googleSettings())).rejects.toMatchObject({
      kind: 'denied',
      scope: 'credential',
      message: expect.stringContaining('read quiz answers'),
    });
  });
});

function without(scopes: readonly string[], end: string): readonly string[] {
  return scopes.filter((scope) => !scope.endsWith(end));
}

describe('signing in to a page inside Classroom', () => {
  it('asks a student for who they are and the page itself, and for no more', () => {
    expect(STUDENT_FRAME_SCOPES).toEqual([
      'openid',
      'https://www.googleapis.com/auth/userinfo.email',
      'https://www.googleapis.com/auth/userinfo.profile',
      `${CLASSROOM_SCOPE}addons.student`,
    ]);
  });

  it('asks a teacher for the page and all that the night needs, once each', () => {
    expect(TEACHER_FRAME_SCOPES).toEqual(expect.arrayContaining([...REQUESTED_SCOPES]));
    expect(TEACHER_FRAME_SCOPES).toContain(`${CLASSROOM_SCOPE}addons.teacher`);
    expect(new Set(TEACHER_FRAME_SCOPES).size).toBe(TEACHER_FRAME_SCOPES.length);
    expect(TEACHER_FRAME_SCOPES.some((scope) => scope.endsWith('addons.student'))).toBe(false);
  });

  it.each([
    ['teacher', TEACHER_FRAME_SCOPES, 'addons.teacher', '“its own attachments in the classes you teach”'],
    ['discovery', TEACHER_FRAME_SCOPES, 'rosters.readonly', '“who is in your classes”'],
    ['review', TEACHER_FRAME_SCOPES, 'courses.readonly', '“your classes”'],
    ['teacher', TEACHER_FRAME_SCOPES, 'coursework.students', '“classwork and grades”'],
    ['student', STUDENT_FRAME_SCOPES, 'addons.student', '“its own attachments in Classroom”'],
    ['nights', NIGHT_SCOPES, 'rosters.readonly', '“who is in your classes”'],
  ] as const)('of the %s page is whole, or names the box that was left without a tick', (page, asked, left, box) => {
    expect(boxesLeft(page, asked)).toBeNull();
    expect(boxesLeft(page, without(asked, left))?.en).toContain(`tick the box for ${box}.`);
  });

  it('is nothing that a grant for the night could be short of', async () => {
    signsIn('access', REQUESTED_SCOPES.join(' '));
    knowsTheTeacher();

    expect((await checkGrant(googleSettings())).without).toEqual([]);
  });
});
