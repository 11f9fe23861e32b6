import { daysBetween } from '../../../src/time.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { Wrong } from '../play.ts';
import { bodyOf, type Manners } from '../sim-lms.ts';
import { withRecords } from './with-records.ts';

const AT_ONCE: Partial<Manners> = { body: (request) => ({ ...bodyOf(request), state: 'PUBLISHED' }) };

/** Posts, and records it then; nobody looks first. */
export function postThenRecord(): Wrong {
  return {
    manners: AT_ONCE,
    lms: (lms) => ({
      ...lms,
      ensureDraft: (course, request) => lms.ensureDraft(course, request, { posts: [], bound: new Set() }),
    }),
  };
}

/** Looks first, and then posts what every child sees at once. */
export function listThenPost(): Wrong {
  return { manners: AT_ONCE };
}

/** Lists ask for nothing, and so show no drafts. */
export function defaultListStates(): Wrong {
  return { manners: { listed: undefined } };
}

/** The HTTP layer sends a create again that had no answer. */
export function createRepeated(): Wrong {
  return { manners: { repeatsCreates: true } };
}

/** A lock with an end, and nobody who asks whether it has ended. */
export function leaseWithoutFencing(): Wrong {
  return {
    parts: ({ store, ...parts }) => ({
      ...parts,
      store: { ...store, withCourse: (school, course, work) => store.withCourse(school, course, () => work(store)) },
    }),
  };
}

/** What a teacher removed is remembered as if it had never been. */
export function tombstoneIgnored(): Wrong {
  return {
    parts: (parts) => ({
      ...parts,
      store: withRecords(parts.store, (records) => ({
        ...records,
        move: (key, from, to, trouble, at) =>
          records.move(key, from, to === 'TOMBSTONE' ? 'CANCELLED' : to, trouble, at),
      })),
    }),
  };
}

/** Every draft of ours an hour old goes, whether or not a row waits for it. */
export function sweepWithoutBoundCheck(): Wrong {
  return {
    lms: (lms, host) => ({
      ...lms,
      async *posts(course, carriers) {
        for await (const row of lms.posts(course, carriers)) {
          yield row;
          if (!row.ok || !row.value.ours || row.value.state !== 'draft' || row.value.createdAt === null) continue;
          if (daysBetween(row.value.createdAt, host.now()) > 1 / 24) await lms.ensureGone(course, row.value.ref);
        }
      },
    }),
  };
}

/** A marker is proof enough: what a teacher copied by hand counts as ours. */
export function copiedMarkerAdopted(): Wrong {
  return {
    lms: (lms, { teacher }): Lms => ({
      ...lms,
      async *posts(course, carriers) {
        for await (const row of lms.posts(course, carriers))
          yield row.ok ? { ok: true, value: { ...row.value, ours: true, creator: teacher } } : row;
      },
    }),
  };
}
