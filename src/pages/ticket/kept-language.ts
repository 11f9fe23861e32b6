import type { Language } from '../../language.ts';

/** The cookie with the languages people chose in this browser. It is sent to our host alone and holds nothing else. */
export const LANGUAGE_COOKIE = 'waymark-lang';

const YEAR = 365 * 24 * 60 * 60;
/** The number of people a shared device remembers. */
const MOST = 8;

/** The language a person chose in this browser, from the cookie's value; null: none. */
export function keptLanguage(value: string | undefined, person: string): Language | null {
  return pairs(value).find(([who]) => who === person)?.[1] ?? null;
}

/** What `document.cookie` is set to when somebody chooses; the choices of others stay (FRAMES.md 10, kept for the person). */
export function languageCookie(value: string | undefined, person: string, language: Language): string {
  const others = pairs(value).filter(([who]) => who !== person);
  const kept = [[person, language] as const, ...others].slice(0, MOST);
  const text = kept.map(([who, spoken]) => `${encodeURIComponent(who)}~${spoken}`).join('|');
  return `${LANGUAGE_COOKIE}=${text}; Path=/; Max-Age=${YEAR}; Secure; SameSite=None; Partitioned`;
}

function pairs(value: string | undefined): readonly (readonly [string, Language])[] {
  return (value ?? '').split('|').flatMap((each) => {
    const match = /^([\w.!~*'()%-]+)~(en|es)$/.exec(each);
    const [, who, language] = match ?? [];
    return who === undefined || (language !== 'en' && language !== 'es') ? [] : [[plain(who), language] as const];
  });
}

function plain(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // a malformed percent-encoding, e.g. in a cookie edited by hand
  }
}
