import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, AT, draft, list, openSmall, textAt } from '../client.ts';
import type { Client } from '../client.ts';

let client: Client;
beforeEach(async () => {
  client = await openSmall({ learners: 31, work: [{ id: 'w1' }] });
});
afterEach(() => client.close());

const WORK = `${AT}/courseWork`;
const CREATE = 'classroom.courses.courseWork.create';
const drafts = async () => list((await client.get(`${WORK}?courseWorkStates=DRAFT`)).body, 'courseWork').length;

describe('a fault', () => {
  it('of too many calls says how long to wait, when told to', async () => {
    client.sandbox.fail({ method: 'classroom.*', kind: 'busy', retryAfter: 7 });
    const response = await fetch(client.sandbox.root + AT);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await client.get(AT)).status).toBe(200);
  });

  it('of the server happens with or without effect', async () => {
    client.sandbox.fail({ method: CREATE, kind: 'error', code: 503 });
    client.sandbox.fail({ method: CREATE, kind: 'error', code: 500, effect: true });
    expect((await client.post(WORK, draft())).status).toBe(503);
    expect(await drafts()).toBe(0);
    expect(at((await client.post(WORK, draft())).body, 'error', 'status')).toBe('INTERNAL');
    expect(await drafts()).toBe(1);
  });

  it('can lose the answer of a call that was carried out', async () => {
    client.sandbox.fail({ method: CREATE, kind: 'lost', effect: true });
    await expect(client.post(WORK, draft())).rejects.toThrow();
    expect(await drafts()).toBe(1);
  });

  it('hides a new item from as many lists as told', async () => {
    client.sandbox.fail({ method: CREATE, kind: 'stale', lists: 2 });
    const { body } = await client.post(WORK, draft());
    expect([await drafts(), await drafts(), await drafts()]).toEqual([0, 0, 1]);
    expect((await client.get(`${WORK}/${textAt(body, 'id')}`)).status).toBe(200);
  });

  it('can answer a page of HTML with 200', async () => {
    client.sandbox.fail({ method: 'classroom.courses.get', kind: 'html' });
    const response = await fetch(client.sandbox.root + AT);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  });

  it('can break a list at its second page, or refuse its token', async () => {
    const { body } = await client.get(`${AT}/students`);
    const second = `${AT}/students?pageToken=${textAt(body, 'nextPageToken')}`;
    client.sandbox.fail({ method: '*.students.list', kind: 'broken-page', page: 2 });
    client.sandbox.fail({ method: '*.students.list', kind: 'refused-page', page: 2 });
    expect((await client.get(`${AT}/students`)).status).toBe(200);
    expect((await client.get(second)).status).toBe(500);
    expect((await client.get(second)).status).toBe(400);
    expect(at((await client.get(second)).body, 'students')).toHaveLength(1);
  });

  it('can spoil one record of a list', async () => {
    client.sandbox.fail({ method: '*.students.list', kind: 'malformed', record: 1, field: 'userId', value: 7 });
    const { body } = await client.get(`${AT}/students`);
    expect(
      list(body, 'students')
        .slice(0, 3)
        .map((row) => at(row, 'userId')),
    ).toEqual(['9001', 7, '9003']);
  });

  it('waits for its turn, lasts as long as told, and can be taken back', async () => {
    client.sandbox.fail({
      method: 'classroom.courses.get',
      after: 1,
      times: 2,
      kind: 'error',
      code: 403,
      type: 'ClassroomApiDisabled',
    });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await client.get(AT)).status);
    expect(statuses).toEqual([200, 403, 403, 200]);
    client.sandbox.fail({ method: '*', kind: 'busy' });
    expect(client.sandbox.pendingFaults).toBe(1);
    client.sandbox.heal();
    expect((await client.get(AT)).status).toBe(200);
  });
});
