import type { Language } from '../../language.ts';
import type { SignedIn, TicketPage } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { keptLanguage, LANGUAGE_COOKIE } from '../ticket/kept-language.ts';

/** As the person chose in this browser, else, where it keeps no cookies, on this page or the one before it, else as the school's file says. */
export function spoken(
  { person }: SignedIn,
  { language }: Pick<TicketPage, 'language'>,
  { cookies }: Pick<Asked, 'cookies'>,
): Language {
  return keptLanguage(cookies.get(LANGUAGE_COOKIE), person.id) ?? language;
}
