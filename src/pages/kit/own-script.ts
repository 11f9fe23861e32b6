import type { Request } from 'express';
import type { Said } from '../../language.ts';
import { FOREIGN, type RefusalKind } from './refusal.ts';

/** What is wrong with a request that should come from a script of ours; null: nothing. */
export interface NotOurs {
  readonly status: 403 | 415;
  readonly error: RefusalKind;
  readonly message: Said;
}

/**
 * A request from a script of ours has a header that no other site's page can add, and is JSON, which no form can send
 * (SAFETY.md 6). Its origin is checked earlier, as for every form.
 */
export function notOurScript(request: Pick<Request, 'get' | 'is'>): NotOurs | null {
  if (request.get('X-Waymark') !== '1') return { status: 403, error: 'not-yours', message: FOREIGN };
  if (!request.is('application/json')) return { status: 415, error: 'malformed', message: NOT_JSON };
  return null;
}

const NOT_JSON: Said = {
  en: 'This is not what the page sends. Open the page again.',
  es: 'Esto no es lo que envía la página. Abre la página de nuevo.',
};
