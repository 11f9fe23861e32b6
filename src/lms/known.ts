import type { FormId } from '../ids.ts';
import type { LmsFacts } from './facts.ts';
import { google } from './google/facts.ts';
import { schoology } from './schoology/facts.ts';

/** Every LMS a school file can name, one line each; `registry.ts` maps each to its adapter. */
const KNOWN = {
  google,
  schoology,
};

export type LmsId = keyof typeof KNOWN;

export const LMS_IDS = Object.keys(KNOWN) as readonly LmsId[];

export function factsOf(lms: LmsId): LmsFacts {
  return KNOWN[lms];
}

/** Where people answer forms whose results count for a school of this LMS; null: forms do not count there. */
export function formAddress(lms: LmsId, form: FormId): string | null {
  const { formAddress: own, quizService } = factsOf(lms);
  const of = own ?? (quizService === null ? null : factsOf(quizService).formAddress);
  return of === null ? null : of(form);
}

/**
 * The form an address names, when results of such forms count for a school of this LMS; null: it names none, or forms
 * do not count there.
 */
export function formAt(lms: LmsId, address: string): FormId | 'public' | null {
  const { formAt: own, quizService } = factsOf(lms);
  const of = own ?? (quizService === null ? null : factsOf(quizService).formAt);
  return of === null ? null : of(address);
}

/** One value for each LMS. */
export function perLms<T>(of: (lms: LmsId) => T): Record<LmsId, T> {
  return Object.fromEntries(LMS_IDS.map((lms) => [lms, of(lms)])) as Record<LmsId, T>;
}
