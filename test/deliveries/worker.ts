import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createJobs } from '../../src/jobs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { jobStoreOver } from '../../src/store/records.ts';
import { keyedHash } from '../../src/store/secrets/names.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant, type Instant } from '../../src/time.ts';
import { serveApp } from '../builders/served/served-app.ts';
import type { Delivered, Delivery } from './deliveries.ts';
import { truthLms } from './truth.ts';

// One instance of the course job, as the queue calls it: a body in, a status out.
const [, , databaseUrl = '', port = ''] = process.argv;
let now: Instant = instant('2026-09-14T07:00:00Z');
const lms = await truthLms(Number(port), () => now);
const key = Buffer.alloc(32, 7);
const sync: SyncParts = {
  store: jobStoreOver(await openStore({ databaseUrl, dataDir: '' })),
  connect: async () => lms,
  disconnected: async () => undefined,
  keyedHash: (...texts) => keyedHash(key, 'writes', ...texts),
  newId: randomUUID,
  noteFault: ({ error, at }) => {
    throw new Error(`${error}\n${at.join('\n')}`);
  },
  courses: 1,
};
const { url } = await serveApp(
  createJobs(
    { course: ['/'] },
    {
      refuses: async () => null,
      limits: null,
      parts: async () => ({ sync, now: () => now, queue: null }),
      log: pino({ level: 'error' }, pino.destination(2)),
    },
  ),
);

process.on('message', (delivery: Delivery) => {
  now = instant(delivery.at);
  void run(delivery).then((status) => process.send?.({ ...delivery, status } satisfies Delivered));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function run({ school, course }: Delivery): Promise<number> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ school, course }) });
  await response.arrayBuffer();
  return response.status;
}
