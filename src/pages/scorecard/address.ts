import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';

const Query = z.object({ course: CourseId.optional().catch(undefined), lang: Language.optional().catch(undefined) });

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readScorecardAddress(query: unknown): {
  readonly course: CourseId | undefined;
  readonly language: Language | undefined;
} {
  const { course, lang } = Query.parse(query);
  return { course, language: lang };
}

export function scorecardAddress({
  course,
  language,
}: {
  readonly course: { readonly id: CourseId };
  readonly language: Language;
}): string {
  return `/scorecard?${new URLSearchParams({ course: course.id, lang: language }).toString()}`;
}
