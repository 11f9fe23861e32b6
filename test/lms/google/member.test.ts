import { describe, expect, it } from '@jest/globals';
import { CLASSROOM, COURSE, google, refusal, signsIn } from '../../builders/lms/google.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

function answers(as: 'teachers' | 'students', status: number, body: object): void {
  onHost(CLASSROOM).get(`/v1/courses/6001/${as}/9001`).query({ fields: 'userId' }).reply(status, body);
}

describe('what a person is in a class', () => {
  it('is a teacher where Google finds them among the teachers', async () => {
    signsIn();
    answers('teachers', 200, { userId: '9001' });

    expect(await google().memberOf(COURSE, '9001')).toBe('teacher');
  });

  it('is a learner where they are none of the teachers but one of the students', async () => {
    signsIn();
    answers('teachers', 404, refusal(404, 'NOT_FOUND'));
    answers('students', 200, { userId: '9001' });

    expect(await google().memberOf(COURSE, '9001')).toBe('learner');
  });

  it('is nothing where Google finds them among neither', async () => {
    signsIn();
    answers('teachers', 404, refusal(404, 'NOT_FOUND'));
    answers('students', 404, refusal(404, 'NOT_FOUND'));

    expect(await google().memberOf(COURSE, '9001')).toBe(null);
  });

  it('is not guessed where Google refuses to say', async () => {
    signsIn();
    answers('teachers', 404, refusal(404, 'NOT_FOUND'));
    answers('students', 403, refusal(403, 'PERMISSION_DENIED'));

    await expect(google().memberOf(COURSE, '9001')).rejects.toMatchObject({ kind: 'denied' });
  });

  it('is not taken from an answer about somebody else', async () => {
    signsIn();
    answers('teachers', 200, { userId: '9002' });

    await expect(google().memberOf(COURSE, '9001')).rejects.toMatchObject({ kind: 'malformed' });
  });
});
