import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { migrate, openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/types.ts';
import { boardInput, keepBoard } from '../builders/board/board.ts';
import { pageDeps, servePages } from '../builders/served/pages.ts';
import { serveApp } from '../builders/served/served-app.ts';
import { startServer } from '../builders/served/server.ts';
import { quantile, startAskers, type Load } from './board-load.ts';
import { median, printTable } from './table.ts';

const ROUNDS = 3;
const REQUESTS = 30;
const AT_ONCE = [1, 10, 50] as const;
const KINDS = { plain: 'identity', packed: 'gzip' } as const;

/** CPU and time of a morning board of 31 learners and 8 targets, on both engines, beside a constant page of the same bytes. */
export async function benchBoard(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  await onEngine(
    'embedded',
    () => openStore({ databaseUrl: null, dataDir: folder }),
    () => rm(folder, { recursive: true, force: true }),
  );
  const server = await startServer();
  await onEngine(
    'server',
    async () => {
      const settings = { databaseUrl: server.url(), dataDir: '' };
      await migrate(settings);
      return openStore(settings);
    },
    () => server.stop(),
  );
}

async function onEngine(engine: string, open: () => Promise<Store>, stop: () => Promise<void>): Promise<void> {
  const store = await open();
  const askers = startAskers();
  await keepBoard(store, boardInput());
  const board = await servePages(pageDeps(store));
  const page = await (await fetch(board.url)).text();
  const floor = await serveApp(
    express().get('/', (_request, response) => {
      response.type('html').send(page);
    }),
  );
  const cpuOf = async (load: Load): Promise<number> => {
    const before = process.cpuUsage();
    await askers.ask(load);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / load.requests;
  };
  const one = { askers: 1, requests: REQUESTS };
  const constant: number[] = [];
  const work: Record<keyof typeof KINDS, number[]> = { plain: [], packed: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const floored = await cpuOf({ ...one, url: floor.url, headers: {} });
    const plain = await cpuOf({ ...one, url: board.url, headers: { 'accept-encoding': KINDS.plain } });
    const packed = await cpuOf({ ...one, url: board.url, headers: { 'accept-encoding': KINDS.packed } });
    if (round === 0) continue; // warms up
    constant.push(floored);
    work.plain.push(plain);
    work.packed.push(packed);
  }
  const rows = [
    ['constant page', constant] as const,
    ['board', work.plain] as const,
    ['board, packed', work.packed] as const,
  ];
  printTable(
    `board of 31 learners and 8 targets, ${Math.round(page.length / 1000)} kB, ${engine} store: CPU of this process for one request`,
    ['what', 'median', 'ratio', 'rounds (ms)'],
    rows.map(([name, times]) => [
      name,
      `${median(times).toFixed(1)} ms`,
      (median(times) / median(constant)).toFixed(1),
      times.map((time) => time.toFixed(1)).join(' '),
    ]),
  );

  const lines: string[][] = [];
  for (const askersNow of AT_ONCE) {
    for (const [name, url] of [
      ['constant page', floor.url],
      ['board', board.url],
    ] as const) {
      const { took, failed } = await askers.ask({
        url,
        askers: askersNow,
        requests: Math.max(REQUESTS, askersNow * 4),
        headers: { 'accept-encoding': KINDS.packed },
      });
      lines.push([
        String(askersNow),
        name,
        `${quantile(took, 0.5).toFixed(0)} ms`,
        `${quantile(took, 0.95).toFixed(0)} ms`,
        String(failed.length),
      ]);
    }
  }
  printTable(`the same, asked by several at once, ${engine} store`, ['at once', 'what', 'p50', 'p95', 'errors'], lines);
  await Promise.all([board.close(), floor.close(), askers.close()]);
  await store.close();
  await stop();
}
