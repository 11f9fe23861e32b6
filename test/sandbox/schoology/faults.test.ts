import { afterEach, describe, expect, it } from '@jest/globals';
import { SECTION, uidOf } from '../../builders/lms/schoology.ts';
import { at, AT, draft, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

const ITEMS = `${AT}/assignments`;
const drafts = async () => rows((await client.get(ITEMS)).body, 'assignment').length;

describe('a told fault', () => {
  it('loses the request, or the answer of a call that was carried out', async () => {
    client = await openSmall();
    client.sandbox.fail({ method: 'assignments.create', kind: 'lost', effect: false });
    await expect(client.post(ITEMS, draft())).rejects.toThrow();
    expect(await drafts()).toBe(0);
    client.sandbox.fail({ method: 'assignments.create', kind: 'lost', effect: true });
    await expect(client.post(ITEMS, draft())).rejects.toThrow();
    expect(await drafts()).toBe(1);
  });

  it('is an error with or without effect, or the page of the request limit with 200', async () => {
    client = await openSmall();
    client.sandbox.fail({ method: 'assignments.*', kind: 'error', code: 503 });
    expect((await client.post(ITEMS, draft())).status).toBe(503);
    client.sandbox.fail({ method: 'assignments.*', kind: 'error', code: 500, effect: true });
    expect((await client.post(ITEMS, draft())).status).toBe(500);
    expect(await drafts()).toBe(1);
    client.sandbox.fail({ method: '*', kind: 'html' });
    const { status, headers } = await client.get(ITEMS);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  });

  it('is a busy school with Retry-After', async () => {
    client = await openSmall();
    client.sandbox.fail({ method: '*', kind: 'busy', retryAfter: 4 });
    const { status, headers } = await client.get(ITEMS);
    expect([status, headers.get('retry-after')]).toEqual([429, '4']);
  });

  it('breaks off or delays an answer whose call was carried out', async () => {
    client = await openSmall();
    client.sandbox.fail({ method: 'assignments.create', kind: 'garbled' });
    await expect(client.post(ITEMS, draft())).rejects.toThrow(SyntaxError);
    client.sandbox.fail({ method: 'assignments.create', kind: 'slow', milliseconds: 60 });
    const begun = performance.now();
    const answer = client.post(ITEMS, draft());
    expect((await answer).status).toBe(201);
    expect(performance.now() - begun).toBeGreaterThan(50);
    expect(await drafts()).toBe(2);
  });

  it('hides a new item or a new comment from as many lists as told', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', handedIn: [1] }] });
    client.sandbox.fail({ method: 'assignments.create', kind: 'stale', lists: 2 });
    const { body } = await client.post(ITEMS, draft());
    expect([await drafts(), await drafts(), await drafts()]).toEqual([1, 1, 2]);
    expect((await client.get(`${ITEMS}/${String(at(body, 'id'))}`)).status).toBe(200);
    const thread = `${AT}/submissions/101/${uidOf(1)}/comments`;
    const lines = async () => rows((await client.get(thread)).body, 'comment').length;
    client.sandbox.fail({ method: 'comments.create', kind: 'stale', lists: 1 });
    await client.post(thread, { comment: 'New' });
    expect([await lines(), await lines()]).toEqual([1, 2]);
  });

  it('breaks a list at a page, spoils one record of it, waits for its turn and is taken back', async () => {
    client = await openSmall({ learners: 30, items: [{ id: '101', title: 'Work', grades: { 1: 5 } }] });
    client.sandbox.fail({ method: 'enrollments.list', kind: 'broken-page', page: 2 });
    expect((await client.get(`${AT}/enrollments`)).status).toBe(200);
    expect((await client.get(`${AT}/enrollments?start=20`)).status).toBe(500);
    client.sandbox.fail({ method: 'grades.list', kind: 'malformed', field: 'grade', value: 'many' });
    expect(at((await client.get(`${AT}/grades`)).body, 'grades', 'grade', 0, 'grade')).toBe('many');
    client.sandbox.fail({
      method: 'enrollments.list',
      after: 1,
      kind: 'malformed',
      record: 1,
      field: 'uid',
      value: null,
    });
    expect(at((await client.get(`${AT}/enrollments`)).body, 'enrollment', 1, 'uid')).toBe(uidOf(1));
    expect(at((await client.get(`${AT}/enrollments`)).body, 'enrollment', 1, 'uid')).toBeNull();
    client.sandbox.fail({ method: '*', kind: 'busy' });
    expect(client.sandbox.pendingFaults).toBe(1);
    client.sandbox.heal();
    expect((await client.get(AT)).status).toBe(200);
  });
});

describe('the allowance of a key (lms/schoology/FACTS.md 7.1)', () => {
  it('is credits in a stretch of time: a read costs one, a write three; then 429 with Retry-After', async () => {
    client = await openSmall({}, { allowance: { credits: 7, seconds: 30 }, ticks: () => 0 });
    expect((await client.post(ITEMS, draft())).status).toBe(201);
    expect((await client.put(`${ITEMS}/1`, {})).status).toBe(404);
    expect((await client.get(AT)).status).toBe(200);
    const { status, headers } = await client.get(AT);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(29);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect((await client.personal('5101').get('/v1/app-user-info')).status).toBe(200);
  });

  it('comes back with time', async () => {
    let ticks = 0;
    client = await openSmall({}, { allowance: { credits: 1, seconds: 5 }, ticks: () => ticks });
    expect((await client.get(AT)).status).toBe(200);
    ticks = 4999;
    expect((await client.get(AT)).status).toBe(429);
    ticks = 5001;
    expect((await client.get(AT)).status).toBe(200);
  });

  it('is 50 credits in 5 seconds unless told', async () => {
    let ticks = 0;
    client = await openSmall({}, { allowance: 'usual', ticks: () => ticks });
    const statuses = await Promise.all(
      Array.from({ length: 51 }, async () => (await client.get('/v1/app-user-info')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    ticks = 5001;
    expect((await client.get('/v1/app-user-info')).status).toBe(200);
  });

  it('counts calls and credits by method', async () => {
    client = await openSmall();
    await client.get(`${AT}/grades`);
    await client.post(ITEMS, draft());
    await client.get('/v1/nothing');
    expect(client.sandbox.calls).toMatchObject({ 'grades.list': 1, 'assignments.create': 1, unknown: 1 });
    expect(client.sandbox.credits).toEqual({ 'grades.list': 1, 'assignments.create': 3 });
    expect(Object.keys(client.sandbox.calls).join()).not.toContain(SECTION);
  });
});
