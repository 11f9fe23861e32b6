import type { Language } from '../../language.ts';
import { LANGUAGE_COOKIE, languageCookie } from '../ticket/kept-language.ts';
import { call } from './call.ts';

/** The language the page is in. */
export function spokenHere(): Language {
  return document.documentElement.lang === 'es' ? 'es' : 'en';
}

/** Keeps the language somebody chose for themselves: in this browser, and with their page, for a browser that keeps no cookies in frames. */
export function keepLanguage({ opening, person }: { opening: string; person: string }, language: Language): void {
  document.documentElement.lang = language;
  // oxlint-disable-next-line unicorn/no-document-cookie -- the store of cookies is missing in browsers of the last years
  document.cookie = languageCookie(kept(), person, language);
  void call('/addon/language', { o: opening, language }); // if the server does not hear of it, the page keeps the language until it is left
}

function kept(): string | undefined {
  const start = `${LANGUAGE_COOKIE}=`;
  return document.cookie
    .split('; ')
    .find((each) => each.startsWith(start))
    ?.slice(start.length);
}
