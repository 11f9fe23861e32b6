import type { SchoolId } from '../../ids.ts';
import type { LmsErrorKind } from '../../lms/errors.ts';
import type { Person } from '../../lms/sign-in.ts';
import type { Sealed } from '../../store/secrets/vault.ts';
import type { Store } from '../../store/types.ts';
import type { SyncParts } from '../parts.ts';

/** What the desk works with. */
export interface DeskParts {
  readonly store: Store;
  /** The LMS as the course's teacher sees it, with the stored credential. */
  readonly connect: SyncParts['connect'];
  /** Keeps what the LMS wants with a new attachment from everybody but the desk. */
  readonly seal: {
    close(school: SchoolId, person: Pick<Person, 'lms' | 'id'>, secret: string): Promise<Sealed>;
    open(school: SchoolId, person: Pick<Person, 'lms' | 'id'>, sealed: Sealed): Promise<string>;
  };
  /** Keyed hash by which an erased learner is recognised. */
  readonly subject: (school: SchoolId, id: string) => string;
  /** 16 random bytes. */
  readonly random: () => Uint8Array;
  /** Where the pages are reached: what hangs in the LMS leads there. */
  readonly baseUrl: string;
  /** Milliseconds the LMS gets to answer while somebody waits for a page. */
  readonly patience: number;
  /** A draft grade that could not be given; it is tried at the next change. */
  readonly note: (event: { readonly event: 'ticket-grade-failed'; readonly kind: LmsErrorKind | 'fault' }) => void;
}
