import type { Lms } from '../../../src/lms/types.ts';
import { daysAfter } from '../../../src/time.ts';
import type { Wrong } from '../play.ts';
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

/** What is missing once from a list counts as removed: rows look as old as if nobody had seen their post for days. */
export function missingOnceIsGone(): Wrong {
  return wrongRecords((records) => ({
    loadLedger: async (course) =>
      (await records.loadLedger(course)).map((row) =>
        row.state === 'BOUND' ? { ...row, changedAt: daysAfter(row.changedAt, -3) } : row,
      ),
  }));
}

/** Caps count one run alone, not what was sent before on the same day. */
export function capsOfOneRun(): Wrong {
  return wrongRecords((records) => ({
    loadLedger: async (course) =>
      (await records.loadLedger(course)).map((row) =>
        row.state === 'DONE' ? { ...row, changedAt: daysAfter(row.changedAt, -1) } : row,
      ),
  }));
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
