import { madeOnce, type Language } from '../../../language.ts';

const ORDER = madeOnce((language) => new Intl.Collator(language));

/** The order of names as that language has it. */
export function byName(language: Language): (a: string, b: string) => number {
  return ORDER(language).compare;
}
