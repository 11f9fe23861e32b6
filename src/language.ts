import { z } from 'zod';

/** The languages Waymark speaks. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** One sentence in every language; decisions carry these, pages and posts pick one. */
export type Said = Readonly<Record<Language, string>>;
