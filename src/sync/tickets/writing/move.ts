import { changeTicket, type TicketChange } from '../../../store/tickets/tickets.ts';
import { step, type Stepped } from '../../../ticket/state.ts';
import type { Act, Ticket } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import { changing, type ChangeParts } from './changes.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { teacherIn } from '../opening/whose.ts';

/** Moves a ticket on (FRAMES.md 8). A step already taken changes nothing. @throws TicketRefused 409 where the state does not allow it */
export async function moveTicket(
  parts: ChangeParts,
  entered: Entered,
  { act, question }: { readonly act: Act; readonly question?: number },
  at: Instant,
): Promise<void> {
  teacherIn(entered);
  await changing(parts, entered, 'update', at, async ({ db, ticket, state }) => {
    if (question !== undefined && ticket.questions[question - 1] === undefined)
      throw new TicketRefused(422, 'malformed');
    const next = step({ ...ticket, state }, act, question);
    if (next === null) throw new TicketRefused(409, 'state', { state });
    const isSame = next.state === state && next.shown.length === ticket.shown.length;
    return { changed: !isSame && (await changeTicket(db, ticket, timed(ticket, next, at))), answer: null };
  });
}

function timed(ticket: Ticket, { state, shown }: Stepped, at: Instant): TicketChange {
  return {
    state,
    shown,
    ...(state === 'marking' && ticket.state !== 'marking' ? { markingAt: at } : {}),
    ...(state === 'key' && ticket.keyAt === null ? { keyAt: at } : {}),
    ...(state === 'closed' && ticket.closedAt === null ? { closedAt: at } : {}),
  };
}
