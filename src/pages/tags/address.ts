import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';

export const TAGS = '/tags';

const Query = z.object({
  course: CourseId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
  receipt: z.string().max(4000).optional().catch(undefined),
});

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readTagsAddress(query: unknown): z.infer<typeof Query> {
  return Query.parse(query);
}

export function tagsAddress(
  { course, language }: { readonly course: { readonly id: CourseId }; readonly language: Language },
  receipt?: string,
): string {
  const query = new URLSearchParams({ course: course.id, lang: language });
  if (receipt !== undefined) query.set('receipt', receipt);
  return `${TAGS}?${query.toString()}`;
}
