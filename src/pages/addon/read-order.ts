import type { z } from 'zod';
import type { Said } from '../../language.ts';
import { TicketRefused } from '../../sync/tickets/desk.ts';
import { REFUSED } from './refused-words.ts';

/** Fields that people write freely, and so at any length; any other value that is too long is invalid. */
const WRITTEN: ReadonlySet<PropertyKey | undefined> = new Set(['value', 'text', 'reflection', 'why']);

/** Checks the body a page sent. @throws TicketRefused 413 naming what is too long; 422 for any other invalid body */
export function readOrder<Order extends z.ZodType>(order: Order, body: unknown): z.infer<Order> {
  const read = order.safeParse(body);
  if (read.success) return read.data;
  const issues = read.error.issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]));
  const long = read.error.issues.find((issue) => isTooLong(issue));
  if (long?.path[0] === 'ticket') throw new TicketRefused(422, 'malformed', { said: REFUSED['too-long'].text });
  if (long !== undefined && WRITTEN.has(long.path.at(-1)))
    throw new TicketRefused(413, 'too-long', { said: tooLong(long.path, body) });
  throw new TicketRefused(422, issues.some(({ path }) => path.at(-1) === 'value') ? 'not-an-answer' : 'malformed');
}

function isTooLong(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_big') return issue.origin === 'string';
  return issue.code === 'invalid_union' && issue.errors.some((each) => each.some(isTooLong));
}

/** The question that the value too long belongs to, where there is one. */
function tooLong(path: readonly PropertyKey[], body: unknown): Said | null {
  const [list, index] = path;
  const entry: unknown = Reflect.get(Object(Reflect.get(Object(body), list ?? '')), index ?? '');
  const question: unknown = Reflect.get(Object(entry), 'question');
  return typeof question === 'number'
    ? {
        en: `The answer to question ${question} is too long.`,
        es: `La respuesta a la pregunta ${question} es demasiado larga.`,
      }
    : null;
}
