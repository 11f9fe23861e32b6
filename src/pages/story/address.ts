import { z } from 'zod';
import { CourseId, LearnerId } from '../../ids.ts';
import { Language } from '../../language.ts';

const Query = z.object({
  course: CourseId.optional().catch(undefined),
  learner: LearnerId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
});

export interface StoryAddress {
  readonly course: CourseId | undefined;
  readonly learner: LearnerId | undefined;
  readonly language: Language | undefined;
}

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readStoryAddress(query: unknown): StoryAddress {
  const { course, learner, lang } = Query.parse(query);
  return { course, learner, language: lang };
}

export function storyAddress({
  course,
  learner,
  language,
}: {
  readonly course: CourseId;
  readonly learner: LearnerId;
  readonly language: Language;
}): string {
  return `/story?${new URLSearchParams({ course, learner, lang: language }).toString()}`;
}
