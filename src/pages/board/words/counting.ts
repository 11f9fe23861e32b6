import type { Language } from '../../../language.ts';

/** Made once, as all that `Intl` makes for the pages. */
const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  es: new Intl.PluralRules('es'),
};

/** A number with its noun in the form that language asks for. */
export type Count = (number: number, one: string, many: string) => string;

export function countIn(language: Language): Count {
  const rules = PLURALS[language];
  return (number, one, many) => `${number} ${rules.select(number) === 'one' ? one : many}`;
}
