import type { Language } from '../../../language.ts';

/** A share in [0, 1] as a whole percentage, as that language writes it. */
export function percent(language: Language, share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Points with at most one decimal. */
export function points(language: Language, number: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(number);
}
