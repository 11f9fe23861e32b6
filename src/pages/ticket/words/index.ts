import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { StudentWords } from './words.ts';

export type { StudentWords } from './words.ts';

/** The learner's page in each language; to a child one says `tú`. */
export const studentWords: Readonly<Record<Language, StudentWords>> = { en, es };
