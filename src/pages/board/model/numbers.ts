import type { Language } from '../../../language.ts';

/** Made once: making one costs a hundred times what writing a number with it does, and a board writes hundreds. */
const PERCENT: Readonly<Record<Language, Intl.NumberFormat>> = both({ style: 'percent', maximumFractionDigits: 0 });
const POINTS: Readonly<Record<Language, Intl.NumberFormat>> = both({ maximumFractionDigits: 1 });

/** A share in [0, 1] as a whole percentage, as that language writes it. */
export function percent(language: Language, share: number): string {
  return PERCENT[language].format(share);
}

/** Points with at most one decimal. */
export function points(language: Language, number: number): string {
  return POINTS[language].format(number);
}

function both(how: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> {
  return { en: new Intl.NumberFormat('en', how), es: new Intl.NumberFormat('es', how) };
}
