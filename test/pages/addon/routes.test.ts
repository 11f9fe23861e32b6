import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isWaitedFor } from '../../../src/http/waited.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { readAsking } from '../../../src/pages/addon/wish.ts';
import type { Store } from '../../../src/store/types.ts';
import { PLACE, save } from '../../builders/ticket/desk.ts';
import { servedDesk, type ServedDesk } from '../../builders/served/served-desk.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let desk: ServedDesk;
let transactions: number;
let waited: boolean[] = [];

beforeAll(async () => {
  store = await memoryStore();
  desk = await servedDesk({
    ...store,
    school: (school, work) => {
      transactions += 1;
      waited.push(isWaitedFor());
      return store.school(school, work);
    },
  });
});
afterAll(async () => {
  await desk.served.close();
  await desk.world.desk.settled();
  await store.close();
});

describe('what Classroom sends', () => {
  const query = { courseId: '6001', itemId: 'w1', attachmentId: 'a1', login_hint: 's1' };

  it.each([
    ['courseWork', 'assignment'],
    ['COURSE_WORK', 'assignment'],
    ['courseWorkMaterials', 'material'],
    ['courseWorkMaterial', 'material'],
    ['announcements', 'announcement'],
  ])('may spell what it hangs on as %s', (itemType, kind) => {
    expect(readAsking('student', { ...query, itemType }).wish).toMatchObject({ place: { kind } });
  });

  it('is ignored where it is another frame’s, unknown, or comes twice', () => {
    const asking = readAsking('student', {
      ...query,
      submissionId: 's',
      addOnToken: 't',
      hd: 'x',
      login_hint: ['s1', 's2'],
    });
    expect(asking).toEqual({
      opening: null,
      hint: null,
      wish: { frame: 'student', place: PLACE, attachment: 'a1', token: null, submission: null },
    });
    expect(readAsking('teacher', { ...query, attachmentId: ['a1', 'a2'] }).wish).toMatchObject({ attachment: null });
  });
});

const opened = async (): Promise<string> => (await desk.world.open('s1', 'student')).id;

describe('an answer that a page sends', () => {
  it('comes back with its version and the state of the ticket', async () => {
    const sent = save(2, '1');
    const response = await desk.tell('/addon/answers', 's1', { o: await opened(), saves: [sent] });
    expect([response.status, await response.json()]).toEqual([
      200,
      { saved: [{ key: sent.key, question: 2, version: 1, status: 'saved' }], state: 'open', v: expect.any(Number) },
    ]);
  });

  it('is kept whole up to 64 KB, and what is longer is told apart', async () => {
    const whole = await desk.tell('/addon/answers', 's1', { o: await opened(), saves: [save(3, 'x'.repeat(65_536))] });
    expect(whole.status).toBe(200);
    const longer = await desk.tell('/addon/answers', 's1', { o: await opened(), saves: [save(3, 'x'.repeat(65_537))] });
    expect([longer.status, await longer.json()]).toEqual([
      413,
      {
        error: 'too-large',
        message: { en: expect.stringContaining('question 3'), es: expect.stringContaining('pregunta 3') },
        reference: 'ref-1',
      },
    ]);
    const body = await desk.tell('/addon/answers', 's1', { o: 'x', saves: [save(3, 'x'.repeat(270_000))] });
    expect([body.status, await body.json()]).toEqual([413, expect.objectContaining({ error: 'too-large' })]);
  });

  it.each([
    ['with a key the store could not hold', [save(1, 1, 0, 'key-0000000000\u0000001')]],
    ['with a key that is too short', [save(1, 1, 0, 'short')]],
    ['with a key that is too long', [save(1, 1, 0, 'k'.repeat(65))]],
    ['with twenty-one at once', Array.from({ length: 21 }, () => save(1, 1))],
  ])('%s is refused, and nothing of it kept', async (_what, saves) => {
    const response = await desk.tell('/addon/answers', 's1', { o: await opened(), saves });
    expect([response.status, await response.json()]).toEqual([422, expect.objectContaining({ error: 'malformed' })]);
  });

  it('that is none to that question is refused as such', async () => {
    const response = await desk.tell('/addon/answers', 's1', { o: await opened(), saves: [save(1, 'text')] });
    expect([response.status, await response.json()]).toEqual([422, expect.objectContaining({ error: 'malformed' })]);
  });

  it('comes with the state where the state does not allow what is wanted', async () => {
    const response = await desk.tell('/addon/declare', 's1', { o: await opened(), route: 'seminar' });
    expect([response.status, await response.json()]).toEqual([
      409,
      expect.objectContaining({ error: 'state', state: 'open' }),
    ]);
  });
});

describe('the page of a learner', () => {
  it('holds no key, and nothing of anyone else', async () => {
    const { id } = await desk.world.open('s2', 'student');
    const page = await (await desk.get(`/addon/student?o=${id}`, 's2')).text();
    expect(page).toContain('Adding fractions');
    expect(page).not.toContain("'right':[1]");
    expect(page).not.toMatch(/Name s1|Name s3/);
  });

  it('is for a teacher what learners get, without a key in it either', async () => {
    const { id } = await desk.world.open('t1', 'student');
    const page = await (await desk.get(`/addon/student?o=${id}`, 't1')).text();
    expect(page).toContain("'preview':true");
    expect(page).not.toContain("'right':[1]");
  });
});

describe.each(['teacher', 'discovery'] as const)('the %s page that is opened again', (frame) => {
  it('is drawn from one look at the store, whatever language it is in', async () => {
    const { id } = await desk.world.open('t1', frame);
    await desk.get(`/addon/${frame}?o=${id}`, 't1');
    transactions = 0;
    expect((await desk.get(`/addon/${frame}?o=${id}`, 't1')).status).toBe(200);
    expect(transactions).toBe(1);
  });
});

describe('somebody else’s session than Classroom has before it', () => {
  it('is told how to open a window with one account, in both languages', async () => {
    const response = await desk.get(desk.address('student', 's1'), 's2');
    expect([response.status, await response.text()]).toEqual([
      401,
      expect.stringMatching(/private window.*ventana privada/s),
    ]);
  });
});

describe('a Classroom in trouble', () => {
  it.each([
    ['as soon as it is asked again', new LmsError('down', 'x', { todo: 'x', waitSeconds: 3 }), '3'],
    ['when it said so itself', new LmsError('busy', 'x', { todo: 'x', waitSeconds: 40 }), '40'],
    ['in a moment where nobody knows', new LmsError('down', 'x', { todo: 'x' }), '5'],
  ])('is worth another try %s', async (_when, error, seconds) => {
    desk.world.break(error);
    try {
      const response = await desk.get(desk.address('student', 's1'), 's1');
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, seconds]);
    } finally {
      desk.world.break(null);
    }
  });

  it('is asked for somebody who waits', async () => {
    waited = [];
    expect((await desk.get(desk.address('student', 's1'), 's1')).status).toBe(303);
    expect(new Set(waited)).toEqual(new Set([true]));
  });
});

describe('an attachment that is none of ours', () => {
  it('is told to be gone, in both languages', async () => {
    const response = await desk.get(desk.address('student', 's1', { attachmentId: 'a77' }), 's1');
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('Este boleto ya no está')]);
  });

  it('is told so by a page that repeats nothing of the address which names somebody or opens something', async () => {
    const given = {
      attachmentId: 'a77',
      submissionId: 'planted-work',
      addOnToken: 'planted-token',
      hd: 'planted-domain',
    };
    const page = await (await desk.get(desk.address('teacher', 't1', given), 't1')).text();
    expect(page).toMatch(/<a href(="")?>/); // the address as the browser has it
    expect(page).not.toMatch(/planted|login_hint|a77/);
    const { attachmentId: _none, ...ours } = given;
    const own = await (await desk.get(desk.address('teacher', 's1', ours), 's1')).text();
    expect(own).toContain('href="/addon/student"');
    expect(own).not.toMatch(/planted|login_hint/);
  });
});
