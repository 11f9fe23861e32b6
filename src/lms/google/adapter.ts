import type { HttpReply, HttpRequest } from '../../http/types.ts';

/** What we use of a request that gaxios has prepared (its versions, of which two are installed, agree on that). */
interface Prepared {
  readonly method?: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body?: unknown;
}

export type Built = HttpRequest & { readonly headers: Headers };

export interface Sent {
  readonly reply: HttpReply;
  readonly data: unknown;
}

/** Has `send` stand in for gaxios's own sending : gaxios gets back as much of a response as the client libraries look at. */
export function adapterOf(send: (request: Built) => Promise<Sent>): (prepared: Prepared) => Promise<unknown> {
  return async (prepared) => {
    const { reply, data } = await send(requestOf(prepared));
    return { status: reply.status, headers: reply.headers, data, config: prepared };
  };
}

function requestOf({ method, url, headers, body }: Prepared): Built {
  if (body instanceof URLSearchParams) headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
  return {
    method: method ?? 'GET',
    url: url.toString(),
    headers,
    body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : null,
  };
}
