import { madeOnce, type Language } from '../../../language.ts';

const PLURALS = madeOnce((language) => new Intl.PluralRules(language));

/** A number with its noun in the form that language asks for. */
export type Count = (number: number, one: string, many: string) => string;

export function countIn(language: Language): Count {
  return (number, one, many) => `${number} ${PLURALS(language).select(number) === 'one' ? one : many}`;
}
