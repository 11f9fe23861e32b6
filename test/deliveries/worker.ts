import { randomUUID } from 'node:crypto';
import type { Request, Response } from '@google-cloud/functions-framework';
import { answerJob } from '../../functions/answer-job.ts';
import { openStore } from '../../src/store/index.ts';
import { jobStoreOver } from '../../src/store/records.ts';
import { keyedHash } from '../../src/store/vault.ts';
import { CourseJob, runCourseJob } from '../../src/sync/course-job.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { instant, type Instant } from '../../src/time.ts';
import type { Delivered, Delivery } from './deliveries.ts';
import { truthLms } from './truth.ts';

// One instance of the course job, as the queue calls it: a body in, a status out.
const [, , databaseUrl = '', port = ''] = process.argv;
let now: Instant = instant('2026-09-14T07:00:00Z');
const lms = await truthLms(Number(port), () => now);
const key = Buffer.alloc(32, 7);
const parts: SyncParts = {
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
const handle = answerJob(async (body) => runCourseJob(parts, CourseJob.parse(body), () => now));

process.on('message', (delivery: Delivery) => {
  now = instant(delivery.at);
  const { school, course } = delivery;
  let status = 0;
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    json: () => process.send?.({ ...delivery, status } satisfies Delivered),
  };
  // What the framework does with a handler that throws: 500, and the queue tries again.
  Promise.resolve(handle({ body: { school, course } } as Request, response as unknown as Response)).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.send?.({ ...delivery, status: 500 } satisfies Delivered);
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
