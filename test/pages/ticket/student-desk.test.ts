import { afterEach, describe, expect, it } from '@jest/globals';
import type { Called } from '../../../src/pages/browser/call.ts';
import type { Shelf } from '../../../src/pages/browser/kept.ts';
import { StudentDesk, type StudentAround } from '../../../src/pages/browser/student-desk.ts';
import type { Live } from '../../../src/ticket/live.ts';
import { ownLive, studentData } from '../../builders/served/student-page.ts';

/** Of each test: an open page asks again for as long as anybody lets it. */
let leaving = new AbortController();
afterEach(() => {
  leaving.abort();
  leaving = new AbortController();
});

const AT = '2026-05-12T13:50:00Z';

describe('a learner’s page of a ticket that is closed', () => {
  it('tells of an answer that came late as soon as it came, though it looks no more by itself', async () => {
    let live: Live | null = null;
    let isBehind = true;
    const desk = new StudentDesk(
      studentData({ v: 4, state: 'closed' }),
      around((address, saves) => {
        if (!address.startsWith('/addon/answers')) {
          if (live === null || isBehind) return { ok: 'unchanged' };
          return { ok: true, body: live };
        }
        live = ownLive({ v: 5, state: 'closed', late: [{ question: 1, value: 1, at: AT, counts: false }] });
        const saved = saves.map(({ key }) => ({ key, question: 1, version: 0, status: 'late' }));
        return { ok: true, body: { saved, state: 'closed', v: 5 } };
      }),
      () => undefined,
    );
    await settled();
    desk.tells.answer(1, 1);
    await settled();
    isBehind = false; // another instance, which knew no better for a moment
    await settled();

    expect(desk.page.live).toMatchObject({ v: 5, late: [{ question: 1, value: 1 }] });
    expect(desk.local.standing).toBe('saved');
  });
});

describe('a learner’s page that brings what an earlier one left unsent', () => {
  it('shows what stands by now, where the server tells only that it knew that change', async () => {
    const left = { question: 1, value: 0, base: 0, key: 'key-of-an-old-change', at: AT, out: true };
    const desk = new StudentDesk(
      studentData({ v: 9, state: 'marking', answers: [{ question: 1, value: 1, version: 1 }] }),
      around(
        (address, saves) => {
          if (!address.startsWith('/addon/answers')) return { ok: 'unchanged' };
          const saved = saves.map(({ key }) => ({ key, question: 1, version: 0, status: 'repeated', late: true }));
          return { ok: true, body: { saved, state: 'marking', v: 9 } };
        },
        { [`answer:${left.key}`]: JSON.stringify(left) },
      ),
      () => undefined,
    );
    expect(desk.local.fields[1]?.value).toBe(0);
    await settled();
    expect(desk.local).toMatchObject({ standing: 'saved', fields: { 1: { value: 1 } } });
  });
});

type Answers = (address: string, saves: readonly { readonly key: string }[]) => Called<unknown>;

/** A browser whose clock runs a thousand times as fast. */
function around(answers: Answers, unsent: Readonly<Record<string, string>> = {}): StudentAround {
  let keys = 0;
  const { signal: left } = leaving;
  const { person, attachment } = studentData();
  const place = `waymark:${person}:${attachment ?? '%2Ft%2Fticket'}:`;
  const things = new Map(Object.entries(unsent).map(([name, thing]) => [place + name, thing]));
  return {
    shelf: things.size === 0 ? null : shelfOf(things),
    path: '/t/ticket',
    call: async <T>(address: string, body?: object) =>
      answers(address, (body as { saves: readonly { key: string }[] } | undefined)?.saves ?? []) as Called<T>,
    isOnline: () => true,
    isVisible: () => true,
    now: () => 0,
    newKey: () => `key-of-a-change-${(keys += 1)}`,
    random: () => 0,
    later: (milliseconds, then) => {
      if (left.aborted) return () => undefined;
      const timer = setTimeout(then, milliseconds / 1000);
      left.addEventListener('abort', () => clearTimeout(timer), { once: true });
      return () => clearTimeout(timer);
    },
    onOffline: () => undefined,
    onLeave: () => undefined,
    onWake: () => undefined,
    signInAgain: () => Promise.resolve('in'),
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function shelfOf(things: Map<string, string>): Shelf {
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
