import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MOST_BODY = 1_000_000;

/** What answers one request, whose body was read to its end. */
export type Serve = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** The HTTP server of a stand-in. `broke` answers when `serve` throws: a bug of the sandbox's own. */
export function createShell(serve: Serve, broke: (response: ServerResponse, cause: unknown) => void): Server {
  const server = createServer((request, response) => {
    readText(request).then((body) => serve(request, response, body)).catch((cause: unknown) => {
      if (!response.headersSent) broke(response, cause);
    });
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
