import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SHORT_LIVED } from '../builders/served/process-file.ts';
import { makeStoreIn } from '../builders/served/store-folder.ts';
import { waymarkFile } from '../builders/served/waymark-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-serve-'));
const ENVIRONMENT = {
  ...process.env,
  WAYMARK_DATA_DIR: folder,
  WAYMARK_BASE_URL: 'http://localhost:1',
  GOOGLE_CLIENT_ID: 'client',
  GOOGLE_CLIENT_SECRET: 'secret',
  LOG_LEVEL: 'silent',
  NODE_OPTIONS: '',
};
const running = new Set<ChildProcess>();
const START = `/addon/sign-in?for=student&hint=9001&challenge=${'v'.repeat(43)}`;

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly exited: Promise<number | null>;
}

/** A process of its own; that the sources serve as they are too is asked in `test/manifests/whole-machine.test.ts`. */
async function waymark(...argv: string[]): Promise<Started> {
  const child = spawn(process.execPath, [...SHORT_LIVED, await waymarkFile(), ...argv], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, said: () => said, exited };
}

/** Serves, and is asked whether it can work once it has said where. */
async function serve(): Promise<Started & { url: string }> {
  const served = await waymark('serve', '--port', '0');
  for (;;) {
    const url = /Waymark serves (http:\S+)/.exec(served.said())?.[1];
    if (url !== undefined) return { ...served, url: url.replace('localhost', '127.0.0.1') };
    if (!running.has(served.child)) throw new Error(`it ended by itself: ${served.said()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

describe('waymark serve', () => {
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it('serves the pages over the store, holds its folder, survives being killed, and ends in time when it is asked to', async () => {
    await makeStoreIn(folder);
    const first = await serve();
    expect(first.said().trim().split('\n')).toEqual([
      expect.stringMatching(/^Waymark serves /),
      expect.stringContaining('The embedded store is for trying out'),
    ]);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${first.url}/`)).status).toBe(403); // nobody is signed in, and there is no sandbox

    const other = await waymark('plan', '--course', 'x');
    expect(await other.exited).toBe(1);
    expect(other.said()).toContain('in use by `waymark serve`');

    const left = await fetch(first.url + START, { redirect: 'manual' });
    const cookie = left.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const state = new URL(left.headers.get('location') ?? '').searchParams.get('state');
    first.child.kill('SIGKILL');
    await first.exited;

    const second = await serve();
    // the sign-in that was under way still is: only that the person declined is told
    const back = await fetch(`${second.url}/oauth/google?error=access_denied&state=${state}`, { headers: { cookie } });
    expect([back.status, back.headers.getSetCookie()]).toEqual([403, [expect.stringContaining('Max-Age=0')]]);
    const asked = Date.now();
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  }, 120_000); // only against hanging forever
});
