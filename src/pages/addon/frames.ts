import { TicketRefused, FRAMES, type Frame, type SignedIn } from '../../sync/tickets/desk.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import { askToSignIn } from '../sign-in/ask.ts';
import { composerData } from '../ticket/discovery/data.ts';
import { orRefused, refusedPage } from './refuse.tsx';
import { spoken } from './spoken.ts';
import { wayInFrame } from './ways-on.ts';
import { isWall, readAsking } from './wish.ts';

/** The four pages attached to an assignment (FRAMES.md 2, 3). */
export const frameRoutes: readonly Route[] = FRAMES.map((frame) => ({
  method: 'get',
  path: `/addon/${frame}`,
  for: 'anyone',
  framed: 'addon',
  scripted: true,
  answer: (asked, deps) =>
    orRefused(
      () => answer(frame, asked, deps),
      (refused) => refuse(refused, asked, deps),
    ),
}));

/** Somebody who is not let in is told so; somebody whose permission no longer works signs in again. */
function refuse(refused: TicketRefused, asked: Asked, deps: PageDeps): Reply {
  return refused.status === 401 ? askToSignIn : refusedPage(refused, wayInFrame(refused, asked, deps), deps);
}

/**
 * An address with an opening gets the page. An address from the LMS is redirected to the same path with the opening
 * alone.
 */
async function answer(frame: Frame, asked: Asked, deps: PageDeps): Promise<Reply> {
  const { opening, hint, wish } = readAsking(frame, asked.query);
  if (opening !== null) {
    const who = await deps.signedIn(asked, null);
    return who === null ? askToSignIn : page(frame, who, opening, asked, deps);
  }
  const who = hint === null ? null : await deps.signedIn(asked, hint);
  if (who === null) return askToSignIn;
  if (wish === null) throw new TicketRefused(404, frame === 'discovery' ? 'unknown-class' : 'ticket-gone');
  const { id } = await deps.desk.open(who, wish, deps.now());
  return { kind: 'redirect', to: `/addon/${frame}?o=${encodeURIComponent(id)}` };
}

async function page(frame: Frame, who: SignedIn, opening: string, asked: Asked, deps: PageDeps): Promise<Reply> {
  const { desk, now } = deps;
  const closes = deps.frames.addon;
  if (frame === 'discovery') {
    const composing = await desk.composing(who, opening, now());
    if (composing.opening.door !== 'addon') throw new TicketRefused(404, 'unknown-page');
    const { composerPage } = await import('../ticket/discovery/page.tsx');
    return { kind: 'page', html: composerPage(composerData(composing, closes), spoken(who, composing, asked)) };
  }
  const ticket = await desk.page(who, opening, now());
  if (ticket.opening.frame !== frame || ticket.opening.door !== 'addon') throw new TicketRefused(404, 'unknown-page');
  const { ticketPage } = await import('./ticket-page.ts');
  return { kind: 'page', html: ticketPage(ticket, frame, spoken(who, ticket, asked), closes, isWall(asked.query)) };
}
