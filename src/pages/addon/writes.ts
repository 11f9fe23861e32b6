import type { z } from 'zod';
import type { SignedIn, TicketDesk } from '../../sync/tickets/desk.ts';
import type { Instant } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { Asked, Reply, Route } from '../kit/route.ts';
import {
  AnswerAskOrder,
  AnswersOrder,
  AskOrder,
  AssignOrder,
  AttachOrder,
  ConferenceOrder,
  DeclareOrder,
  IdeaAnswerOrder,
  IdeaOrder,
  LanguageOrder,
  LateOrder,
  MarkOrder,
  MarksOrder,
  NoteOrder,
  TicketOrder,
} from './orders.ts';
import { notIn } from './not-in.ts';
import { readOrder } from './read-order.ts';
import { orRefused, refusedJson } from './refuse.tsx';
import { one } from './wish.ts';

/** The writes of a ticket's pages, by kind; every answer is JSON. */
export const writeRoutes: readonly Route[] = [
  write('answers', AnswersOrder, (desk, who, { o, saves, done }, at) =>
    desk.save(who, o, { saves, ...(done === undefined ? {} : { done }) }, at),
  ),
  write('ticket', TicketOrder, (desk, who, { o, act, question }, at) =>
    desk.move(who, o, { act, ...(question === undefined ? {} : { question }) }, at),
  ),
  write('attach', AttachOrder, (desk, who, { o, draft, ticket }, at) => desk.attach(who, o, { draft, ticket }, at)),
  write('marks', MarksOrder, (desk, who, { o, marks }, at) => desk.markOwn(who, o, marks, at)),
  write('declare', DeclareOrder, (desk, who, { o, route, reflection }, at) =>
    desk.declare(who, o, { route, ...(reflection === undefined ? {} : { reflection }) }, at),
  ),
  write('assign', AssignOrder, (desk, who, { o, learner, to }, at) => desk.assign(who, o, { learner, to }, at)),
  write('mark', MarkOrder, (desk, who, { o, ...order }, at) => desk.mark(who, o, order, at)),
  write('late', LateOrder, (desk, who, { o, ...order }, at) => desk.countLate(who, o, order, at)),
  write('ask', AskOrder, (desk, who, { o, ...order }, at) => desk.ask(who, o, order, at)),
  write('ask-answer', AnswerAskOrder, (desk, who, { o, ...order }, at) => desk.answerAsk(who, o, order, at)),
  write('propose', IdeaOrder, (desk, who, { o, ...order }, at) => desk.propose(who, o, order, at)),
  write('propose-answer', IdeaAnswerOrder, (desk, who, { o, ...order }, at) => desk.answerIdea(who, o, order, at)),
  write('conference', ConferenceOrder, (desk, who, { o, ...order }, at) => desk.confer(who, o, order, at)),
  write('language', LanguageOrder, (desk, who, { o, language }, at) => desk.speak(who, o, language, at)),
  write('note', NoteOrder, (desk, who, { o, ...order }, at) => desk.note(who, o, order, at)),
];

/** Answers what is new on a page since the version it has. */
export const liveRoute: Route = {
  method: 'get',
  path: '/addon/live',
  counted: 'live',
  for: 'anyone',
  scripted: true,
  askedByScript: true,
  answer: (asked, deps) =>
    orRefused(
      async () => {
        const who = await signedIn(asked, deps);
        const version = one(asked.query, 'v');
        const since = version !== null && /^\d{1,15}$/.test(version) ? Number(version) : null;
        const live = await deps.desk.live(who, one(asked.query, 'o') ?? '', since, deps.now());
        return live === null ? { kind: 'unchanged' } : { kind: 'json', status: 200, body: live };
      },
      (refused) => refusedJson(refused, deps),
    ),
};

function write<Order extends z.ZodType>(
  name: string,
  order: Order,
  tell: (desk: TicketDesk, who: SignedIn, order: z.infer<Order>, at: Instant) => Promise<object>,
): Route {
  return {
    method: 'post',
    path: `/addon/${name}`,
    counted: 'live',
    for: 'anyone',
    scripted: true,
    form: 'json',
    answer: (asked, deps) =>
      orRefused(
        async (): Promise<Reply> => {
          const who = await signedIn(asked, deps); // first: somebody who is not signed in must not learn what is wrong with the request
          const body = await tell(deps.desk, who, readOrder(order, asked.body), deps.now());
          return { kind: 'json', status: 200, body };
        },
        (refused) => refusedJson(refused, deps),
      ),
  };
}

async function signedIn(asked: Asked, deps: PageDeps): Promise<SignedIn> {
  const who = await deps.signedIn(asked, null);
  if (who === null) throw notIn(asked);
  return who;
}
