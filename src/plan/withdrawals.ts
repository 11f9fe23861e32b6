import type { WriteKey } from '../ids.ts';
import type { SchoolDate } from '../time.ts';
import { kindOf } from './kinds/registry.ts';
import type { WithdrawWrite } from './kinds/withdraw.ts';
import type { KeyOf } from './kinds/wish.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { LedgerView } from './plan.ts';

/**
 * Posts that follow their day, of an earlier one or of a slot nobody goes to any more, that nobody touched. Today's that somebody has worked on
 * stays with those who have: whoever has not would stand before two routes of one day.
 */
export function withdrawals(
  done: readonly LedgerRow[],
  wanted: ReadonlySet<WriteKey>,
  { touched, edited, worked }: Pick<LedgerView, 'touched' | 'edited' | 'worked'>,
  date: SchoolDate,
  keyOf: KeyOf,
): WithdrawWrite[] {
  return done.flatMap((row) => {
    const { write, remoteId, carrier } = row;
    const { day } = kindOf(write);
    if (day === null || wanted.has(row.key) || day.of(write) > date || row.trouble !== null) return [];
    if (remoteId === null || carrier === 'none') return [];
    const workers = worked.get(remoteId);
    const isKept = touched.has(remoteId);
    if (isKept && (workers === undefined || day.of(write) < date || edited.has(remoteId))) return [];
    const learners = isKept ? write.learners.filter((learner) => workers?.has(learner) === false) : write.learners;
    if (learners.length === 0) return [];
    return [
      {
        kind: 'withdraw' as const,
        key: keyOf('withdraw', row.key),
        of: row.key,
        post: { carrier, id: remoteId },
        learners,
        title: write.title,
        why: {
          evidence: [],
          rule: isKept ? FROM_THE_OTHERS : day.over(write),
          wouldChange: {
            en: 'Work handed in on it, or an edit by the teacher.',
            es: 'Un trabajo entregado en ella o un cambio del docente.',
          },
        },
      },
    ];
  });
}

const FROM_THE_OTHERS = {
  en: 'Nobody is sent there today any more; it stays with those who have worked on the post.',
  es: 'Hoy ya no se envía a nadie allí; se queda con quienes trabajaron en la publicación.',
};
