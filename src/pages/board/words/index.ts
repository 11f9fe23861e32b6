import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './words.ts';

export type { Words } from './words.ts';

/** The board's own words; what the decisions say comes with them. */
export const words: Readonly<Record<Language, Words>> = { en, es };
