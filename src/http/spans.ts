import { spanned } from '../watch/spans.ts';
import type { Http } from './types.ts';

/** The same, each call in a span of its own, waiting and repeats included. Of an address nothing stands there: ids are in it. */
export function inSpans(http: Http): Http {
  return {
    now: () => http.now(),
    send: (request, terms) =>
      spanned(
        'lms-call',
        { may: terms.kind, ...(terms.limit === undefined ? {} : { limit: terms.limit }) },
        async (note) => {
          const reply = await http.send(request, terms);
          note({ status: reply.status, repeats: reply.tries - 1 });
          return reply;
        },
      ),
  };
}
