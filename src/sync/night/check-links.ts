import type { CourseworkId } from '../../ids.ts';
import { formAddress, type LmsId } from '../../lms/known.ts';
import type { Coursework } from '../../lms/types.ts';
import type { Check } from '../../school/file.ts';

/** Where the class opens its published work, as far as the host says. */
export type WorkAddresses = ReadonlyMap<CourseworkId, string>;

export function workAddresses(coursework: readonly Coursework[]): WorkAddresses {
  return new Map(
    coursework.flatMap(({ id, state, post, address }) =>
      state === 'published' && post === null && typeof address === 'string' && address !== ''
        ? [[id, address] as const]
        : [],
    ),
  );
}

/** Where a check is answered; null: it is no work of this class, or nobody could read the answers. */
export function checkLinks(lms: LmsId, works: WorkAddresses): (check: Check) => string | null {
  return (check) => ('form' in check ? formAddress(lms, check.form) : (works.get(check.coursework) ?? null));
}
