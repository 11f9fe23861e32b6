import { Client } from 'pg';
import { migrateDriver } from '../../src/store/engine/migrations.ts';
import { openServer } from '../../src/store/engine/postgres.ts';
import { storeOver } from '../../src/store/engine/wall.ts';
import type { Store } from '../../src/store/types.ts';
import { runNight } from '../../src/sync/night/night.ts';
import { startServer, type Server } from '../builders/served/server.ts';
import { bareLoop } from './bare-loop.ts';
import { benchSchool } from './bench-school.ts';
import { NIGHT } from './school.ts';
import { median, printTable } from './table.ts';

const SIZE = { learners: 30, coursework: 40 };
const COURSES = 10;
const ROUNDS = 3;

/**
 * `sync` over ten courses as a ratio to the bare loop, a first night and nights when nothing changed. `--courses=100`: over so many, in one
 * round; `--server`: on a PostgreSQL server instead of the embedded engine.
 */
export async function benchNight(): Promise<void> {
  const courses = Number(
    process.argv.find((word) => word.startsWith('--courses='))?.slice('--courses='.length) ?? COURSES,
  );
  const server = process.argv.includes('--server') ? await startServer() : null;
  try {
    await compared(courses, server);
  } finally {
    await server?.stop();
  }
}

async function compared(courses: number, server: Server | null): Promise<void> {
  const rows: string[][] = [];
  const bare: number[] = [];
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < (courses > COURSES ? 1 : ROUNDS); round += 1) {
    const store = server === null ? undefined : await storeOn(server, `round${round}`);
    const school = await benchSchool({ ...SIZE, courses }, store);
    const night = () =>
      runNight(school.app.sync, { school: school.file.school.id }, { at: NIGHT, dryRun: false, acceptRoster: false });
    try {
      await bareLoop(school, school.app.sync.courses); // warms the sandbox and the store
      bare.push(await timed(() => bareLoop(school, school.app.sync.courses)));
      first.push(await timed(night));
      again.push(await timed(night));
      bare.push(await timed(() => bareLoop(school, school.app.sync.courses)));
    } finally {
      await school.close();
    }
  }
  const floor = median(bare);
  for (const [name, times] of [
    ['bare loop', bare],
    ['first night', first],
    ['unchanged night', again],
  ] as const) {
    rows.push([
      name,
      `${Math.round(median(times))} ms`,
      (median(times) / floor).toFixed(2),
      times.map((time) => Math.round(time)).join(' '),
    ]);
  }
  printTable(
    `sync of ${courses} courses on ${server === null ? 'the embedded engine' : 'a server'}, of ${SIZE.learners} students and ${SIZE.coursework} coursework`,
    ['what', 'median', 'ratio', 'runs (ms)'],
    rows,
  );
}

async function storeOn(server: Server, database: string): Promise<Store> {
  const admin = new Client(server.url());
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const driver = await openServer(server.url(database));
  await migrateDriver(driver);
  return storeOver(driver);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
