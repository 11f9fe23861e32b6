import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { StudentWords } from './words.ts';

export type { StudentWords } from './words.ts';

/** The words of the learner's page in each language. Spanish addresses a child as `tú`. */
export const studentWords: Readonly<Record<Language, StudentWords>> = { en, es };
