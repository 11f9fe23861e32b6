import type { Language } from '../../language.ts';
import type { SignedIn, TicketPage } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { keptLanguage, LANGUAGE_COOKIE } from '../ticket/kept-language.ts';

/**
 * The language the person chose in this browser; where it keeps no cookies, the one chosen on this page or the one
 * before it; else the school file's.
 */
export function spoken(
  { person }: SignedIn,
  { language }: Pick<TicketPage, 'language'>,
  { cookies }: Pick<Asked, 'cookies'>,
): Language {
  return keptLanguage(cookies.get(LANGUAGE_COOKIE), person.id) ?? language;
}
