import type { LearnerId } from '../../src/ids.ts';
import type { SchoolFile } from '../../src/school/file.ts';
import type { Book } from './judge/chronicle.ts';
import type { Class } from './stage.ts';

/** One class of a play with all that happened in it: what people did, what was decided. */
export interface Room extends Class {
  readonly name: string;
  readonly file: SchoolFile;
  readonly book: Book;
  /** Work handed in on posts of ours. */
  readonly handedIn: { readonly step: number; readonly post: string; readonly learner: LearnerId }[];
  /** Who joined and who left, since the beginning. */
  readonly moved: { readonly step: number; readonly learner: LearnerId; readonly here: boolean }[];
}

/** Whether the class had the learner at any time between two steps. */
export function hadBetween(
  { moved }: Pick<Room, 'moved'>,
  learner: LearnerId,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const own = moved.filter((each) => each.learner === learner && each.step <= to);
  return own.some(({ step, here }) => here && step >= from) || own.findLast(({ step }) => step <= from)?.here === true;
}
