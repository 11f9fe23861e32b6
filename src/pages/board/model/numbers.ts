import { madeOnce, type Language } from '../../../language.ts';

const PERCENT = madeOnce((language) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }));
const POINTS = madeOnce((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));

/** A share in [0, 1] as a whole percentage, as that language writes it. */
export function percent(language: Language, share: number): string {
  return PERCENT(language).format(share);
}

/** Points with at most one decimal. */
export function points(language: Language, number: number): string {
  return POINTS(language).format(number);
}
