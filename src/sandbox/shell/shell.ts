import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MOST_BODY = 1_000_000;

/** One request to a stand-in, its body read to its end. */
export interface Asked {
  readonly verb: string;
  readonly url: URL;
  /** By its name in small letters. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Milliseconds it is on its way. */
  readonly late?: number;
}

/** What a stand-in makes of one request, socket or not; null: the connection is cut and nothing comes back. */
export type Answers = (asked: Asked) => Answered | null;

/** Puts a stand-in behind an HTTP server. `broke` answers when it throws: a bug of the sandbox's own. */
export function createShell(answers: Answers, broke: (cause: unknown) => Answered): Server {
  const server = createServer((request, response) => {
    void readText(request)
      .then((body) =>
        answers({
          verb: request.method ?? 'GET',
          url: addressOf(request),
          header: (name) => single(request.headers[name]),
          body,
        }),
      )
      .catch(broke)
      .then((answered) => deliver(response, answered));
  });
  server.keepAliveTimeout = 30_000;
  return server;
}

/** Listens on loopback and says on which port. Rejects when the port is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

export async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function deliver(response: ServerResponse, answered: Answered | null): void {
  if (answered === null) {
    response.socket?.destroy();
    return;
  }
  const { status, headers, text, late = 0 } = answered;
  const send = (): void =>
    void response
      .writeHead(status, text === '' ? headers : { ...headers, 'content-length': Buffer.byteLength(text) })
      .end(text);
  if (late > 0) setTimeout(send, late);
  else send();
}

function addressOf({ url = '/', headers }: IncomingMessage): URL {
  return new URL(url, `http://${headers.host ?? 'localhost'}`);
}

function single(header: IncomingHttpHeaders[string]): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY) throw new RangeError('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
