import { wasUndone } from '../../../src/plan/undone.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import type { Records } from '../../../src/store/records.ts';
import type { Wrong } from '../play.ts';
import { wrongRecords } from './with-records.ts';

/** What was undone is planned anew by every run, whether or not a person asked for it. */
export function undoneComesBack(): Wrong {
  return wrongRecords((records) => reopened(records, wasUndone));
}

/** What was asked for anew is planned like any other work from then on: without a teacher's word, and on other days. */
export function askedIsEnough(): Wrong {
  return wrongRecords((records) =>
    reopened(records, ({ trouble }) => trouble?.startsWith('undone, and asked') === true),
  );
}

/** An undo takes what it finds gone for taken back by itself: a teacher's removal can be asked for anew. */
export function removedComesBack(): Wrong {
  return {
    lms: (lms) => ({
      ...lms,
      ensureGone: async (course, post) => {
        const said = await lms.ensureGone(course, post);
        return said === 'none' ? 'updated' : said;
      },
    }),
  };
}

function reopened(records: Records, which: (row: LedgerRow) => boolean): Partial<Records> {
  return {
    async loadLedger(course) {
      for (const { key, changedAt, trouble } of (await records.loadLedger(course)).filter(which))
        await records.move(key, ['TOMBSTONE'], 'CANCELLED', trouble, changedAt);
      return records.loadLedger(course);
    },
  };
}
