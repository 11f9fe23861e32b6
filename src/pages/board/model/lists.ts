import type { Language } from '../../../language.ts';

const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en'),
  es: new Intl.ListFormat('es'),
};

/** "A, B and C", as that language has it. */
export function listIn(language: Language, parts: readonly string[]): string {
  return LISTS[language].format(parts);
}
