import { z } from 'zod';
import { CourseId, LearnerId, TargetCode } from '../../ids.ts';
import { Language } from '../../language.ts';

export const Sort = z.enum(['support', 'name']);
export type Sort = z.infer<typeof Sort>;

/** One cell of the grid: what a learner knows of a target. */
export interface Cell {
  readonly learner: LearnerId;
  readonly target: TargetCode;
}

/** What the address of the board can say. Ids only: no name ever stands in an address. */
export interface BoardAddress {
  readonly course?: CourseId | undefined;
  readonly language?: Language | undefined;
  readonly sort?: Sort | undefined;
  readonly why?: Cell | null | undefined;
}

const Query = z.object({
  course: CourseId.optional().catch(undefined),
  lang: Language.optional().catch(undefined),
  sort: Sort.optional().catch(undefined),
  why: z.string().max(1100).optional().catch(undefined),
  receipt: z.string().max(4000).optional().catch(undefined),
});

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readBoardAddress(query: unknown): BoardAddress & { readonly receipt: string | undefined } {
  const { course, lang, sort, why, receipt } = Query.parse(query);
  return { course, language: lang, sort, why: readCell(why), receipt };
}

export function boardAddress({ course, language, sort, why }: BoardAddress): string {
  const query = new URLSearchParams();
  if (course !== undefined) query.set('course', course);
  if (language !== undefined) query.set('lang', language);
  if (sort !== undefined) query.set('sort', sort);
  if (why) query.set('why', `${why.learner}~${why.target}`);
  return `/?${query.toString()}`;
}

/** Back on the board after a button, at the place where the receipt says what came of it. */
export function afterAction({
  course,
  language,
  receipt,
  place = 'approval',
}: {
  readonly course: CourseId;
  readonly language: Language;
  readonly receipt: string;
  readonly place?: string;
}): string {
  return `${boardAddress({ course, language })}&receipt=${receipt}#${encodeURIComponent(place)}`;
}

function readCell(text: string | undefined): Cell | null {
  const cut = text?.indexOf('~') ?? -1;
  if (text === undefined || cut < 1 || cut === text.length - 1) return null;
  const learner = LearnerId.safeParse(text.slice(0, cut));
  const target = TargetCode.safeParse(text.slice(cut + 1));
  return learner.success && target.success ? { learner: learner.data, target: target.data } : null;
}
