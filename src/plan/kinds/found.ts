import type { LearnerId, WriteKey } from '../../ids.ts';
import type { Carrier } from '../../lms/posts.ts';
import type { SchoolFile } from '../../school/file.ts';
import type { SchoolDate } from '../../time.ts';
import type { WriteBase } from './write-base.ts';

/** A post of ours that stands while the ledger knows nothing of it (writeback/PROTOCOL.md 2.16). */
export interface Found {
  readonly to: readonly [LearnerId, ...LearnerId[]];
  /** The day it was made, and those around it on which its decision may have been made. */
  readonly made: SchoolDate;
  readonly around: readonly SchoolDate[];
  readonly carrier: Carrier;
  /** What can be read off the post; the reason is gone with the record. */
  readonly says: Omit<WriteBase, 'kind' | 'key' | 'learners'>;
  readonly file: Pick<SchoolFile, 'school' | 'targets'>;
  /** The key of this intent, where the post's marker is that of the key; else null. */
  readonly keyIfBehind: (...intent: readonly string[]) => WriteKey | null;
}
