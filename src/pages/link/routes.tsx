import { z } from 'zod';
import { AttachmentId } from '../../ids.ts';
import type { LinkWish, Wished } from '../../lms/launch.ts';
import { TicketRefused, type FrameLeft, type SignedIn } from '../../sync/tickets/desk.ts';
import { spoken } from '../addon/spoken.ts';
import { isWall, one, readAsking } from '../addon/wish.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import { ticketLinkPage } from '../launch/view.tsx';
import { composerData } from '../ticket/discovery/data.ts';
import { COMPOSE, COMPOSED, composeAddress, ticketAddress, TICKETS } from './address.ts';
import { behindLink } from './guard.ts';
import { openTicketsPage } from './view.tsx';

/** The pages of tickets without the add-on: from a link, and from inside an LMS that sends its people in (FRAMES.md 11). */
export const linkRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/t/:ticket',
    for: 'anyone',
    scripted: true,
    answer: (asked, deps) => behindLink(asked, deps, (who) => ticket(who, asked, deps)),
  },
  {
    method: 'get',
    path: COMPOSE,
    for: 'anyone',
    scripted: true,
    answer: (asked, deps) => behindLink(asked, deps, (who) => compose(who, asked, deps)),
  },
  {
    method: 'get',
    path: COMPOSED,
    for: 'anyone',
    scripted: true,
    answer: (asked, deps) => behindLink(asked, deps, (who) => giveLink(who, asked, deps)),
  },
  {
    method: 'get',
    path: TICKETS,
    for: 'student',
    framed: 'launch',
    async answer({ school, session }, _asked, { desk, now }) {
      const open = await desk.openNow({ school, course: session.course, role: 'learner' }, now());
      return { kind: 'page', html: openTicketsPage(open) };
    },
  },
];

/** With an opening the page; without one, the way to it. */
async function ticket(who: SignedIn, asked: Asked, deps: PageDeps): Promise<Reply> {
  const { desk, now } = deps;
  const id = String(asked.params['ticket'] ?? '');
  const o = one(asked.query, 'o');
  if (o === null)
    return { kind: 'redirect', to: ticketAddress(await desk.openLink(who, id, now(), frameLeft(asked.query))) };
  const page = await desk.page(who, o, now());
  const { door, frame } = page.opening;
  if (door === 'addon' || page.opening.ticket !== id || (frame !== 'teacher' && frame !== 'student'))
    throw new TicketRefused(404, 'unknown-page');
  const { ticketPage } = await import('../addon/ticket-page.ts');
  return { kind: 'page', html: ticketPage(page, frame, spoken(who, page, asked), [], isWall(asked.query)) };
}

/** The frame whose page led here (the script of the sign-in page). */
function frameLeft(query: Asked['query']): FrameLeft | undefined {
  const opening = one(query, 'from');
  if (opening !== null) return { opening };
  const { wish } = readAsking('student', query);
  const attachment = AttachmentId.safeParse(wish?.attachment);
  return wish === null || !attachment.success ? undefined : { place: wish.place, attachment: attachment.data };
}

async function compose(who: SignedIn, asked: Asked, deps: PageDeps): Promise<Reply> {
  const { desk, now } = deps;
  const o = one(asked.query, 'o');
  if (o === null) {
    const opening = await desk.openComposer(who, one(asked.query, 'course'), null, now());
    return { kind: 'redirect', to: composeAddress({ opening: opening.id }) };
  }
  const composing = await desk.composing(who, o, now());
  if (composing.opening.door === 'addon') throw new TicketRefused(404, 'unknown-page');
  const { composerPage } = await import('../ticket/discovery/page.tsx');
  return { kind: 'page', html: composerPage(composerData(composing, []), spoken(who, composing, asked)) };
}

const Wish = z.object({
  deployment: z.string(),
  choosing: z.object({
    returnTo: z.string(),
    takesLinks: z.boolean(),
    data: z.string().nullable(),
  }) satisfies z.ZodType<LinkWish>,
}) satisfies z.ZodType<Wished>;

/** The link to what was composed, as the LMS wants it: one press sends it there. */
async function giveLink(who: SignedIn, asked: Asked, deps: PageDeps): Promise<Reply> {
  const { desk, doors, now } = deps;
  const made = await desk.composed(who, one(asked.query, 'o') ?? '', now());
  const door = doors[who.person.lms];
  if (door === null) throw new TicketRefused(404, 'unknown-page');
  const answer = await door.answerWish(Wish.parse(JSON.parse(made.wish)), made, now());
  return { kind: 'page', html: ticketLinkPage(answer), formsTo: new URL(answer.to).origin };
}
