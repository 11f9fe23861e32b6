import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../../src/sandbox/google/index.ts';
import type { Sandbox } from '../../../src/sandbox/google/index.ts';
import type { Instant } from '../../../src/time.ts';
import { AT, at, draft, open, textAt } from '../client.ts';
import type { Client } from '../client.ts';
import { digest } from '../digest.ts';

const MONDAY = '2026-10-05T14:00:00.000Z' as Instant;
const NEXT_WEEK = '2026-10-12T14:00:00.000Z' as Instant;

let journal: string;
let client: Client | undefined;
beforeEach(() => {
  journal = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'journal.jsonl');
});
afterEach(async () => {
  await client?.close();
  client = undefined;
});

/** A digest of everything there is to know of a world, by now. */
function whole(sandbox: Sandbox): string {
  sandbox.world.now();
  return digest(sandbox.world.state);
}

describe('the journal', () => {
  it('brings back after a restart what was written through the API and by hand', async () => {
    client = await open({ at: MONDAY, journal });
    const { body } = await client.post(`${AT}/courseWork`, draft());
    client.wait(30);
    await client.patch(`${AT}/courseWork/${textAt(body, 'id')}?updateMask=state`, { state: 'PUBLISHED' });
    client.sandbox.world.leave('6001', '9002');
    const before = whole(client.sandbox);
    await client.close();
    client = await open({ at: '2026-10-05T14:30:00.000Z' as Instant, journal });
    expect(whole(client.sandbox)).toBe(before);
    expect(client.sandbox.world.seenBy('9001').coursework.at(-1)?.title).toBe('One more chance');
  });

  it('keeps the day the story is counted from, so that days later the school has gone on and not begun anew', async () => {
    client = await open({ at: MONDAY, journal });
    await client.post(`${AT}/courseWork`, draft({ state: 'PUBLISHED', maxPoints: 5 }));
    const before = client.sandbox.schoolFile;
    await client.close();
    client = await open({ at: NEXT_WEEK, journal });
    const restarted = whole(client.sandbox);
    expect(client.sandbox.schoolFile).toEqual(before);
    await client.close();
    client = await open({ at: MONDAY });
    await client.post(`${AT}/courseWork`, draft({ state: 'PUBLISHED', maxPoints: 5 }));
    client.wait(7 * 1440);
    expect(whole(client.sandbox)).toBe(restarted);
  });

  it('gives no id twice', async () => {
    client = await open({ at: MONDAY, journal });
    const first = await client.post(`${AT}/courseWork`, draft());
    await client.close();
    client = await open({ at: MONDAY, journal });
    const second = await client.post(`${AT}/courseWork`, draft());
    expect(at(second.body, 'id')).not.toBe(at(first.body, 'id'));
  });

  it('drops a last line that was cut short, and names any other broken one', async () => {
    client = await open({ at: MONDAY, journal });
    await client.post(`${AT}/courseWork`, draft());
    await client.close();
    const good = readFileSync(journal, 'utf8');
    appendFileSync(journal, '{"at":"2026-10-05T14:00');
    client = await open({ at: MONDAY, journal });
    expect((await client.get(`${AT}/courseWork?courseWorkStates=DRAFT`)).status).toBe(200);
    expect(readFileSync(journal, 'utf8')).toBe(good);
    writeFileSync(journal, `${good}{"at":"2026-10-05T14:00:00.000Z","deed":{"kind":"wished"}}\n`);
    await expect(startSandbox({ today: () => MONDAY, journal })).rejects.toThrow(
      /journal\.jsonl, line 3, .* remove the file/,
    );
  });

  it('belongs to one seed', async () => {
    client = await open({ at: MONDAY, journal, seed: 'one' });
    await expect(startSandbox({ today: () => MONDAY, journal, seed: 'two' })).rejects.toThrow(/another seed/);
  });

  it('holds what was answered before a SIGKILL', async () => {
    const script = `
      const { startSandbox } = await import(${JSON.stringify(new URL('../../../src/sandbox/google/index.ts', import.meta.url).href)});
      const sandbox = await startSandbox({ today: () => ${JSON.stringify(MONDAY)}, journal: process.argv.at(-1) });
      sandbox.world.createWork('6001', { title: 'Before the end' });
      process.stdout.write('written');
      setInterval(() => undefined, 1000);
    `;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, journal], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    client = await open({ at: MONDAY, journal });
    expect(client.sandbox.world.seenBy('9001', '6001').coursework.at(-1)?.title).toBe('Before the end');
  });
});
