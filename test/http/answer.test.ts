import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LONGEST_ANSWER } from '../../src/http/answer.ts';
import { createHttp } from '../../src/http/index.ts';
import type { HttpReply } from '../../src/http/types.ts';
import { httpWorld } from '../builders/lms/http-world.ts';

/** Packs to a hundredth: the sockets between host and reader hold as much packed as a hundred and more unpacked. */
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');
MEGABYTE.write(randomBytes(5000).toString('hex'));

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

interface Hose {
  /** Megabytes the host got rid of. */
  readonly poured: () => number;
  /** The reader hung up. */
  readonly ended: Promise<void>;
  readonly read: () => Promise<HttpReply>;
}

/** A host whose answer is `megabytes` long, packed or not. */
async function hose(megabytes: number, packed = false): Promise<Hose> {
  let poured = 0;
  const host = createServer();
  const ended = once(host, 'hung up').then(() => undefined);
  host.on('request', (_request, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', ...(packed ? { 'content-encoding': 'gzip' } : {}) });
    response.on('close', () => {
      host.emit('hung up');
    });
    const out = packed ? createGzip() : response;
    if (out !== response) out.pipe(response);
    const pour = (): void => {
      while (poured < megabytes && !response.destroyed) {
        poured += 1;
        if (!out.write(MEGABYTE)) {
          out.once('drain', pour);
          return;
        }
      }
      out.end();
    };
    pour();
  });
  server = host;
  await new Promise<void>((done) => {
    host.listen(0, '127.0.0.1', done);
  });
  const { port } = host.address() as AddressInfo;
  const http = createHttp({
    ...httpWorld(),
    timeLimit: () => AbortSignal.timeout(20_000),
    fetch: (url, init) => fetch(url, init),
  });
  return {
    poured: () => poured,
    ended,
    read: () =>
      http.send(
        { method: 'GET', url: `http://127.0.0.1:${port}/`, headers: new Headers(), body: null },
        { kind: 'read', school: 'cedar', quotas: [], alone: null, onSend: () => undefined },
      ),
  };
}

describe('an answer', () => {
  it('is read whole up to 32 MB', async () => {
    const { read } = await hose(LONGEST_ANSWER / MEGABYTE.length);

    expect((await read()).text).toHaveLength(LONGEST_ANSWER);
  });

  it.each([
    ['sent as it is', false],
    ['packed small', true],
  ])('without an end, %s, is given up after 32 MB and not asked for again', async (_how, packed) => {
    const { read, ended, poured } = await hose(Number.POSITIVE_INFINITY, packed);

    await expect(read()).rejects.toMatchObject({ name: 'HttpFailure', kind: 'unreadable', sent: true });
    await ended;
    expect(poured()).toBeLessThan(packed ? 1000 : 64);
  });

  it('keeps letters that are split between two pieces', async () => {
    const [one, two] = [Buffer.from('"día"').subarray(0, 3), Buffer.from('"día"').subarray(3)];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(one);
        controller.enqueue(two);
        controller.close();
      },
    });
    const http = createHttp({ ...httpWorld(), fetch: async () => new Response(body, { status: 200 }) });

    const { text } = await http.send(
      { method: 'GET', url: 'https://lms.example/', headers: new Headers(), body: null },
      { kind: 'read', school: 'cedar', quotas: [], alone: null, onSend: () => undefined },
    );

    expect(text).toBe('"día"');
  });
});
