import { z } from 'zod';

/** The languages Waymark speaks. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/**
 * Formatters of `Intl` for each language, made at first use and kept: making one costs a hundred times what using it
 * does, and the first of a process some 10 ms.
 */
export function madeOnce<Made>(make: (language: Language) => Made): (language: Language) => Made {
  const made: Partial<Record<Language, Made>> = {};
  return (language) => (made[language] ??= make(language));
}

/** One sentence in every language; decisions carry these, pages and posts pick one. */
export type Said = Readonly<Record<Language, string>>;

/** Makes one sentence per language. */
export function saidIn(words: (language: Language) => string): Said {
  return { en: words('en'), es: words('es') };
}

/**
 * A sentence that exists in English only: an answer of an LMS or of the store, or a night's report from before reports
 * were in Spanish too.
 */
export type Told = Readonly<{ en: string; es: string | null }>;

export function onlyEnglish(en: string): Told {
  return { en, es: null };
}

/** A sentence made of others, in the languages that all of them have. */
export function toldWith(
  parts: readonly Told[],
  words: (language: Language, parts: readonly string[]) => string,
): Told {
  const spanish = parts.flatMap(({ es }) => es ?? []);
  return {
    en: words(
      'en',
      parts.map(({ en }) => en),
    ),
    es: spanish.length === parts.length ? words('es', spanish) : null,
  };
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
