import { HttpFailure } from './failure.ts';
import type { HttpReply } from './types.ts';

/**
 * The JSON of an answer. A page of HTML, an empty body or cut-off text is an error whatever the status says:
 * read as "nothing there" it would empty a class.
 * @throws HttpFailure of kind `unreadable`
 */
export function readJson(reply: HttpReply): unknown {
  const type = reply.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type))
    throw unreadable(`answered ${reply.status} with something that is not JSON`);
  try {
    return JSON.parse(reply.text);
  } catch {
    throw unreadable(`answered ${reply.status} with JSON that cannot be read`);
  }
}

function unreadable(message: string): HttpFailure {
  return new HttpFailure('unreadable', message, true);
}
