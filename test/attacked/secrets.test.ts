import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SHORT_LIVED } from '../builders/served/process-file.ts';
import { servingFile } from '../builders/served/waymark-file.ts';
import type { Seen } from './secrets-process.ts';

let seen: Seen;
let log: string;

// in a process of its own, so that all it logs is heard, by whatever way
beforeAll(async () => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [...SHORT_LIVED, await servingFile(new URL('./secrets-process.ts', import.meta.url))],
    { maxBuffer: 64 * 2 ** 20 },
  );
  seen = JSON.parse(stdout) as Seen;
  log = stderr;
}, 300_000);

const foundIn = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

describe('two hundred secrets and names, after nights, acts, sign-ins, errors and pages', () => {
  it('were there to be found', () => {
    expect(seen.planted.length + seen.secrets.length).toBeGreaterThan(200);
    expect(seen.secrets.length).toBeGreaterThan(8);
    for (const event of ['page-not-found', 'page-form', 'page-sign-in', 'job-body', 'course-fault', 'ticket-refused'])
      expect(log).toContain(`"event":"${event}"`);
    expect(seen.refusals.length).toBeGreaterThan(100);
    expect(JSON.parse(seen.dump)).toEqual([expect.arrayContaining([expect.any(Object)]), expect.any(Array)]);
  });

  it('are in no log', () => {
    expect(foundIn(log, [...seen.planted, ...seen.secrets])).toEqual([]);
    expect(log).not.toContain('"leftOut"');
  });

  it('are in no address that a page leads to', () => {
    expect(foundIn(seen.addresses.join('\n'), [...seen.planted, ...seen.secrets])).toEqual([]);
  });

  it('are in no answer that refuses something', () => {
    expect(foundIn(seen.refusals.join('\n'), [...seen.planted, ...seen.secrets])).toEqual([]);
  });

  it('that open something are in no dump of the tables that hold tokens', () => {
    expect(foundIn(seen.dump, seen.secrets)).toEqual([]);
  });
});
