import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENTS } from '../../src/pages/about/route.ts';
import { desk } from '../builders/served/command.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  'README.md',
  'SECURITY.md',
  'PRIVACY.md',
  'manifests/README.md',
  'manifests/self-host/README.md',
  'manifests/cloud/README.md',
  'manifests/cloud/OPERATING.md',
];

/** The headings of a page as its renderer names them in an address. */
function anchors(page: string): Set<string> {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\d -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the pages for whoever installs Waymark', () => {
  it.each(PAGES)('%s leads to files and headings that there are', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)];
    const lost = links.filter(([, to = '', place]) => {
      const file = to === '' ? join(ROOT, page) : join(ROOT, dirname(page), to);
      return !existsSync(file) || (place !== undefined && !anchors(file).has(place));
    });
    expect(lost.map(([link]) => link)).toEqual([]);
  });

  it('name commands and scripts that there are', async () => {
    const { out } = await desk().run('--help');
    const commands = new Set([...out.matchAll(/^ {2}([a-z-]+)\b/gm)].map(([, name]) => name));
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    const texts = [
      ...PAGES.map((page) => readFileSync(join(ROOT, page), 'utf8')),
      ...Object.values(DOCUMENTS).flatMap((of) => [of.en, of.es].map((each) => JSON.stringify(each(NOBODY)))),
    ].join('\n');
    const typed = [...texts.matchAll(/(?:`|`npx |run --rm (?:-T )?)waymark ([a-z-]+)/g)].map(([, name = '']) => name);
    expect(typed.length).toBeGreaterThan(20);
    expect([...new Set(typed.filter((name) => !commands.has(name)))]).toEqual([]);
    const run = [...texts.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name);
    expect([...new Set(run.filter((name) => !(name in scripts)))]).toEqual([]);
  });
});

const NOBODY = { name: null, contact: null };
