import { z } from 'zod';

/** The languages Waymark speaks. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** One sentence in every language; decisions carry these, pages and posts pick one. */
export type Said = Readonly<Record<Language, string>>;

/** Makes one sentence per language. */
export function saidIn(words: (language: Language) => string): Said {
  return { en: words('en'), es: words('es') };
}

/** In the quotation marks of each language. */
export function quoted(said: Said): Said {
  return { en: `“${said.en}”`, es: `«${said.es}»` };
}

/** A share in [0, 1] as each language writes it, e.g. 80% and 80 %. */
export function percent(share: number): Said {
  const whole = Math.round(share * 100);
  return { en: `${whole}%`, es: `${whole}\u00a0%` };
}
