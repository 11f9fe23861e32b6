import type { PostId, WriteKey } from '../ids.ts';
import type { SchoolDate } from '../time.ts';
import { kindOf } from './kinds/registry.ts';
import type { WithdrawWrite } from './kinds/withdraw.ts';
import type { KeyOf } from './kinds/wish.ts';
import type { LedgerRow } from './ledger-row.ts';

/** Posts that follow their day, of an earlier one or of a slot nobody goes to any more, that nobody touched. */
export function withdrawals(
  done: readonly LedgerRow[],
  wanted: ReadonlySet<WriteKey>,
  touched: ReadonlySet<PostId>,
  date: SchoolDate,
  keyOf: KeyOf,
): WithdrawWrite[] {
  return done.flatMap((row) => {
    const { write, remoteId, carrier } = row;
    const { day } = kindOf(write);
    if (day === null || wanted.has(row.key) || day.of(write) > date || row.trouble !== null) return [];
    if (remoteId === null || carrier === 'none' || touched.has(remoteId)) return [];
    return [
      {
        kind: 'withdraw' as const,
        key: keyOf('withdraw', row.key),
        of: row.key,
        post: { carrier, id: remoteId },
        learners: write.learners,
        title: write.title,
        why: {
          evidence: [],
          rule: day.over(write),
          wouldChange: {
            en: 'Work handed in on it, or an edit by the teacher.',
            es: 'Un trabajo entregado en ella o un cambio del docente.',
          },
        },
      },
    ];
  });
}
