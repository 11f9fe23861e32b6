import { Client } from 'pg';
import { LearnerId, SchoolId } from '../../../src/ids.ts';
import { eraseLearner } from '../../../src/store/erase.ts';
import { migrateDriver } from '../../../src/store/engine/migrations.ts';
import { openServer } from '../../../src/store/engine/postgres.ts';
import { storeOver } from '../../../src/store/engine/wall.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { daysAfter } from '../../../src/time.ts';
import { startServer, type Server } from '../../builders/served/server.ts';
import { benchSchool } from '../bench-school.ts';
import { START } from '../school.ts';
import { median, printTable } from '../table.ts';
import { A_YEAR, fillDistrict, studentsWith, YEAR_WEEKS } from './fill.ts';
import { benchIndexes } from './indexes.ts';
import { longest, timedDriver, type Spent } from './timed-driver.ts';

/** Of 27 million: so long as nobody asks for more, a small part of a district. */
const ROWS = 540_000;
const SIZE = { courses: 3, learners: 25 };
/** As the filled classes have them, an entrance and an exit ticket on some days. */
const A_WEEK = 7.5;
const NIGHTS = 5;

interface Cost {
  readonly rows: number;
  readonly wall: number;
  readonly cpu: number;
  readonly sql: number;
  readonly after: number;
}

/** An unchanged night of three classes within a district, after six weeks and after a year; and the erasure of one child there. `--rows=27000000` for a whole one. */
export async function benchDistrictYear(): Promise<void> {
  const rows = Number(process.argv.find((word) => word.startsWith('--rows='))?.slice('--rows='.length) ?? ROWS);
  const server = await startServer();
  try {
    const costs: [string, Cost][] = [];
    for (const [name, weeks, filled] of [
      ['6 weeks, alone', 6, 0],
      ['6 weeks', 6, studentsWith(rows)],
      ['36 weeks, alone', YEAR_WEEKS, 0],
      ['36 weeks', YEAR_WEEKS, studentsWith(rows)],
    ] as const)
      costs.push([name, await nightIn(server, `of_${weeks}_${filled}`, weeks, filled)]);
    const floor = costs[1]?.[1];
    printTable(
      `an unchanged night, per course of ${SIZE.learners} students, on a server that holds a district of ${studentsWith(rows)}`,
      ['data', 'rows of evidence', 'wall', 'ratio', 'CPU', 'ratio', 'statements', 'ratio', 'end of the night'],
      costs.map(([name, cost]) => [
        name,
        String(cost.rows),
        ...(['wall', 'cpu', 'sql'] as const).flatMap((what) => [
          `${cost[what].toFixed(0)} ms`,
          (cost[what] / (floor?.[what] ?? Number.NaN)).toFixed(2),
        ]),
        `${cost.after.toFixed(0)} ms`,
      ]),
    );
    await eraseOne(server, 1000);
    await benchIndexes(server, studentsWith(rows));
  } finally {
    await server.stop();
  }
}

async function nightIn(server: Server, database: string, weeks: number, students: number): Promise<Cost> {
  const admin = await connected(server.url());
  await admin.query(`create database ${database}`);
  const driver = await openServer(server.url(database));
  await migrateDriver(driver);
  const spent: Spent = new Map();
  const school = await benchSchool(
    { ...SIZE, coursework: weeks * A_WEEK, days: weeks * 7 },
    storeOver(timedDriver(driver, spent)),
  );
  const id = school.file.school.id;
  const at = daysAfter(START, weeks * 7 + 1);
  const night = (days: number) =>
    runNight(school.app.sync, { school: id }, { at: daysAfter(at, days), dryRun: false, acceptRoster: false });
  try {
    await night(0);
    const filling = await connected(server.url(database));
    const rows = await fillDistrict(filling, SchoolId.parse(id), { students, weeks }, START);
    await filling.end();
    await night(1); // warm
    const wall: number[] = [];
    const cpu: number[] = [];
    spent.clear();
    for (let each = 0; each < NIGHTS; each += 1) {
      const [start, before] = [performance.now(), process.cpuUsage()];
      const { courses } = await night(2 + each);
      wall.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
      for (const { unfinished } of courses) if (unfinished) throw new Error('a course was not finished');
    }
    printTable(`${database}: ${rows} rows of evidence`, ['statement', 'a night', 'ms'], longest(spent, NIGHTS, 14));
    const sum = (which: (text: string) => boolean): number =>
      [...spent].filter(([text]) => which(text)).reduce((all, [, { milliseconds }]) => all + milliseconds, 0) / NIGHTS;
    return {
      rows,
      wall: (median(wall) - sum(isOfTheEnd)) / SIZE.courses,
      cpu: median(cpu) / SIZE.courses,
      sql: sum((text) => !isOfTheEnd(text)) / SIZE.courses,
      after: sum(isOfTheEnd),
    };
  } finally {
    await school.close();
    if (process.argv.includes('--keep')) process.stdout.write(`kept: ${server.url(database)}\n`);
    else await admin.query(`drop database ${database}`);
    await admin.end();
  }
}

/** One child of a school of so many, with a year's rows. */
async function eraseOne(server: Server, students: number): Promise<void> {
  const admin = await connected(server.url());
  await admin.query('create database erasing');
  const driver = await openServer(server.url('erasing'));
  await migrateDriver(driver);
  const client = await connected(server.url('erasing'));
  const school = SchoolId.parse('bench');
  const rows = await fillDistrict(client, school, { students, weeks: YEAR_WEEKS }, START);
  await client.end();
  const spent: Spent = new Map();
  const store = storeOver(timedDriver(driver, spent));
  const start = performance.now();
  const gone = await store.school(school, (db) =>
    eraseLearner(db, LearnerId.parse(`1${'77'.padStart(20, '0')}`), daysAfter(START, YEAR_WEEKS * 7)),
  );
  const took = performance.now() - start;
  if (gone['evidence'] !== A_YEAR) throw new Error(`${gone['evidence']} rows of evidence went`);
  printTable(
    `one child of ${students} erased, ${rows} rows of evidence: ${took.toFixed(0)} ms, ${JSON.stringify(gone)}`,
    ['statement', 'times', 'ms'],
    longest(spent, 1),
  );
  await store.close();
  await admin.end();
}

async function connected(url: string): Promise<Client> {
  const client = new Client(url);
  await client.connect();
  return client;
}

function isOfTheEnd(text: string): boolean {
  return text.includes('with due as');
}
