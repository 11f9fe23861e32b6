import type { Shelf } from '../../../src/pages/browser/kept.ts';
import type { Called } from '../../../src/pages/browser/call.ts';
import type { StudentAround } from '../../../src/pages/browser/student-desk.ts';
import type { Save, Saved } from '../../../src/ticket/types.ts';
import type { Own } from '../../../src/ticket/live.ts';
import type { Tab } from './device.ts';
import type { FindingKind } from './finding.ts';
import { RIGHT_NUMBER, SCHOOL, TICKET } from './school.ts';
import { RIGHT, type Wrong } from './wrong.ts';

/** A wrong way, what it is found as, and the first seed that sees it. */
export interface Planted {
  readonly wrong: () => Wrong;
  readonly as: readonly FindingKind[];
  readonly from: number;
}

/** Wrong ways to live a ticket day, each of which the plays must notice. */
export const PLANTED: Readonly<Record<string, Planted>> = {
  'what is unsent lies under the attachment alone, without its person': {
    wrong: shelfWithoutPerson,
    as: ['misdirected'],
    from: 0,
  },
  'an older save takes the place of a newer one': { wrong: baseIgnored, as: ['status'], from: 9 },
  'a late save counts silently': { wrong: lateCounts, as: ['late-counted'], from: 0 },
  'saved is told before it is stored': { wrong: toldBeforeStored, as: ['lost'], from: 0 },
  'a second try leaves out the last change': { wrong: retryDropsLast, as: ['lost', 'not-arrived'], from: 0 },
  'a session that ended takes what is unsent with it': { wrong: lostOn401, as: ['not-arrived'], from: 11 },
  "the night counts the ticket's own coursework too": { wrong: ownWorkCounted, as: ['evidence'], from: 3 },
  'the night counts late answers': { wrong: lateInNight, as: ['evidence'], from: 2 },
  'the key is in the page before it is shown': { wrong: keyLeaked, as: ['key-leaked'], from: 0 },
  "the machine's mark is in the page before the key is shown": { wrong: markLeaked, as: ['key-leaked'], from: 0 },
  'what a ticket tells is kept for the class and not for each': { wrong: liveOfClass, as: ['misdirected'], from: 0 },
  'a key that was here already is kept again': {
    wrong: repeatedKept,
    as: ['status', 'broke', 'not-arrived', 'lost'],
    from: 0,
  },
  'more time after the key was shown': { wrong: moreTimeAfterKey, as: ['state'], from: 24 },
  'the version is not raised with the change': { wrong: versionForgotten, as: ['stale', 'state'], from: 18 },
};

function asOne(name: string): string {
  return name.replace(/^waymark:[^:]+:/, 'waymark:s1:');
}

function shelfWithoutPerson(): Wrong {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it is this fault
  const shelf = (real: Shelf): Shelf => ({
    get length() {
      return real.length;
    },
    key: (nth) => real.key(nth),
    getItem: (name) => real.getItem(asOne(name)),
    setItem: (name, thing) => real.setItem(asOne(name), thing),
    removeItem: (name) => real.removeItem(asOne(name)),
  });
  return { ...RIGHT, browser: { shelf } };
}

function baseIgnored(): Wrong {
  return keptAsSaved('conflict');
}

function lateCounts(): Wrong {
  return keptAsSaved('late');
}

/** What should be kept beside the current answer takes its place. */
function keptAsSaved(status: 'conflict' | 'late'): Wrong {
  return {
    ...RIGHT,
    twist: (sql, params, { answers }) => {
      if (!sql.includes('insert into ticket_answers') || params[7] !== status) return null;
      const mine = answers.filter((row) => row.learner === params[1] && row.question === params[2]);
      const version = Math.max(0, ...mine.map((row) => row.version ?? 0)) + 1;
      return [...params.slice(0, 6), version, 'saved', ...params.slice(8)];
    },
  };
}

function toldBeforeStored(): Wrong {
  return {
    ...RIGHT,
    desk: (desk, { clock }) => ({
      ...desk,
      save: async (who, opening, order, at) => {
        const live = await desk.live(who, opening, null, at);
        clock.later(3000, () => void desk.save(who, opening, order, at).catch(() => {}));
        const saved = order.saves.map(({ key, question, base }): Saved => ({
          key,
          question,
          version: base + 1,
          status: 'saved',
        }));
        return { saved, state: live?.state ?? 'open', v: live?.v ?? 1 };
      },
    }),
  };
}

function retryDropsLast(): Wrong {
  return browserCall((tab, call) => {
    let failed = false;
    return async <T>(address: string, body?: object, isLeaving?: boolean): Promise<Called<T>> => {
      const { saves = [] } = (body ?? {}) as { readonly saves?: readonly Save[] };
      const last = failed ? saves.at(-1) : undefined;
      const sent = last === undefined ? body : { ...body, saves: saves.slice(0, -1) };
      const called = await call<T>(address, sent, isLeaving);
      if (address === '/addon/answers') failed = called.ok === 'silent';
      if (last === undefined || called.ok !== true || !tab.alive) return called;
      const told = called.body as { readonly saved: readonly Saved[] };
      const { key, question, base } = last;
      const made: Saved = { key, question, version: base + 1, status: 'saved' };
      return { ok: true, body: { ...told, saved: [...told.saved, made] } as T };
    };
  });
}

function lostOn401(): Wrong {
  return browserCall(
    (tab, call) =>
      async <T>(address: string, body?: object, isLeaving?: boolean): Promise<Called<T>> => {
        const called = await call<T>(address, body, isLeaving);
        if (called.ok === false && called.status === 401) {
          const shelf = tab.device.shelf(tab.door);
          const names = Array.from({ length: shelf?.length ?? 0 }, (_, nth) => shelf?.key(nth) ?? '');
          for (const name of names) if (name.startsWith(`waymark:${tab.person}:`)) shelf?.removeItem(name);
          tab.die();
        }
        return called;
      },
  );
}

function browserCall(call: (tab: Tab, call: StudentAround['call']) => StudentAround['call']): Wrong {
  return { ...RIGHT, browser: { call } };
}

function ownWorkCounted(): Wrong {
  return { ...RIGHT, night: (held) => ({ ...held, items: [] }) };
}

function lateInNight(): Wrong {
  return {
    ...RIGHT,
    night: (held) => ({
      ...held,
      tickets: held.tickets.map((ticket) => ({
        ...ticket,
        received: ticket.received.map((row, nth) => (row.status === 'late' ? { ...row, version: 1000 + nth } : row)),
      })),
    }),
  };
}

function keyLeaked(): Wrong {
  return ownChanged((own) => ({ ...own, keys: { ...own.keys, 2: RIGHT_NUMBER } }));
}

function markLeaked(): Wrong {
  return ownChanged((own) => ({
    ...own,
    marks: { ...own.marks, 1: { self: null, teacher: null, ...own.marks[1], machine: 1 } },
  }));
}

function ownChanged(change: (own: Own) => Own): Wrong {
  return {
    ...RIGHT,
    desk: (desk) => ({
      ...desk,
      live: async (...asked) => {
        const live = await desk.live(...asked);
        return live?.role === 'learner' ? change(live) : live;
      },
    }),
  };
}

function liveOfClass(): Wrong {
  return {
    ...RIGHT,
    desk: (desk) => {
      let kept: Own | null = null;
      return {
        ...desk,
        live: async (who, opening, version, at) => {
          const live = await desk.live(who, opening, version, at);
          if (live?.role !== 'learner') return live;
          if (kept?.v !== live.v) kept = live;
          return kept;
        },
      };
    },
  };
}

function repeatedKept(): Wrong {
  return {
    ...RIGHT,
    twist: (sql) => (/from ticket_answers\s+where ticket = \$1 and learner = \$2 and key/.test(sql) ? 'nothing' : null),
  };
}

function moreTimeAfterKey(): Wrong {
  return {
    ...RIGHT,
    desk: (desk, { store }) => ({
      ...desk,
      move: async (who, opening, order, at) => {
        const [ticket] = store.rows().tickets;
        if (order.act === 'more-time' && ticket?.state === 'key')
          await store.school(SCHOOL, (db) =>
            db.query('update tickets set state = $3', [TICKET, 'key', 'open', '[]', null, null, null, null, null]),
          );
        return desk.move(who, opening, order, at);
      },
    }),
  };
}

function versionForgotten(): Wrong {
  return {
    ...RIGHT,
    twist: (sql, _params, { versions }) =>
      sql.includes('insert into ticket_versions as stored') && (versions.get(TICKET) ?? 0) > 12 ? 'nothing' : null,
  };
}
