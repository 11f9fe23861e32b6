import type { LearnerId, WriteKey } from '../../ids.ts';
import type { Carrier } from '../../lms/posts.ts';
import type { Why } from '../../routing/types.ts';
import type { Instant } from '../../time.ts';

/** What every write says, whatever its kind. */
export interface WriteBase {
  readonly kind: string;
  readonly key: WriteKey;
  readonly learners: readonly [LearnerId, ...LearnerId[]];
  readonly why: Why;
  readonly title: string | null;
  /** `WORDS_GONE`: a note sent long ago, whose words are kept no longer. */
  readonly text: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly due: Instant | null;
  readonly points: number | null;
}

/** The carrier a write uses in the LMS; a note by `paste` or `frame` uses none. */
export type WriteCarrier = Carrier | 'none';

/** No write that is sent is without words. */
export const WORDS_GONE = '';
