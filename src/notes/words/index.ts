import type { Language } from '../../language.ts';
import type { DoneKind } from '../types.ts';
import { EN_DONE } from './done-en.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './types.ts';

/** One line per language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, es };

/** In how many ways a thing done can be said: the same number in every language. */
export function waysOf(kind: DoneKind): number {
  return EN_DONE[kind].length;
}
