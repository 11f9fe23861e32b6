import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/index.ts';
import { instant } from '../../src/time.ts';
import { nightsOf } from '../builders/night.ts';
import { quiz, smallSchool } from '../builders/lms/sandbox.ts';
import { startMigrated, type Server } from '../builders/served/server.ts';

let server: Server;
beforeAll(async () => {
  server = await startMigrated();
}, 60_000);
afterAll(async () => {
  await server.stop();
});

it('runs the same night on a PostgreSQL server', async () => {
  const settings = { databaseUrl: server.url(), dataDir: '' };
  const answers = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };
  const school = smallSchool({
    file: { review: 'auto' },
    work: ['7001', '7002'].map((id, day) => ({
      id,
      title: `Ticket ${id} [5.NF.A.1]`,
      at: instant(`2026-09-0${8 + day}T14:00:00Z`),
      quiz: quiz(`f${id}`, [{}, {}]),
      answers,
    })),
  });
  const nights = await nightsOf(school, '2026-09-14T07:00:00Z', { store: await openStore(settings) });

  const first = await nights.sync();
  const second = await nights.sync();

  expect(first).toMatchObject({ evidence: { new: 12 }, writes: { failed: [], waiting: 0 } });
  expect(first.writes.created).toBeGreaterThan(0);
  expect(second.writes).toMatchObject({ created: 0, updated: 0, adopted: 0, withdrawn: 0 });
  await nights.close();
});
