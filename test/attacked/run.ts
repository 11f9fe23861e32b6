import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../functions/build.ts';
import { migrateDriver } from '../../src/store/engine/migrations.ts';
import { openServer } from '../../src/store/engine/postgres.ts';
import { startDeployed } from '../builders/served/deployed.ts';
import { startServer } from '../builders/served/server.ts';
import { crossings, type CrossingFigures } from './crossings.ts';
import { malformed, type MalformedFigures } from './malformed.ts';

// npm run attacked -- [--crossings 50000] [--requests 20000] [--seed S]
const { values } = parseArgs({
  options: {
    crossings: { type: 'string', default: '50000' },
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const { seed } = values;
/** Told of at most; the rest is more of the same. */
const MOST_TOLD = 10;
process.stdout.write(`seed ${seed}\n`);
await across(Number(values.crossings));
await against(Number(values.requests));

/** Reads and writes across the wall, on a server. */
async function across(n: number): Promise<void> {
  if (n === 0) return;
  const server = await startServer();
  const driver = await openServer(server.url());
  try {
    await migrateDriver(driver);
    tell('across the wall', { ...(await crossings(driver, { n, seed })) });
  } finally {
    await driver.close();
    await server.stop();
  }
}

/** Requests to each target as it is deployed, with no limits in their way. */
async function against(n: number): Promise<void> {
  if (n === 0) return;
  const dist = fileURLToPath(new URL(`../../.build/attacked-${process.pid}`, import.meta.url));
  await build(dist);
  try {
    for (const [target, share] of [
      ['pages', 0.8],
      ['nightly', 0.1],
      ['course', 0.1],
    ] as const) {
      const deployed = await startDeployed(dist, target, {
        WAYMARK_LIMITS: '0',
        ...(target === 'pages'
          ? {}
          : { WAYMARK_JOBS_AUDIENCE: 'https://jobs.example', WAYMARK_JOBS_ACCOUNT: 'a@p.example' }),
      });
      await fetch(`${deployed.url}/readyz`);
      const before = Math.round((await deployed.peak()) ?? 0);
      const figures = await malformed(deployed.url, { n: Math.round(n * share), seed: `${seed} ${target}` });
      const after = Math.round((await deployed.peak()) ?? 0);
      const planted = deployed.printed().includes('Maria') ? ['what was sent is in the log'] : [];
      await deployed.stop();
      tell(`against ${target}`, { ...figures, faults: [...figures.faults, ...planted], peakMB: [before, after] });
    }
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
}

function tell(
  what: string,
  { faults, ...figures }: CrossingFigures | (MalformedFigures & { readonly peakMB: readonly number[] }),
): void {
  process.stdout.write(`${what}: ${JSON.stringify({ ...figures, faults: faults.length })}\n`);
  for (const line of faults.slice(0, MOST_TOLD)) process.stdout.write(`  ${line.slice(0, 900)}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
