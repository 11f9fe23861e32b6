import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from '../../functions/build.ts';
import { TARGETS } from '../../functions/targets.ts';
import { migrate } from '../../src/store/index.ts';
import { startDeployed } from '../builders/served/deployed.ts';
import { startServer } from '../builders/served/server.ts';
import { median, printTable } from './table.ts';

/** Inside the repository, where the packages that are not in the bundle are found. */
const FOLDER = fileURLToPath(new URL('../../.build/cold-start', import.meta.url));
const STARTS = 9;

/** The first request of each: it opens the store, and asks no LMS for anything. */
const FIRST: Readonly<Record<string, RequestInit & { readonly path: string; readonly status: number }>> = {
  empty: { path: '/', status: 200 },
  course: { path: '/', method: 'POST', body: '{"school":"nobody","course":"1"}', status: 400 },
  nightly: { path: '/', method: 'POST', status: 200 },
  pages: { path: '/', status: 403 },
};

const EMPTY = `import { http } from '@google-cloud/functions-framework';
http('empty', (request, response) => response.end('here'));
`;

interface Start {
  readonly listening: number;
  readonly answered: number;
}

/**
 * Processor time from the start of each bundle to its listening and to its first answer, over a PostgreSQL whose schema is
 * there, beside a handler that does nothing. By turns, so that what else the machine does falls on all of them.
 */
export async function benchColdStart(): Promise<void> {
  const program = process.env['WAYMARK_BENCH_NODE'] ?? process.execPath;
  const server = await startServer();
  try {
    const databaseUrl = server.url();
    await migrate({ databaseUrl, dataDir: FOLDER });
    await build(FOLDER);
    await mkdir(join(FOLDER, 'empty'), { recursive: true });
    await writeFile(join(FOLDER, 'empty', 'index.js'), EMPTY);
    const env = { DATABASE_URL: databaseUrl, WAYMARK_KEY: randomBytes(32).toString('base64') };
    const starts = new Map<string, Start[]>();
    for (let turn = 0; turn < STARTS; turn += 1)
      for (const target of ['empty', ...TARGETS])
        starts.set(target, [...(starts.get(target) ?? []), await oneStart(target, env, program)]);
    const { stdout: version } = await promisify(execFile)(program, ['--version']);
    printColdStarts(
      `Cold starts on Node.js ${version.trim()}: median CPU of ${STARTS}, beside an empty handler`,
      starts,
    );
  } finally {
    await server.stop();
    await rm(FOLDER, { recursive: true, force: true });
  }
}

async function oneStart(target: string, env: Record<string, string>, program: string): Promise<Start> {
  const process = await startDeployed(join(FOLDER, target), target, env, [], program);
  try {
    const listening = await process.cpu();
    const { path, status, ...request } = FIRST[target] ?? { path: '/', status: 200 };
    const answer = await fetch(process.url + path, request);
    if (answer.status !== status) throw new Error(`${target} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    const answered = await process.cpu();
    if (listening === null || answered === null) throw new Error('this system does not tell processor time');
    return { listening, answered };
  } finally {
    await process.stop();
  }
}

function printColdStarts(title: string, starts: ReadonlyMap<string, readonly Start[]>): void {
  const middle = (target: string, of: keyof Start): number =>
    median((starts.get(target) ?? []).map((each) => each[of]));
  const beside = (target: string, of: keyof Start): string =>
    `${middle(target, of).toFixed(0)} ms (${(middle(target, of) / middle('empty', of)).toFixed(2)})`;
  printTable(
    title,
    ['target', 'until listening', 'until the first answer'],
    [...starts.keys()].map((target) => [target, beside(target, 'listening'), beside(target, 'answered')]),
  );
}
