import type { Language } from '../language.ts';
import type { SchoolFile } from './file.ts';

/** What somebody reads before they chose: their own profile says it, else the school's own words come first. */
export function languageFor({ school, learners }: SchoolFile, person: string): Language {
  return learners.find(({ id }) => id === person)?.language ?? school.languages[0] ?? 'en';
}
