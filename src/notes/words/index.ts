import type { Language } from '../../language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './types.ts';

/** One line per language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, es };
