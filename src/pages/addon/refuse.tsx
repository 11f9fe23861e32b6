import { randomBytes } from 'node:crypto';
import { TicketRefused } from '../../sync/tickets/desk.ts';
import { messagePage, type Message } from '../look/both-languages.tsx';
import type { PageDeps } from '../kit/deps.ts';
import { refusal, RETRY_AFTER } from '../kit/refusal.ts';
import type { Reply } from '../kit/route.ts';
import { scriptAddress } from '../kit/scripts.ts';
import { REFUSED } from './refused-words.ts';

type Deps = Pick<PageDeps, 'log' | 'reference'>;

/**
 * A refusal as a page. It names nobody and does not say whether anything exists.
 * @param way what to do next; absent: nothing that could be pressed
 */
export function refusedPage(refused: TicketRefused, way: Message['way'], deps: Deps): Reply {
  const { title, text } = REFUSED[refused.reason];
  const reference = noted(refused, deps);
  return {
    kind: 'page',
    status: refused.status,
    html: messagePage({
      title,
      text: refused.said ?? text,
      ...(way === undefined ? {} : { way, script: scriptAddress('again') }),
      reference: `Reference · Referencia: ${reference}`,
    }),
    ...(refused.status === 503 || refused.status === 429 ? { retryAfter: refused.waitSeconds ?? RETRY_AFTER } : {}),
  };
}

/** A refusal as JSON for a script of ours. */
export function refusedJson(refused: TicketRefused, deps: Deps): Reply {
  const { error, title, text } = REFUSED[refused.reason];
  const message = refused.said ?? { en: `${title.en}. ${text.en}`, es: `${title.es}. ${text.es}` };
  const more = refused.state === null ? {} : { state: refused.state };
  return refusal(refused.status, error, message, noted(refused, deps), {
    more,
    waitSeconds: refused.waitSeconds ?? RETRY_AFTER,
  });
}

/** Turns a thrown refusal into its answer; any other error is a fault and is thrown on. */
export async function orRefused(
  answer: () => Promise<Reply>,
  refused: (error: TicketRefused) => Reply,
): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof TicketRefused) return refused(error);
    throw error;
  }
}

function noted({ status, reason }: TicketRefused, { log, reference }: Deps): string {
  const number = reference?.() ?? randomBytes(5).toString('hex');
  log.info({ event: 'ticket-refused', reference: number, status, reason });
  return number;
}
