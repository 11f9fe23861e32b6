import { describe, expect, it } from '@jest/globals';
import { checkGrant, REQUESTED_SCOPES } from '../../../src/lms/google/index.ts';
import { CLASSROOM, googleSettings, SIGN_IN, signsIn } from '../../builders/google.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const CLASSROOM_SCOPE = 'https://www.googleapis.com/auth/classroom.';

function knowsTheTeacher(): void {
  onHost(CLASSROOM).get('/v1/userProfiles/me').query(true).reply(200, { id: '1', name: { fullName: 'T. Rivera' }, emailAddress: 't.rivera@cedar.example' });
}

describe('checking a grant', () => {
  it('says whose it is and what it allows', async () => {
    signsIn('access', REQUESTED_SCOPES.join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toEqual({ id: '1', email: 't.rivera@cedar.example', scopes: REQUESTED_SCOPES, without: [] });
  });

  it('names what stays off without an optional permission', async () => {
    signsIn('access', REQUESTED_SCOPES.filter((scope) => !scope.endsWith('announcements')).join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toMatchObject({ without: ['post announcements'] });
  });

  it('is refused, with the reason, without what Waymark cannot work without', async () => {
    signsIn('access', REQUESTED_SCOPES.filter((scope) => !scope.endsWith('rosters.readonly')).join(' '));

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({
      kind: 'denied', scope: 'credential', message: expect.stringContaining('see who is in a class'), todo: expect.stringContaining('Connect again'),
    });
  });

  it('takes the wider permission for the narrower one', async () => {
    const wide = REQUESTED_SCOPES.map((scope) => scope.replace('rosters.readonly', 'rosters').replace('courses.readonly', 'courses'));
    signsIn('access', wide.join(' '));
    knowsTheTeacher();

    expect(await checkGrant(googleSettings())).toMatchObject({ without: [] });
  });

  it('knows the submissions scope for the permission it was granted for', async () => {
    const granted = [...REQUESTED_SCOPES.filter((scope) => !scope.endsWith('coursework.students')), `${CLASSROOM_SCOPE}student-submissions.students.readonly`];
    signsIn('access', granted.join(' '));

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({ message: expect.not.stringContaining('see classwork') });
  });

  it('says what to do when the token is no good', async () => {
    onHost(SIGN_IN).post('/token').reply(400, { error: 'invalid_grant' });

    await expect(checkGrant(googleSettings())).rejects.toMatchObject({ kind: 'denied', scope: 'credential', todo: expect.stringContaining('Reconnect') });
  });
});
