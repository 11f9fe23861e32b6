import { TicketRefused, type SignedIn } from '../../sync/tickets/desk.ts';
import { notIn } from '../addon/not-in.ts';
import { refusedPage } from '../addon/refuse.tsx';
import { wayBehindLink } from '../addon/ways-on.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply } from '../kit/route.ts';
import { cameInside } from '../launch/session.ts';
import { askToSignIn } from '../sign-in/ask.ts';

/**
 * The guard of every page behind a link: who is signed in, or sent in by an LMS, gets the page; to everybody else the answer is the same whatever stands at
 * the address. Whom an LMS sent in, that LMS alone may frame.
 */
export async function behindLink(
  asked: Asked,
  deps: PageDeps,
  page: (who: SignedIn) => Promise<Reply>,
): Promise<Reply> {
  const framed = cameInside(asked.cookies) ? ({ framed: 'launch' } as const) : {};
  const shown = (reply: Reply): Reply => (reply.kind === 'page' ? { ...reply, ...framed } : reply);
  try {
    const who = await deps.signedIn(asked, null);
    if (who !== null) return shown(await page(who));
    return cameInside(asked.cookies) ? shown(refusedPage(notIn(asked), undefined, deps)) : askToSignIn;
  } catch (error) {
    if (!(error instanceof TicketRefused)) throw error;
    return shown(refusedPage(error, wayBehindLink(error, asked, deps), deps));
  }
}
