import type { Post } from '../../../src/lms/posts.ts';
import type { Lms, Row } from '../../../src/lms/types.ts';
import { missedWords } from '../../../src/plan/ledger-row.ts';
import { daysAfter } from '../../../src/time.ts';
import type { Wrong } from '../play.ts';
import { keyWithAttempt } from './keys.ts';
import { wrongRecords } from './with-records.ts';

/** Nobody looks whether sending is paused. */
export function pauseIgnored(): Wrong {
  return wrongRecords(() => ({ pauseOf: async () => null }));
}

/** Nobody looks whether a child has worked on a post before it is taken back. */
export function workNotLookedAt(): Wrong {
  return {
    lms: (lms) => ({
      ...lms,
      submissions: (course, only) => (only === undefined ? lms.submissions(course) : nothing()),
    }),
  };
}

async function* nothing(): AsyncGenerator<never> {}

/**
 * What is missing once from a list counts as removed: rows look as old as if nobody had seen their post for days, and a second look of the
 * same run, at all posts or at one, is answered from the first.
 */
export function missingOnceIsGone(): Wrong {
  return {
    ...wrongRecords((records) => ({
      loadLedger: async (course) =>
        (await records.loadLedger(course)).map((row) =>
          row.state === 'BOUND' && row.trouble === null
            ? { ...row, trouble: missedWords(daysAfter(row.changedAt, -3)) }
            : row,
        ),
    })),
    lms: (lms): Lms => {
      const first = new Map<string, Row<Post>[]>();
      return {
        ...lms,
        async post(course, ref) {
          const known = first.get(`${course} ${ref.carrier}`);
          const isMissing = known?.every((row) => !row.ok || row.value.ref.id !== ref.id) === true;
          return isMissing ? null : lms.post(course, ref);
        },
        async *posts(course, carriers) {
          const [carrier] = carriers;
          const known = carriers.length === 1 ? first.get(`${course} ${carrier}`) : undefined;
          if (known !== undefined) {
            yield* known;
            return;
          }
          const told: Row<Post>[] = [];
          for await (const row of lms.posts(course, carriers)) {
            told.push(row);
            yield row;
          }
          for (const of of carriers)
            first.set(
              `${course} ${of}`,
              told.filter((row) => !row.ok || row.value.ref.carrier === of),
            );
        },
      };
    },
  };
}

/**
 * A fault upstream, against which caps are there: every run decides all anew. `capsOfOneRun`: and what was sent before on the same day
 * does not count.
 */
export function flooded({ capsOfOneRun }: { readonly capsOfOneRun: boolean }): Wrong {
  const { parts: decidesAnew } = keyWithAttempt();
  const { parts: countsAnew } = wrongRecords((records) => ({
    loadLedger: async (course) =>
      (await records.loadLedger(course)).map((row) =>
        row.state === 'DONE' ? { ...row, changedAt: daysAfter(row.changedAt, -1) } : row,
      ),
  }));
  return {
    parts: (parts, attempt) => {
      const flood = decidesAnew?.(parts, attempt) ?? parts;
      return capsOfOneRun ? (countsAnew?.(flood, attempt) ?? flood) : flood;
    },
  };
}

/** A stray is swept at once: every draft looks two hours old. */
export function sweptAtOnce(): Wrong {
  return {
    lms: (lms): Lms => ({
      ...lms,
      async *posts(course, carriers) {
        for await (const row of lms.posts(course, carriers)) {
          const old = row.ok && row.value.state === 'draft' && row.value.createdAt !== null;
          yield old ? { ok: true, value: { ...row.value, createdAt: daysAfter(row.value.createdAt, -2 / 24) } } : row;
        }
      },
    }),
  };
}
