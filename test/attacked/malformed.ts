import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { routes } from '../../src/pages/routes.ts';
import { drawnFrom, type Drawn } from './drawn.ts';

export interface MalformedFigures {
  readonly sent: number;
  /** How many were answered with which status; 0: the connection ended without one. */
  readonly answers: Readonly<Record<number, number>>;
  /** Requests that were answered with 500 or more, or with what was sent, to be sent again by hand. */
  readonly faults: readonly string[];
}

/** In what is sent, and nowhere in an answer. */
export const PLANTED = 'planted Maria Lopez';

/** Sends requests that no client of ours would send, `atOnce` at a time, each over a connection of its own. */
export async function malformed(
  url: string,
  { n, seed, atOnce = 16, headers = '' }: { n: number; seed: string; atOnce?: number; headers?: string },
): Promise<MalformedFigures> {
  const drawn = drawnFrom(seed);
  const answers: Record<number, number> = {};
  const faults: string[] = [];
  let sent = 0;
  async function sender(): Promise<void> {
    while (sent < n) {
      sent += 1;
      const request = requestFrom(drawn, headers);
      const answer = await exchange(url, request);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      answers[status] = (answers[status] ?? 0) + 1;
      if (status >= 500 || answer.includes(PLANTED) || /\n\s+at .*:\d+:\d+/.test(answer))
        faults.push(`${status} ${JSON.stringify(request.subarray(0, 600).toString('latin1'))}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender));
  return { sent, answers, faults };
}

const PATHS = [
  ...new Set(routes.map(({ path }) => path.replaceAll(/:\w+/g, 'x'))),
  '/jobs/nightly',
  '/jobs/course',
  '/jobs/hint',
  '/../../etc/passwd',
  '/%ff%fe',
  '/t/%00',
  '/r/..%2f..%2f',
  '//evil.example',
  '/a'.repeat(900),
  '*',
];
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'X'];
const ODD = [
  PLANTED.replaceAll(' ', '+'),
  '%00',
  '%ff',
  '%',
  '1e999',
  '-1',
  '9'.repeat(400),
  'null',
  '__proto__',
  '%F0%9F%92%A9',
  '%E2%80%AE',
  "'%3B--",
  '{{7*7}}',
  '..%2F',
  '2026-02-30',
  'x'.repeat(3000),
];
const FIELDS =
  'course plan hash token o v state code id_token for hint challenge lang to back learner run school courseId itemId addOnToken __proto__ constructor a[b][c]'.split(
    ' ',
  );
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/json; charset=utf-32',
  'application/x-www-form-urlencoded; charset=latin9',
  ';',
];
const HEADERS = [
  'Cookie: __Host-waymark=%00.cedar; __Host-waymark-start=x',
  'Cookie: __Host-waymark=a.b; =; ;;__proto__=1',
  'Cookie: __Host-waymark=a.*',
  'Authorization: Bearer a.b.c',
  'Authorization: Bearer \u0001',
  'Sec-Fetch-Site: cross-site',
  'Origin: null',
  'X-Waymark: 1',
  'X-Forwarded-For: , ,x',
  'Accept-Encoding: *;q=0, gzip;q=x',
  'Accept-Language: \u00ff\u00fe',
  'If-None-Match: "',
  'Expect: 100-continue',
  'Content-Encoding: gzip',
  'Transfer-Encoding: chunked',
  'Range: bytes=0-',
];

function requestFrom(drawn: Drawn, headers: string): Buffer {
  const query = drawn.chance(0.6) ? `?${fields(drawn)}` : '';
  const body = bodyFrom(drawn);
  const length = drawn.chance(0.9) ? `Content-Length: ${body.length}` : `Content-Length: ${drawn.below(100)}`;
  const head = [
    `${drawn.chance(0.8) ? drawn.one(['GET', 'POST']) : drawn.one(METHODS)} ${drawn.one(PATHS)}${query} HTTP/1.${drawn.chance(0.97) ? 1 : 9}`,
    `Host: ${drawn.chance(0.95) ? '127.0.0.1' : drawn.one(['', 'evil.example', 'a b'])}`,
    'Connection: close',
    ...(body.length > 0 || drawn.chance(0.2) ? [length, `Content-Type: ${drawn.one(TYPES)}`] : []),
    ...(drawn.chance(0.6) ? ['Sec-Fetch-Site: same-origin', 'X-Waymark: 1'] : []),
    ...Array.from({ length: drawn.below(3) }, () => drawn.one(HEADERS)),
    ...(headers === '' || drawn.chance(0.2) ? [] : [headers]),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function fields(drawn: Drawn): string {
  return Array.from({ length: 1 + drawn.below(5) }, () => `${drawn.one(FIELDS)}=${drawn.one(ODD)}`).join('&');
}

function bodyFrom(drawn: Drawn): Buffer {
  switch (drawn.below(9)) {
    case 0:
      return Buffer.alloc(0);
    case 1:
      return Buffer.from(fields(drawn));
    case 2:
      return Buffer.from(`{"${drawn.one(FIELDS)}":"${PLANTED}`);
    case 3:
      return Buffer.from(
        `{"${drawn.one(FIELDS)}":${drawn.one(['null', '[]', '{}', '1e999', '"\\ud800"', '-0', 'true'])}}`,
      );
    case 4:
      return Buffer.from('['.repeat(1 + drawn.below(20_000)));
    case 5:
      return gzipSync(Buffer.alloc(drawn.below(2_000_000)));
    case 6:
      return Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="file"; filename="${PLANTED}"\r\n\r\n\u0000,,"\r\n--x`,
      );
    case 7:
      return Buffer.from(Array.from({ length: drawn.below(200) }, () => drawn.below(256)));
    default:
      return Buffer.from(
        JSON.stringify({ o: drawn.one(ODD), saves: [{ question: -1, value: { x: PLANTED } }], v: [[[]]] }),
      );
  }
}

const PATIENCE = 10_000;

function exchange(url: string, request: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(request);
      socket.end(); // a body that is shorter than it says has ended all the same
    });
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
  });
}
