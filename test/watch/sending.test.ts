import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { context } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openLog, type Log } from '../../src/log.ts';
import { openWatch, type Watch } from '../../src/watch/open.ts';
import { spanned } from '../../src/watch/spans.ts';

let got: { path: string; body: string }[];
let collector: Server;
let lines: string[];
let log: Log;
let watch: Watch;
let answer = 200;

async function open(telemetry: string | null): Promise<void> {
  watch = await openWatch({ logLevel: 'info', traces: null, telemetry }, log);
}

beforeEach(async () => {
  [got, lines, answer] = [[], [], 200];
  log = openLog({ logLevel: 'info', traces: null }, { write: (line) => lines.push(line) });
  collector = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces);
      got.push({
        path: request.url ?? '',
        body: (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8'),
      });
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    collector.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(async () => {
  await watch.close();
  context.disable();
  collector.closeAllConnections();
  await new Promise((resolve) => {
    collector.close(resolve);
  });
});

const root = (): string => `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
const sent = (path: string): string =>
  got
    .filter((each) => each.path === path)
    .map(({ body }) => body)
    .join('');

describe('what a process measures', () => {
  it('is with the collector when it is flushed: spans, and the figures that its lines tell', async () => {
    await open(root());
    await spanned('night', { busy: 3 }, async () => undefined);
    watch.log.info({ event: 'course-done', ended: 'finished', calls: { google_classroom: 12 }, milliseconds: 900 });
    watch.log.warn({ event: 'nights-state', late: 1, coursesLeft: 2, coursesDone: 2, oldestHours: 31 });
    await watch.flush();

    expect(sent('/v1/traces')).toContain('"night"');
    const figures = sent('/v1/metrics');
    for (const name of [
      'waymark.courses',
      'waymark.calls',
      'waymark.courses.left',
      'waymark.night.age',
      'google_classroom',
    ])
      expect(figures).toContain(name);
    expect(lines).toHaveLength(2);
  });

  it('keeps nobody waiting for a collector that is away or refuses: it is told, and the work goes on', async () => {
    answer = 400;
    await open(root());
    await spanned('night', {}, async () => undefined);
    await watch.flush();

    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toContain('telemetry-silent');
  });

  it('goes nowhere where the settings name no collector', async () => {
    await open(null);
    await spanned('night', {}, async () => undefined);
    watch.log.info({ event: 'course-done' });
    await watch.flush();

    expect([got, lines.length]).toEqual([[], 1]);
  });

  it('is sent by what no other file loads, and that one only when it is asked for', () => {
    const heavy = /from '(@opentelemetry\/(?!api')[^']+|[./]+\/(?:watch\/)?sdk\.ts)'/;
    const files = ['src', 'functions'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );

    const loading = files
      .filter((file) => file !== join('src', 'watch', 'sdk.ts'))
      .filter((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .some((line) => heavy.test(line) && !line.startsWith('import type')),
      );
    expect(loading).toEqual([]);
  });
});
