import { TicketRefused } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { cameInside } from '../launch/session.ts';

/** What somebody is told who is not in, or no longer: to sign in; whom an LMS sent in comes again from there, as nobody signs in to that here. */
export function notIn({ cookies }: Pick<Asked, 'cookies'>): TicketRefused {
  return new TicketRefused(401, 'signed-out', cameInside(cookies) ? { said: COME_AGAIN } : {});
}

const COME_AGAIN = {
  en: 'Your visit is over. Open Waymark again from your class.',
  es: 'Tu visita terminó. Abre Waymark de nuevo desde tu clase.',
};
