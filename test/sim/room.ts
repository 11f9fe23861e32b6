import type { LearnerId } from '../../src/ids.ts';
import type { SchoolFile } from '../../src/school/file.ts';
import type { Book } from './chronicle.ts';
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

/** Whether the class had the learner at that step. */
export function hadAt({ moved }: Pick<Room, 'moved'>, learner: LearnerId, step: number): boolean {
  return moved.findLast((each) => each.learner === learner && each.step <= step)?.here ?? false;
}
