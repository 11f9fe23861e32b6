import type { PostRequest } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { LearnerId, Marker } from '../../../src/ids.ts';
import type { StoredPlan } from '../../../src/store/day/plans.ts';
import type { Wrong } from '../play.ts';
import { withRecords, wrongRecords } from './with-records.ts';

/** Any draft of ours under the marker is taken over, whatever it says and whoever it is for. */
export function adoptsAnyDraft(): Wrong {
  return {
    lms: (lms) => ({
      ...lms,
      async ensureDraft(course, request, seen) {
        for await (const row of lms.posts(course, [request.carrier])) {
          const mine =
            row.ok &&
            row.value.marker === request.marker &&
            row.value.ours &&
            row.value.state === 'draft' &&
            !seen.bound.has(row.value.ref.id);
          if (mine) return { change: 'adopted', post: row.value };
        }
        return lms.ensureDraft(course, request, seen);
      },
    }),
  };
}

/** A shared post goes to all it was decided for, whether or not they are still in the class. */
export function sentToWhoLeft(): Wrong {
  const meant = new Map<Marker, readonly [LearnerId, ...LearnerId[]]>();
  const toAll = (request: PostRequest): PostRequest =>
    request.about === 'nobody' ? { ...request, to: meant.get(request.marker) ?? request.to } : request;
  return {
    parts: (parts) => ({
      ...parts,
      store: withRecords(parts.store, (records) => ({
        ...records,
        async recordDecision(rows) {
          for (const { marker, write } of rows) meant.set(marker, write.learners);
          return records.recordDecision(rows);
        },
      })),
    }),
    lms: (lms): Lms => ({
      ...lms,
      ensureDraft: (course, request, seen) => lms.ensureDraft(course, toAll(request), seen),
    }),
  };
}

/** A row that is decided again keeps the words and the recipients it had. */
export function revivedAsItWas(): Wrong {
  return wrongRecords((records) => ({
    async recordDecision(rows) {
      const [first] = rows;
      const before = new Map(
        first === undefined ? [] : (await records.loadLedger(first.course)).map((row) => [row.key, row] as const),
      );
      return records.recordDecision(rows.map((row) => ({ ...row, write: before.get(row.key)?.write ?? row.write })));
    },
  }));
}

/** A comment whose answer was lost and that is not found is simply said again. */
export function saidAgain(): Wrong {
  return wrongRecords((records) => ({
    async move(key, from, to, trouble, at) {
      if (to !== 'HELD' || trouble?.includes('not clear whether the comment was sent') !== true)
        return records.move(key, from, to, trouble, at);
      await records.release(key);
      return true;
    },
  }));
}

function named(request: PostRequest): PostRequest {
  return request.about === 'nobody' ? { ...request, text: `${request.text}\n(for ${request.to.join(', ')})` } : request;
}

/** A shared post says whom it is for. */
export function idsInSharedPosts(): Wrong {
  return {
    lms: (lms) => ({ ...lms, ensureDraft: (course, request, seen) => lms.ensureDraft(course, named(request), seen) }),
  };
}

/** Keys and markers leave out the course. */
export function keysWithoutCourse(): Wrong {
  return {
    parts: (parts) => ({ ...parts, keyedHash: (...given) => parts.keyedHash(...given.slice(0, 2), ...given.slice(3)) }),
  };
}

/** A plan is applied although a later one replaced it. */
export function oldPlanApplied(): Wrong {
  return wrongRecords((records) => {
    let newest: StoredPlan | null = null;
    return {
      newestPlan: async (course) => (newest = copyOf(await records.newestPlan(course))),
      async loadPlan(course, id) {
        const held = await records.loadPlan(course, id);
        if (held !== null && newest !== null) Object.assign(newest, held, { state: 'waiting' });
        return newest;
      },
    };
  });
}

function copyOf(held: StoredPlan | null): StoredPlan | null {
  return held === null ? null : { ...held };
}
