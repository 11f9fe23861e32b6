import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId } from '../../../src/ids.ts';
import { API, schoology } from '../../builders/lms/schoology-adapter.ts';
import { onHost, useHttpMock } from '../../http-mock.ts';

useHttpMock();

const COURSE = CourseId.parse('7001');
const learners = (count: number): LearnerId[] =>
  Array.from({ length: count }, (_, at) => LearnerId.parse(String(5201 + at)));

function row(uid: number, change: object = {}, code = 200): object {
  return {
    location: `${API}/v1/users/${uid}`,
    response_code: code,
    body:
      code === 200
        ? { uid: String(uid), name_display: 'A', primary_email: `l${uid}@bell.example`, tz_name: '', ...change }
        : '',
  };
}

function answers(from: number, response: readonly object[], status = 207): void {
  const request = response.map((_, at) => `/v1/users/${from + at}`);
  onHost(API).post('/v1/multiget', { request }).reply(status, { response });
}

const ask = (count: number) =>
  schoology().addresses?.(COURSE, learners(count)) ?? Promise.reject(new Error('the roster brings them'));

describe('the addresses of a class', () => {
  it('are asked for twenty at a time', async () => {
    answers(
      5201,
      Array.from({ length: 20 }, (_, at) => row(5201 + at)),
    );
    answers(
      5221,
      Array.from({ length: 6 }, (_, at) => row(5221 + at)),
    );

    const addresses = await ask(26);

    expect(addresses.size).toBe(26);
    expect(addresses.get(LearnerId.parse('5226'))).toBe('l5226@bell.example');
  });

  it('leave out who has none', async () => {
    answers(5201, [row(5201), row(5202, { primary_email: '' })]);

    expect([...(await ask(2))]).toEqual([['5201', 'l5201@bell.example']]);
  });

  it.each([
    ['may not be read', [row(5203, {}, 401), row(5204, {}, 403)]],
    ['are gone', [row(5203, {}, 404), row(5204, {}, 404)]],
    ['answer with something else', [row(5203, { uid: null }), { response_code: 200, body: 'busy' }]],
    ['answer as somebody else', [row(5201), row(9999)]],
  ])("are nobody's while some of the class %s, who may share one, and name no one", async (_what, others) => {
    answers(5201, [row(5201), row(5202), ...others]);

    await expect(ask(4)).rejects.toMatchObject({
      kind: 'denied',
      scope: 'call',
      message: "2 of 4 students' addresses could not be read",
      todo: expect.not.stringMatching(/520\d|@/),
    });
  });

  it("are nobody's but theirs, whatever the order of the answers", async () => {
    answers(5201, [row(5202), row(5201)]);

    expect(Object.fromEntries(await ask(2))).toEqual({ 5201: 'l5201@bell.example', 5202: 'l5202@bell.example' });
  });

  it('are refused as a whole when nobody has one', async () => {
    answers(5201, [row(5201, { primary_email: '' }), row(5202, { primary_email: null })]);

    await expect(ask(2)).rejects.toMatchObject({
      kind: 'denied',
      scope: 'call',
      todo: expect.stringContaining('e-mail'),
    });
  });

  it('are not taken from half an answer, which would say that somebody has none', async () => {
    answers(5201, [row(5201), row(5202, {}, 500)]);
    await expect(ask(2)).rejects.toMatchObject({ kind: 'down' });

    onHost(API)
      .post('/v1/multiget')
      .reply(207, { response: [row(5201)] });
    await expect(ask(2)).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('need nothing for nobody', async () => {
    expect((await ask(0)).size).toBe(0);
  });
});
