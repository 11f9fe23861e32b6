import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleScript } from '../../../src/pages/kit/scripts.ts';
import type { ComposerPageData } from '../../../src/pages/ticket/discovery/data.ts';
import { composerPage } from '../../../src/pages/ticket/discovery/page.tsx';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** What came to `/addon/attach`. */
export interface Order {
  readonly o: string;
  readonly draft: string;
  readonly ticket: unknown;
}

/** How it is answered from now on; `silent` closes the line without a word. */
export type Answer = 'attached' | 'busy' | 'silent';

/** A server that plays the rest of Waymark for the composer: the real page, sheet and script, and an `/addon/attach` of its own. */
export interface ServedComposer {
  readonly url: string;
  readonly orders: Order[];
  set(page: Partial<ComposerPageData>): void;
  answer(with_: Answer): void;
  close(): Promise<void>;
}

export async function serveComposer(first: ComposerPageData): Promise<ServedComposer> {
  let page = first;
  let answer: Answer = 'attached';
  const orders: Order[] = [];
  const script = bundleScript('discovery');
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://composer.test');
      const send = sendOn(response);
      if (pathname === '/addon/discovery')
        return send('text/html', composerPage(page, searchParams.get('lang') === 'es' ? 'es' : 'en'));
      if (pathname === '/assets/discovery.js') return send('text/javascript', await script);
      if (pathname.startsWith('/assets/')) {
        const type = pathname.endsWith('.css') ? 'text/css' : 'image/svg+xml';
        return send(type, await readFile(new URL(`../../../src/pages/look${pathname}`, import.meta.url), 'utf8'));
      }
      orders.push((await bodyOf(request)) as Order);
      // long enough for the second click of a double click
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      if (answer === 'silent') return request.socket.destroy();
      if (answer === 'busy') {
        const message = {
          en: 'Classroom does not answer, try again.',
          es: 'Classroom no responde, inténtelo otra vez.',
        };
        return send('application/json', JSON.stringify({ error: 'down', message, reference: 'r1' }), 503);
      }
      return send('application/json', JSON.stringify({ ticket: 't1', attachment: 'a1', maxPoints: 2 }));
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    set: (next) => {
      page = { ...page, ...next };
    },
    answer: (next) => {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function sendOn(response: ServerResponse): (type: string, body: string, status?: number) => void {
  return (type, body, status = 200) => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(body);
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
