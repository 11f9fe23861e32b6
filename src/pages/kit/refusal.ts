import type { Said } from '../../language.ts';
import type { Failure } from '../failure/view.ts';
import type { PageDeps } from './deps.ts';
import { referenceFor } from './reference.ts';
import type { Reply } from './route.ts';

/** Why a request of our script was refused. */
export type RefusalKind =
  | 'signed-out'
  | 'not-yours'
  | 'not-here'
  | 'state'
  | 'malformed'
  | 'too-large'
  | 'busy'
  | 'down';

/** What a refused script gets to show: words for the reader, and a number to quote. */
export interface Refusal {
  readonly error: RefusalKind;
  readonly message: Said;
  readonly reference: string;
}

/** Seconds after which the script may ask again, where no more exact time is known. */
export const RETRY_AFTER = 5;

export function refusal(
  status: number,
  error: RefusalKind,
  message: Said,
  reference: string,
  { more = {}, waitSeconds = RETRY_AFTER }: { readonly more?: object; readonly waitSeconds?: number } = {},
): Reply {
  const body: Refusal = { error, message, reference };
  return {
    kind: 'json',
    status,
    body: { ...body, ...more },
    ...(status === 429 || status === 503 ? { retryAfter: waitSeconds } : {}),
  };
}

/** A refusal with a line in the log. @param path the address as the code names it */
export function refusedScript(
  deps: Pick<PageDeps, 'log' | 'reference'>,
  path: string,
  { status, error, message }: { readonly status: number } & Pick<Refusal, 'error' | 'message'>,
): Reply {
  const reference = referenceFor(deps);
  deps.log.info({ event: 'script-refused', reference, status, act: path });
  return refusal(status, error, message, reference);
}

/** The answer to a request that no page of ours sends. */
export const FOREIGN: Said = {
  en: 'This did not come from a page of Waymark. Open the page again.',
  es: 'Esto no vino de una página de Waymark. Abre la página de nuevo.',
};

/** The answer to a script where a form would get a failure page. */
export function scriptRefusal(failure: Failure, status: number, reference: string): Refusal {
  if (status === 413) return { error: 'too-large', message: TOO_LARGE, reference };
  if (status === 429) return { error: 'busy', message: TOO_OFTEN, reference };
  if (failure === 'leaving') return { error: 'down', message: LEAVING, reference };
  if (status === 500) return { error: 'down', message: BROKEN, reference };
  if (status === 400) return { error: 'malformed', message: GARBLED, reference };
  return { error: failure === 'form' ? 'not-yours' : 'not-here', message: FOREIGN, reference };
}

const TOO_LARGE: Said = {
  en: 'That is too long to be sent at once.',
  es: 'Es demasiado largo para enviarlo de una vez.',
};

const GARBLED: Said = {
  en: 'What was sent could not be read. Open the page again.',
  es: 'Lo que se envió no se pudo leer. Abre la página de nuevo.',
};

const TOO_OFTEN: Said = {
  en: 'More came from here than one person sends. What you wrote is kept; wait a minute.',
  es: 'De aquí llegó más de lo que envía una persona. Lo que escribiste se guarda; espera un minuto.',
};

const LEAVING: Said = {
  en: 'Waymark is starting again. What you wrote is kept; it is sent once more by itself.',
  es: 'Waymark está reiniciando. Lo que escribiste se guarda; se envía de nuevo solo.',
};

const BROKEN: Said = {
  en: 'Something went wrong on our side. Try again in a minute.',
  es: 'Algo falló de nuestro lado. Inténtalo de nuevo en un minuto.',
};
