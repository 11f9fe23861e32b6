import type { LearnerId, PostId, WriteKey } from '../../ids.ts';
import type { PostRef } from '../../lms/types.ts';
import type { Why } from '../../routing/types.ts';
import type { SchoolDate } from '../../time.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { isOfTheDay } from '../traits.ts';
import type { KeyOf } from './wish.ts';

/** Takes back a route post of an earlier day that nobody touched. */
export interface WithdrawWrite {
  readonly kind: 'withdraw';
  readonly key: WriteKey;
  /** The ledger row whose post goes. */
  readonly of: WriteKey;
  readonly post: PostRef;
  readonly learners: readonly LearnerId[];
  readonly title: string | null;
  readonly why: Why;
}

/** Route posts of an earlier day, or of a slot nobody goes to any more, that nobody touched. */
export function withdrawals(
  done: readonly LedgerRow[], wanted: ReadonlySet<WriteKey>, touched: ReadonlySet<PostId>, date: SchoolDate, keyOf: KeyOf,
): WithdrawWrite[] {
  return done.flatMap((row) => {
    const { write, remoteId, carrier } = row;
    if (!isOfTheDay(write) || wanted.has(row.key) || write.date > date || row.trouble !== null) return [];
    if (remoteId === null || carrier === 'none' || touched.has(remoteId)) return [];
    return [{
      kind: 'withdraw' as const,
      key: keyOf('withdraw', row.key),
      of: row.key,
      post: { carrier, id: remoteId },
      learners: write.learners,
      title: write.title,
      why: {
        evidence: [],
        rule: {
          en: `The route was for ${write.date}; nobody has touched the post.`,
          es: `La ruta era para el ${write.date}; nadie ha tocado la publicación.`,
        },
        wouldChange: { en: 'Work handed in on it, or an edit by the teacher.', es: 'Un trabajo entregado en ella o un cambio del docente.' },
      },
    }];
  });
}
