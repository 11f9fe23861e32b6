import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import { listenOn } from '../../../src/cli/start/port.ts';
import { waitingPage } from '../../../src/cli/start/waiting-page.ts';

describe('the page before the pages', () => {
  let server: Server;
  beforeAll(async () => {
    server = await listenOn(0, waitingPage);
  });
  afterAll(() => {
    server.close();
  });

  it('says that Waymark is starting, and asks again by itself until the board is there', async () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('it listens on no port');
    const response = await fetch(`http://127.0.0.1:${address.port}/`);

    expect([response.status, response.headers.get('refresh'), response.headers.get('content-type')]).toEqual([
      503,
      '2',
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toMatch(/<html lang="en">[^]*Waymark is starting[^]*<p lang="es">/);
  });
});
