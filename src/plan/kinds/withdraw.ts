import { z } from 'zod';
import { PostId, WriteKey, type LearnerId } from '../../ids.ts';
import type { PostRef } from '../../lms/types.ts';
import type { Why } from '../../routing/types.ts';
import type { Planned } from './kind.ts';

/** Takes back a post of an earlier day that nobody touched. It sends nothing, so a plan holds it and the ledger does not. */
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

export const withdraw: Planned<WithdrawWrite> = {
  stored: z.looseObject({
    kind: z.literal('withdraw'),
    key: WriteKey,
    of: WriteKey,
    post: z.object({ carrier: z.enum(['assignment', 'announcement', 'comment', 'grade-comment']), id: PostId }),
  }),
  json: ({ of }) => ({ of }),
  line: () => 'withdraw',
};
