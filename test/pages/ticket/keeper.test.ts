import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Called } from '../../../src/pages/browser/call.ts';
import { AnswerKeeper } from '../../../src/pages/browser/keeper.ts';
import { keptOn, type Shelf } from '../../../src/pages/browser/kept.ts';
import { shownValue } from '../../../src/pages/browser/saves.ts';
import type { Save } from '../../../src/ticket/types.ts';
import { ownLive } from '../../builders/served/student-page.ts';
import { AnswerServer } from './answer-server.ts';

let server: AnswerServer;
let now: number;
let due: { readonly at: number; readonly act: () => void } | null;
let answer: (saves: readonly Save[]) => Called<unknown>;
let sent: { saves: readonly Save[]; done?: boolean; isLeaving: boolean }[];
let shuts: number[];
let shelf: Map<string, string>;
let keeper: AnswerKeeper;

beforeEach(() => {
  [server, now, due, sent, shuts, shelf] = [new AnswerServer(), 0, null, [], [], new Map()];
  answer = (saves) => ({ ok: true, body: { v: 1, saved: server.take(saves) } });
  keeper = opened('1001');
});

describe('a keeper of answers', () => {
  it('waits longer after each failure, and at least as long as the server asks', async () => {
    answer = () => ({ ok: 'silent' });
    keeper.answer(1, 0);
    await elapse();
    expect(keeper.standing).toBe('kept');
    expect(due?.at).toBe(2000);
    await elapse();
    expect(due?.at).toBe(6000);
    answer = () => ({ ok: false, status: 503, refusal: null, retryAfter: 30 });
    await elapse();
    expect(due?.at).toBe(36_000);
  });

  it('sends the same change under the same key until it is taken, and then keeps nothing', async () => {
    answer = () => ({ ok: 'silent' });
    keeper.answer(1, 0);
    await elapse();
    expect(shelf.size).toBe(1);
    answer = (saves) => ({ ok: true, body: { v: 1, saved: server.take(saves) } });
    keeper.wake();
    await elapse();
    expect(sent[0]?.saves).toEqual(sent[1]?.saves);
    expect([keeper.standing, shelf.size, due]).toEqual(['saved', 0, null]);
  });

  it('lets no answer wait for one that the server does not take', async () => {
    const why = { en: 'Too long.', es: 'Muy largo.' };
    answer = (saves) =>
      saves.some(({ question }) => question === 2)
        ? { ok: false, status: 413, refusal: { error: 'too-large', message: why, reference: 'x' }, retryAfter: 0 }
        : { ok: true, body: { v: 1, saved: server.take(saves) } };
    keeper.answer(2, 'far too long');
    keeper.answer(1, 0);
    keeper.answer(3, 1);
    now = 5000;
    await elapse();
    expect(server.history).toEqual([0, 1]);
    expect(keeper.line(2).refused).toEqual(why);
    expect([shelf.size, due, keeper.standing]).toEqual([1, null, 'not-kept']);
  });

  it.each([401, 403, 404])('tries nothing more after a %d, and keeps what it has', async (status) => {
    answer = () => ({ ok: false, status, refusal: null, retryAfter: 0 });
    keeper.answer(1, 0);
    await elapse();
    expect([shuts, due, shelf.size, keeper.standing]).toEqual([[status], null, 1, 'kept']);
  });

  it('sends what is left when the page is left, once', async () => {
    keeper.answer(1, 'half a sen');
    keeper.leave();
    keeper.leave();
    await settled();
    expect(sent).toMatchObject([{ saves: [{ value: 'half a sen' }], isLeaving: true }]);
  });

  it('keeps "I\'m done" as well until it is told', async () => {
    answer = () => ({ ok: 'silent' });
    keeper.say(true);
    await elapse();
    expect(opened('1001').done).toBe(true);
    expect(opened('1002').done).toBeNull();
  });

  it('shows and sends to nobody else what one person left', async () => {
    answer = () => ({ ok: 'silent' });
    keeper.answer(1, 0);
    await elapse();
    [sent, due] = [[], null];
    opened('1002');
    expect(due).toBeNull();
    opened('1001');
    await elapse();
    expect(sent).toMatchObject([{ saves: [{ value: 0 }] }]);
  });

  it('sends anew what came late, as soon as it learns that the class answers', async () => {
    answer = (saves) => ({
      ok: true,
      body: {
        state: 'open',
        v: 2,
        saved: saves.map(({ key }) => ({ key, question: 1, version: 0, status: 'repeated', late: true })),
      },
    });
    keeper.answer(1, 0);
    await elapse();
    answer = (saves) => ({ ok: true, body: { state: 'open', v: 3, saved: server.take(saves) } });
    await elapse();
    expect(server.answers()).toMatchObject([{ question: 1, value: 0 }]);
    expect(keeper.standing).toBe('saved');
  });

  it('does not send what came late again on the word of a look from before', async () => {
    answer = (saves) => ({ ok: true, body: { state: 'marking', v: 7, saved: server.take(saves) } });
    server.isGrading = true;
    keeper.answer(1, 0);
    await elapse();
    keeper.hear(ownLive({ v: 6, state: 'open' }), null);
    await elapse();
    expect(server.history).toEqual([0]);
    keeper.hear(ownLive({ v: 8, state: 'open' }), null);
    await elapse();
    expect(server.history).toEqual([0, 0]);
  });

  it('shows what took the place of an answer that came late, where it missed that the class answered meanwhile', async () => {
    answer = (saves) => ({ ok: true, body: { state: 'marking', v: 7, saved: server.take(saves) } });
    server.isGrading = true;
    keeper.answer(1, 0);
    await elapse();
    keeper.hear(ownLive({ v: 7, state: 'marking', late: [{ question: 1, value: 0, at: '', counts: false }] }), null);
    expect(shownValue(keeper.line(1))).toBe(0);
    const answers = [{ question: 1, value: 1, version: 1 }];
    const late = [{ question: 1, value: 2, at: '', counts: false }]; // of another page, and later
    keeper.hear(ownLive({ v: 9, state: 'marking', answers, late }), 1);
    expect(shownValue(keeper.line(1))).toBe(0); // somebody is at it
    keeper.hear(ownLive({ v: 9, state: 'marking', answers, late }), null);
    expect(shownValue(keeper.line(1))).toBe(1);
  });

  it('goes on showing an answer that came late and is kept without what could hide in it', async () => {
    answer = (saves) => ({ ok: true, body: { state: 'marking', v: 7, saved: server.take(saves) } });
    server.isGrading = true;
    keeper.answer(1, 'un\u202edone');
    await elapse();
    const late = [{ question: 1, value: 'undone', at: '', counts: false }];
    keeper.hear(ownLive({ v: 7, state: 'marking', late }), null);
    expect(shownValue(keeper.line(1))).toBe('un\u202edone');
  });

  it('shows no answer from before the one that was saved', async () => {
    answer = (saves) => ({ ok: true, body: { state: 'open', v: 7, saved: server.take(saves) } });
    keeper.answer(1, 0);
    await elapse();
    keeper.hear(ownLive({ v: 6 }), null);
    expect(keeper.line(1).built).toEqual({ value: 0, version: 1 });
  });

  it('where nothing can be kept, says so as long as something is unsent', async () => {
    keeper = opened('1001', null);
    answer = () => ({ ok: 'silent' });
    keeper.answer(1, 0);
    await elapse();
    expect(keeper.standing).toBe('not-kept');
  });
});

function opened(person: string, place: Shelf | null = shelfIn(shelf)): AnswerKeeper {
  return new AnswerKeeper({
    opening: 'o',
    own: ownLive(),
    kept: keptOn(place, person, 'attachment-1'),
    tell: async <T>(_address: string, body: object, isLeaving: boolean) => {
      const told = body as { saves: readonly Save[]; done?: boolean };
      sent.push({ ...told, isLeaving });
      await Promise.resolve();
      return answer(told.saves) as Called<T>;
    },
    later: (milliseconds, act) => {
      due = { at: now + milliseconds, act };
      return () => {
        due = null;
      };
    },
    isOnline: () => true,
    now: () => now,
    make: () => ({ key: crypto.randomUUID(), at: new Date(now).toISOString(), now }),
    changed: () => undefined,
    told: () => undefined,
    shut: (status) => shuts.push(status),
  });
}

/** Time goes on to what waits, and all that comes of it. */
async function elapse(): Promise<void> {
  now = Math.max(now, due?.at ?? now);
  due?.act();
  await settled();
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function shelfIn(things: Map<string, string>): Shelf {
  return {
    get length() {
      return things.size;
    },
    key: (nth) => [...things.keys()][nth] ?? null,
    getItem: (name) => things.get(name) ?? null,
    setItem: (name, thing) => void things.set(name, thing),
    removeItem: (name) => void things.delete(name),
  };
}
