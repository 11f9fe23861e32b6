import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ASVS_LEVELS } from './asvs-levels.ts';
import { pageDeps, servePages } from './builders/served/pages.ts';
import { memoryStore } from './builders/served/store.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

interface Row {
  readonly numbers: readonly string[];
  readonly shown: string;
  readonly where: string;
}

/** The rows of the table of requirements; a row may be of several that follow one another. */
function rows(): Row[] {
  const found = PAGE.matchAll(/^\| (\d+\.\d+\.\d+)(?: to (\d+))? \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm);
  return [...found].map(([, first = '', last, shown = '', where = '']) => {
    const [chapter, section, from] = first.split('.');
    const count = Number(last ?? from) - Number(from) + 1;
    const numbers = Array.from({ length: count }, (_, n) => `${chapter}.${section}.${Number(from) + n}`);
    return { numbers, shown, where };
  });
}

/** The requirements of level 1 and 2. */
function required(): string[] {
  return Object.entries(ASVS_LEVELS).flatMap(([section, levels]) =>
    levels.split('').flatMap((level, n) => (level === '3' ? [] : [`${section}.${n + 1}`])),
  );
}

function count(shown: string): number {
  return rows()
    .filter((row) => row.shown === shown)
    .reduce((sum, { numbers }) => sum + numbers.length, 0);
}

/** A test by its file and title, as its source has it. */
function hasTest(where: string): boolean {
  const [, file = '', title = ''] = /^(\S+) "(.+)"$/.exec(where) ?? [];
  if (title === '' || !existsSync(join(ROOT, file))) return false;
  const source = readFileSync(join(ROOT, file), 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(quote + title + quote));
}

/** A page, and in it a heading or the number of a section. */
function hasPage(where: string): boolean {
  const [, file = '', place = ''] = /^(\S+)(?: (.+))?$/.exec(where) ?? [];
  if (!existsSync(join(ROOT, file))) return false;
  return place === '' || new RegExp(`^#+ ${place}(\\.|$)`, 'm').test(readFileSync(join(ROOT, file), 'utf8'));
}

describe('the table of OWASP ASVS', () => {
  it('has every requirement of level 1 and 2 once, and no other', () => {
    expect(required()).toHaveLength(253);
    expect(rows().flatMap(({ numbers }) => numbers)).toEqual(required());
  });

  it('names tests that there are', () => {
    const named = rows().filter(({ shown }) => shown === 'test');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ where }) => !hasTest(where))).toEqual([]);
  });

  it('names pages that there are, with the place in them', () => {
    expect(rows().filter(({ shown, where }) => shown === 'page' && !hasPage(where))).toEqual([]);
  });

  it('counts what it has', () => {
    const told = Object.fromEntries(
      [...PAGE.matchAll(/^\| ([a-z0-9 ]+) \| (\d+) \|$/gm)].map(([, what = '', many]) => [what, Number(many)]),
    );
    expect(told).toEqual({
      'level 1 and 2': required().length,
      'do not apply': count('n/a'),
      apply: required().length - count('n/a'),
      'shown by a test': count('test'),
      'shown by a page': count('page'),
      open: count('open'),
    });
  });
});

describe('what nobody may guess', () => {
  it('is made of the system’s own random numbers: plain dice say how long to wait, and nothing else', () => {
    const dice = ['src', 'functions'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => /\.tsx?$/.test(file) && readFileSync(join(ROOT, file), 'utf8').includes('Math.random')),
    );
    expect(dice.toSorted()).toEqual(['src/http/real.ts', 'src/pages/browser/board.ts', 'src/pages/browser/poll.ts']);
  });
});

describe('a request that asks for itself back', () => {
  it('is refused: nothing is served by TRACE', async () => {
    const store = await memoryStore();
    const served = await servePages(pageDeps(store));
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request(served.url, { method: 'TRACE', headers: { 'X-Planted': 'echo' } }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asked.on('error', reject);
      asked.end();
    });
    await served.close();
    await store.close();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('echo');
  });
});
