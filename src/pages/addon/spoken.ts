import type { Language } from '../../language.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SignedIn } from '../../sync/tickets/desk.ts';
import { schoolInId } from '../../ticket/school-in-id.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked } from '../kit/route.ts';
import { keptLanguage, LANGUAGE_COOKIE } from '../ticket/kept-language.ts';
import { languageFor } from './ticket-page.ts';

/** As the person chose in this browser, else as the school's file says. */
export async function spoken(
  { person }: SignedIn,
  opening: string,
  { cookies }: Pick<Asked, 'cookies'>,
  { store }: Pick<PageDeps, 'store'>,
): Promise<Language> {
  const kept = keptLanguage(cookies.get(LANGUAGE_COOKIE), person.id);
  const school = schoolInId(opening);
  if (kept !== null || school === null) return kept ?? 'en';
  return languageFor(await store.school(school, loadSchoolFile), person.id);
}
