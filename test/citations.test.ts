import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A page, and the place in it: a section, a row of the unverified register (U3) or of the catalogue of faults (F2). */
const CITED = /(?<page>(?:[\w-]+\/)*[\w-]+\.md)\b`?(?: (?:section )?(?<place>\d+(?:\.\d+)?|[UF]\d+)\b)?/g;

interface Citation {
  readonly from: string;
  readonly page: string;
  readonly place: string | null;
}

function sources(): string[] {
  return ['src', 'functions', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|md)$/.test(name))
      .map((name) => join(folder, name)),
  );
}

/** Links are left out (a page's renderer tells them), and so are pages of other projects, which stand in a folder `docs`. */
function citationsIn(file: string): Citation[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\]\([^)]*\)/g, '');
  return [...text.matchAll(CITED)]
    .map(({ groups }) => ({ from: file, page: groups?.['page'] ?? '', place: groups?.['place'] ?? null }))
    .filter(({ page }) => !page.startsWith('docs/'));
}

/** The page as a reader of the file finds it: beside the file or in a folder around it; a test reads as the code it mirrors. */
function found({ from, page }: Citation): string | null {
  for (const start of [dirname(from), dirname(from).replace(/^test/, 'src')]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(ROOT, folder, page))) return join(ROOT, folder, page);
      if (folder === '.') break;
    }
  }
  return existsSync(join(ROOT, 'src', page)) ? join(ROOT, 'src', page) : null;
}

/** A heading `## 3.` or `### 3.4`, the fourth point of section 3, or the row of a table. */
function holds(text: string, place: string): boolean {
  const [section = '', point] = place.split('.');
  if (/^[UF]/.test(place)) return new RegExp(`^\\| ${place} `, 'm').test(text);
  if (new RegExp(`^#+ ${place.replace('.', '\\.')}[. ]`, 'm').test(text)) return true;
  const body = new RegExp(`^## ${section}\\. [^]*?(?=^## |(?![^]))`, 'm').exec(text)?.[0];
  return point !== undefined && body !== undefined && new RegExp(`^${point}\\. `, 'm').test(body);
}

describe('what the code cites', () => {
  const citations = sources().flatMap(citationsIn);

  it('is a page that is in the repository', () => {
    expect(citations.length).toBeGreaterThan(250);
    expect(citations.filter((each) => found(each) === null)).toEqual([]);
  });

  it('is a place that is on that page', () => {
    const placed = citations.filter(({ place }) => place !== null);
    expect(placed.length).toBeGreaterThan(200);
    expect(
      placed.filter((each) => {
        const page = found(each);
        return page !== null && !holds(readFileSync(page, 'utf8'), each.place ?? '');
      }),
    ).toEqual([]);
  });

  it('is never a principle or a rule that there is not', () => {
    const principles = readFileSync(join(ROOT, 'src/PRINCIPLES.md'), 'utf8');
    const rules = readFileSync(join(ROOT, 'src/mastery/RULES.md'), 'utf8');
    const named = sources()
      .filter((file) => file.startsWith('src/') && file.endsWith('.ts'))
      .flatMap((file) =>
        [
          ...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?<=^\s*(?:\/\/|\/?\*).*)\b[PR]\d{1,2}\b(?![\w.%])/gm),
        ].map(([name]) => ({ file, name })),
      );
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter(
        ({ name }) =>
          !(name.startsWith('P') ? principles.includes(`| ${name} |`) : rules.includes(`- ${name} `)) && name !== 'P80',
      ),
    ).toEqual([]);
  });
});
