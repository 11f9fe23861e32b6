import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { desk } from '../builders/served/command.ts';

const at = desk();

function file(name: string, text: string): string {
  writeFileSync(join(at.folder, name), text);
  return join(at.folder, name);
}

describe('the command', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await at.run('--version')).toEqual({ exit: 0, out: `${version}\n`, err: '' });
    expect((await at.run('--help')).out).toContain('--version');
  });

  it('lists the first problems of a file that has hundreds, and how many more there are', async () => {
    const path = file(
      'wrong.yaml',
      `school: { id: s, name: S, lms: google, timeZone: UTC }\n${Array.from({ length: 300 }, (_, n) => `key${n}: 1\n`).join('')}`,
    );
    const { exit, err } = await at.run('apply', path, '--check');
    const said = err.trim().split('\n');
    expect({ exit, lines: said.length, first: said[0], last: said.at(-1) }).toEqual({
      exit: 2,
      lines: 51,
      first: expect.stringContaining(':2: key0: '),
      last: '... and 250 more',
    });
  });

  it('shows no more of a value than a person reads, and nothing that steers a terminal', async () => {
    const path = file(
      'long.yaml',
      `school: { id: s, name: S, lms: google, timeZone: UTC }\n"\\e[31m${'x'.repeat(900)}": 1\n`,
    );
    const { exit, err } = await at.run('apply', path, '--check');
    expect(exit).toBe(2);
    expect(err).toMatch(/:2: {2}\[31mxxx/);
    expect(err.length).toBeLessThan(600);
  });
});
