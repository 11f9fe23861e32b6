import { z } from 'zod';
import { perRow } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { invalid } from '../wire/errors.ts';
import type { Unsettled } from '../unsettled.ts';
import { costOf } from '../wire/credits.ts';
import { MOST_ROWS, readBody } from './body.ts';

const Requests = z.object({ request: z.array(z.string()).min(1) });

/** Paths a multiget may hold; submissions, comments and a user's grades are not among them (lms/schoology/FACTS.md 2.8). */
const ALLOWED = [
  'groups/[^/]+',
  'courses/[^/]+',
  'courses/[^/]+/sections',
  'sections/[^/]+',
  'sections/[^/]+/(assignments|enrollments|grade_items|grades)',
  'sections/ext/[^/]+',
  'users/[^/]+',
  'users/[^/]+/(sections|groups)',
  'users/ext/[^/]+',
  '(districts|schools|buildings|users|groups|courses|sections)/[^/]+/(updates|discussions|events)',
].map((path) => new RegExp(`^/v1/${path}/?$`));

/** Up to 50 GETs in one; each row has its own code. Bodies hold one page of the usual length. */
export const post: Handler = (call) => {
  const { request } = readBody(Requests, call.body);
  if (request.length > MOST_ROWS) throw invalid(`At most ${MOST_ROWS} paths`);
  return perRow({ response: request.map((path) => row(call, path)) });
};

/** What a multiget costs is not settled. */
export function cost(body: unknown, { multigetCost }: Unsettled): number {
  const read = Requests.safeParse(body);
  const post = costOf('POST');
  return multigetCost === 'one' || !read.success ? post : Math.max(post, read.data.request.length);
}

function row(call: Call, text: string): object {
  const [path = ''] = text.split('?');
  const location = `${new URL(call.base).origin}${text}`;
  if (!path.startsWith('/v1/')) return { location: text, response_code: 400, body: '' };
  if (!ALLOWED.some((allowed) => allowed.test(path))) return { location, response_code: 403, body: '' };
  const { status, body, location: elsewhere } = call.inner(call.unsettled.multigetQueries === 'honoured' ? text : path);
  return { location: elsewhere ?? location, response_code: status, body: body ?? '' };
}
