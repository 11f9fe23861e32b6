import { madeOnce, type Language } from '../../../language.ts';

const LISTS = madeOnce((language) => new Intl.ListFormat(language));

/** "A, B and C", as that language has it. */
export function listIn(language: Language, parts: readonly string[]): string {
  return LISTS(language).format(parts);
}
