import type { Said } from '../../language.ts';
import type { TicketRefused } from '../../sync/tickets/desk.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked } from '../kit/route.ts';
import { cameInside } from '../launch/session.ts';
import { TICKETS } from '../link/address.ts';
import { TRY_AGAIN, type Message } from '../look/both-languages.tsx';
import { one } from './wish.ts';

type Way = Message['way'];
type Deps = Pick<PageDeps, 'frames'>;

const OWN_PAGE: Said = { en: 'Open my own page', es: 'Abrir mi propia página' };
const MY_CLASS: Said = { en: 'Go to my class', es: 'Ir a mi clase' };
const OPEN_AGAIN: Said = { en: 'Open it again', es: 'Abrirla de nuevo' };
const OTHER_ACCOUNT: Said = { en: 'Sign in with another account', es: 'Iniciar sesión con otra cuenta' };
const BOARD: Said = { en: 'Open the morning board', es: 'Abrir el tablero de la mañana' };

/**
 * The same page once more. Nothing of the address is repeated, as the browser still has it and the page's script
 * carries it over.
 */
export const AGAIN = { href: '', said: TRY_AGAIN } as const satisfies Way;

/**
 * The way on from a refusal in a frame: the same page once more. A learner who opened a page for teachers gets their
 * own page of the same attachment, else of an open ticket of their class, else their class.
 */
export function wayInFrame(refused: TicketRefused, { query }: Pick<Asked, 'query'>, deps: Deps): Way {
  if (refused.reason !== 'learner') return AGAIN;
  return one(query, 'attachmentId') === null
    ? (ownPage(refused) ?? toClass(deps))
    : { href: '/addon/student', said: OWN_PAGE };
}

/**
 * The way on from a refusal behind a link. No answer repeats the address: the browser has it, and somebody outside the
 * class must get the same answer for every ticket.
 */
export function wayBehindLink(
  refused: TicketRefused,
  { path, cookies }: Pick<Asked, 'path' | 'cookies'>,
  deps: Deps,
): Way {
  const isInside = cameInside(cookies);
  if (refused.status === 503 || refused.status === 429) return AGAIN;
  if (refused.reason === 'unknown-page' && path.startsWith('/t/')) return { href: '?', said: OPEN_AGAIN };
  if (isInside) return refused.reason === 'learner' ? { href: TICKETS, said: OWN_PAGE } : AGAIN;
  if (refused.reason === 'unknown-page') return { href: '/', said: BOARD };
  if (refused.reason === 'learner') return ownPage(refused) ?? toClass(deps);
  return refused.reason === 'not-yours' ? { href: '/sign-in?choose=1', said: OTHER_ACCOUNT } : toClass(deps);
}

/** Opens in a separate window, as the page may not be framed. */
function ownPage({ own }: TicketRefused): Way {
  return own === null ? undefined : { href: `/t/${own}`, said: OWN_PAGE, blank: true };
}

function toClass({ frames }: Deps): Way {
  const [classroom] = frames.addon;
  return classroom === undefined ? AGAIN : { href: classroom, said: MY_CLASS, blank: true };
}
