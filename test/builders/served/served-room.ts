import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '../../../src/language.ts';
import { bundleScript } from '../../../src/pages/kit/scripts.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import { reviewPage } from '../../../src/pages/ticket/review/page.tsx';
import { teacherPage } from '../../../src/pages/ticket/teacher/page.tsx';
import { forWall } from '../../../src/pages/ticket/teacher/wall.ts';
import type { Live } from '../../../src/ticket/live.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** One write as it came in. */
export interface Written {
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A server that plays the rest of Waymark for one page: it serves the real page and script, and does what a test says. */
export interface ServedRoom {
  readonly url: string;
  readonly written: Written[];
  /** Puts another page, or another state of it, in place. */
  set(page: TicketPageData): void;
  /** The status of the writes from now on, and what a write makes of the newest state. */
  answer(status: number, becomes?: (live: Live, written: Written) => Live): void;
  close(): Promise<void>;
}

export async function serveRoom(first: TicketPageData): Promise<ServedRoom> {
  let page = first;
  let status = 200;
  let becomes = (live: Live, _written: Written): Live => live;
  const written: Written[] = [];
  const scripts = new Map<string, Promise<string>>();
  const script = (name: string): Promise<string> => {
    const made = scripts.get(name) ?? bundleScript(name);
    scripts.set(name, made);
    return made;
  };

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://room.test');
      const language: Language = searchParams.get('lang') === 'es' ? 'es' : 'en';
      const asset = /^\/assets\/([\w-]+)\.(css|svg|js)$/.exec(pathname);
      if (asset?.[2] === 'js') return send(response, 'text/javascript', await script(asset[1] ?? ''));
      if (asset !== null)
        return send(
          response,
          asset[2] === 'css' ? 'text/css' : 'image/svg+xml',
          await readFile(new URL(`../../../src/pages/look${pathname}`, import.meta.url), 'utf8'),
        );
      if (pathname === '/addon/teacher')
        return send(
          response,
          'text/html',
          teacherPage(searchParams.get('view') === 'wall' ? forWall(page) : page, language),
        );
      if (pathname === '/addon/review') return send(response, 'text/html', reviewPage(page, language));
      if (pathname === '/addon/live') {
        if (searchParams.get('v') === String(page.live.v)) return response.writeHead(204).end();
        return send(response, 'application/json', JSON.stringify(page.live));
      }
      const order: Written = { address: pathname, body: await bodyOf(request) };
      written.push(order);
      if (status !== 200) {
        const message = { en: 'The class is further on.', es: 'La clase ya está más adelante.' };
        return send(response, 'application/json', JSON.stringify({ error: 'state', message, reference: 'r1' }), status);
      }
      page = { ...page, live: { ...becomes(page.live, order), v: page.live.v + 1 } };
      return send(response, 'application/json', JSON.stringify(page.live));
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    set: (next) => {
      page = next;
    },
    answer: (code, made = (live) => live) => {
      status = code;
      becomes = made;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: ServerResponse, type: string, body: string, code = 200): void {
  response.writeHead(code, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>;
}
