import { z } from 'zod';
import { PostId, WriteKey, type LearnerId } from '../../ids.ts';
import type { PostRef } from '../../lms/posts.ts';
import type { Why } from '../../routing/types.ts';
import type { Planned } from './kind.ts';

/** Takes back a post that follows its day, or takes it from some of those it is for. It sends nothing, so a plan holds it and the ledger does not. */
export interface WithdrawWrite {
  readonly kind: 'withdraw';
  readonly key: WriteKey;
  /** The ledger row whose post goes. */
  readonly of: WriteKey;
  readonly post: PostRef;
  /** Whom it is taken from: all of them, or those who have not worked on it. */
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
