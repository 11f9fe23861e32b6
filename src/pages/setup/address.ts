import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';

/** The pages of a class, in the order somebody goes through them. */
export const STEPS = ['targets', 'activities', 'rule', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** What came of a button, as one word. */
export const Told = z.enum(['saved', 'both', 'same', 'in', 'already', 'gone', 'taken', 'connected']);
export type Told = z.infer<typeof Told>;

const Query = z.object({
  course: CourseId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
  told: Told.optional().catch(undefined),
});

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readSetupAddress(query: unknown): {
  readonly course: CourseId | undefined;
  readonly language: Language | undefined;
  readonly told: Told | null;
} {
  const { course, lang, told } = Query.parse(query);
  return { course, language: lang, told: told ?? null };
}

export const SETUP = '/setup';
export const STANDARDS = '/setup/standards';
/** Where forms go that are not a step's own. */
export const TAKE_STANDARDS = '/setup/standards/take';
export const TAKE_IN = '/setup/take-in';
export const CLASS = '/setup/class';
export const ASSESSMENT = '/setup/assessment';

export function stepPath(step: Step): string {
  return `${SETUP}/${step}`;
}

export function setupAddress(path: string, language: Language, course?: CourseId, told?: Told): string {
  const query = new URLSearchParams({ lang: language });
  if (course !== undefined) query.set('course', course);
  if (told !== undefined) query.set('told', told);
  return `${path}?${query.toString()}`;
}
