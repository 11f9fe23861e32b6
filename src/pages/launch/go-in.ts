import { LearnerId, type SchoolId } from '../../ids.ts';
import { TicketRefused } from '../../sync/tickets/desk.ts';
import type { Instant } from '../../time.ts';
import { refusedPage } from '../addon/refuse.tsx';
import { boardAddress } from '../board/address.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Reply } from '../kit/route.ts';
import { TICKETS, ticketAddress } from '../link/address.ts';
import { enter, sentIn, type Entering } from './session.ts';

/**
 * Signs in a person whom the LMS sent, and redirects to the target of their link. Nobody is signed in by a link to
 * something that is not theirs, and an erased learner is not signed in either: not even their visit is stored.
 */
export async function goIn(
  school: SchoolId,
  entering: Entering,
  deps: PageDeps,
  at: Instant,
  cookies: readonly string[] = [],
): Promise<Reply> {
  const { store, desk } = deps;
  const { ticket, role, course } = entering;
  const lead = async (): Promise<string> => {
    if (ticket === null) return role === 'teacher' ? boardAddress({ course }) : TICKETS;
    return ticketAddress(await desk.openLink(sentIn(school, entering), ticket, at));
  };
  try {
    if (role === 'learner' && (await deps.keptOut(school, LearnerId.parse(entering.user))))
      throw new TicketRefused(403, 'kept-out');
    const to = await lead();
    return { kind: 'redirect', to, cookies: [await enter(store, school, entering, at), ...cookies] };
  } catch (error) {
    if (error instanceof TicketRefused) return refusedPage(error, undefined, deps);
    throw error;
  }
}
