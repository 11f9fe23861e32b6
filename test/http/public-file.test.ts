import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { getFrom, type Got } from '../../src/http/get-from.ts';
import { isPublic, readPublicFile, type Wire } from '../../src/http/public-file.ts';

/** A network of these hosts; every address answers with its own name, or leads elsewhere. */
function wire(hosts: Readonly<Record<string, readonly string[]>>, leads: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const over: Wire = {
    resolve: async (host) => hosts[host] ?? [],
    get: async (url, address): Promise<Got> => {
      asked.push(`${url.href} at ${address}`);
      const to = leads[url.href];
      return to === undefined ? { is: 'text', text: `read ${url.hostname}` } : { is: 'elsewhere', to };
    },
  };
  return { over, asked };
}

describe('a public file', () => {
  it('is read from the very address that was looked at', async () => {
    const { over, asked } = wire({ 'case.example': ['8.8.8.8'] });
    expect(await readPublicFile('https://case.example/p.json', over)).toEqual({ ok: true, text: 'read case.example' });
    expect(asked).toEqual(['https://case.example/p.json at 8.8.8.8']);
  });

  it.each([
    ['http://case.example/', 'no-address'],
    ['https://case.example:8443/', 'no-address'],
    ['https://user:pass@case.example/', 'no-address'],
    ['file:///etc/passwd', 'no-address'],
    ['not an address', 'no-address'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    ['https://[64:ff9b::a00:1]/', 'private'],
    ['https://inside.example/', 'private'],
    ['https://mixed.example/', 'private'],
    ['https://nowhere.example/', 'unknown-host'],
    ['https://leads-inside.example/', 'private'],
    ['https://leads-to-http.example/', 'no-address'],
    ['https://round.example/', 'refused'],
  ])('is not read from %s: %s, and no machine of this network is asked', async (address, why) => {
    const { over, asked } = wire(
      {
        'case.example': ['8.8.8.8'],
        'inside.example': ['10.1.2.3'],
        'mixed.example': ['8.8.8.8', '192.168.0.1'],
        'leads-inside.example': ['8.8.4.4'],
        'leads-to-http.example': ['8.8.4.4'],
        'round.example': ['8.8.4.4'],
      },
      {
        'https://leads-inside.example/': 'https://169.254.169.254/latest/meta-data',
        'https://leads-to-http.example/': 'http://8.8.8.8/',
        'https://round.example/': '/',
      },
    );
    expect(await readPublicFile(address, over)).toEqual({ ok: false, why });
    expect(asked.every((each) => / at 8\.8\.[48]\.[48]$/.test(each))).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '100.64.0.1',
    '172.31.255.255',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'fe80::1',
    'fd00::1',
    '2002:a00:1::',
    'localhost',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  );
});

async function answered(listener: RequestListener, limits = { bytes: 100, milliseconds: 300 }): Promise<Got> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const got = await getFrom(new URL(`http://somewhere.example:${port}/`), '127.0.0.1', limits);
  server.closeAllConnections();
  server.close();
  return got;
}

describe('reading from one address', () => {
  it.each<[string, RequestListener, Got]>([
    ['a text', (_, response) => response.end('{}'), { is: 'text', text: '{}' }],
    [
      'no more than the limit, whatever was announced',
      (_, response) => response.end('x'.repeat(101)),
      { is: 'failed', why: 'too-large' },
    ],
    ['nothing of a refusal', (_, response) => response.writeHead(403).end('no'), { is: 'failed', why: 'refused' }],
    [
      'where another address is said',
      (_, response) => response.writeHead(302, { location: '/b' }).end(),
      { is: 'elsewhere', to: '/b' },
    ],
    ['nothing that is not there in time', (_, response) => response.write('{'), { is: 'failed', why: 'too-slow' }],
    ['nothing of a line that breaks', (request) => request.socket.destroy(), { is: 'failed', why: 'unreachable' }],
  ])('takes %s', async (_what, listener, got) => {
    expect(await answered(listener)).toEqual(got);
  });
});
