import type { Language } from '../../../language.ts';

const ORDER: Readonly<Record<Language, Intl.Collator>> = { en: new Intl.Collator('en'), es: new Intl.Collator('es') };

/** The order of names as that language has it. */
export function byName(language: Language): (a: string, b: string) => number {
  return ORDER[language].compare;
}
