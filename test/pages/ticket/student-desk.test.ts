import { describe, expect, it } from '@jest/globals';
import type { Called } from '../../../src/pages/browser/call.ts';
import { StudentDesk, type StudentAround } from '../../../src/pages/browser/student-desk.ts';
import type { Live } from '../../../src/ticket/types.ts';
import { ownLive, studentData } from '../../builders/served/student-page.ts';

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

type Answers = (address: string, saves: readonly { readonly key: string }[]) => Called<unknown>;

/** A browser whose clock runs a thousand times as fast. */
function around(answers: Answers): StudentAround {
  let keys = 0;
  return {
    shelf: null,
    path: '/t/ticket',
    call: async <T>(address: string, body?: object) =>
      answers(address, (body as { saves: readonly { key: string }[] } | undefined)?.saves ?? []) as Called<T>,
    isOnline: () => true,
    isVisible: () => true,
    now: () => 0,
    newKey: () => `key-of-a-change-${(keys += 1)}`,
    random: () => 0,
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds / 1000);
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
