import { TicketRefused } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { cameInside } from '../launch/session.ts';

/**
 * The answer to somebody who is not signed in (or no longer): the way to sign in. Somebody who came from inside an LMS
 * has to come from there again, as nobody signs in to that LMS here.
 */
export function notIn({ cookies }: Pick<Asked, 'cookies'>): TicketRefused {
  return new TicketRefused(401, 'signed-out', cameInside(cookies) ? { said: COME_AGAIN } : {});
}

const COME_AGAIN = {
  en: 'Your visit is over. Open Waymark again from your class.',
  es: 'Tu visita terminó. Abre Waymark de nuevo desde tu clase.',
};
