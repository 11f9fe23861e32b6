import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stretches, type Document } from '../../../src/pages/about/document.ts';
import { documents } from '../../../src/pages/about/documents.ts';
import { KEPT } from '../../../src/pages/about/retention.ts';
import { DOCUMENTS } from '../../../src/pages/about/route.ts';
import { schoolWords } from '../../../src/pages/school/words/words.ts';
import { routes } from '../../../src/pages/routes.ts';
import { TABLES } from '../../../src/store/tables.ts';
import type { Store } from '../../../src/store/types.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

const OPERATOR = { name: 'Cedar County Schools', contact: 'help@cedar.example' };
const PATHS = Object.keys(DOCUMENTS);

let store: Store;
let served: Served;

beforeAll(async () => {
  store = await memoryStore();
  served = await servePages(pageDeps(store, { viewer: () => null, operator: OPERATOR }));
});

afterAll(async () => {
  await served.close();
  await store.close();
});

/** How a document is built, without its words: parts, kinds of blocks, and how many of each. */
function shapeOf({ lead, parts }: Document): unknown {
  return [
    lead.length,
    parts.map(({ blocks }) =>
      blocks.map((block) => {
        if (typeof block === 'string') return 'text';
        if ('list' in block) return `list of ${block.list.length}`;
        if ('steps' in block) return `steps ${block.steps.length}`;
        return `table of ${block.rows.length} by ${block.head.length}`;
      }),
    ),
  ];
}

function textsOf({ lead, parts }: Document): string[] {
  return [
    ...lead,
    ...parts.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => {
        if (typeof block === 'string') return [block];
        if ('list' in block) return block.list;
        return 'steps' in block ? block.steps : [...block.head, ...block.rows.flat()];
      }),
    ]),
  ];
}

describe('the public texts', () => {
  it.each(PATHS)('%s is read by anyone in both languages, sets no cookie and runs no script', async (path) => {
    for (const language of ['en', 'es'] as const) {
      const response = await fetch(`${served.url}${path}?lang=${language}`);
      const page = await response.text();
      expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/<script|https?:\/\/(?!127)/);
    }
  });

  it.each(PATHS)('%s says as much in Spanish as in English', (path) => {
    const { en, es } = DOCUMENTS[path as keyof typeof DOCUMENTS];
    expect(shapeOf(es(OPERATOR))).toEqual(shapeOf(en(OPERATOR)));
    const spanish = new Set(textsOf(es(OPERATOR)));
    expect(
      textsOf(en(OPERATOR)).filter((text) => spanish.has(text) && text !== 'Google Classroom o Schoology'),
    ).toEqual([]);
  });

  it('name the buttons of the school’s page as they are called there', () => {
    for (const language of ['en', 'es'] as const) {
      const words = schoolWords[language];
      const [, ...parts] = DOCUMENTS['/requests'][language](OPERATOR).parts;
      const pressed = [...JSON.stringify(parts).matchAll(/(?:Press|Pulse) \*\*([^*]+)\*\*/g)].map(([, label]) => label);
      expect(pressed).toEqual([words.exportOne, words.eraseOne]);
    }
  });

  it('lead only to addresses that there are', () => {
    const there = new Set(routes.filter(({ method }) => method === 'get').map(({ path }) => path));
    const leads = Object.values(DOCUMENTS)
      .flatMap(({ en, es }) => [...textsOf(en(OPERATOR)), ...textsOf(es(OPERATOR))])
      .flatMap(stretches)
      .flatMap((piece) => (typeof piece === 'object' && 'to' in piece ? [piece.to.split('?')[0] ?? ''] : []))
      .filter((to) => !to.startsWith('mailto:'));
    expect(leads.length).toBeGreaterThan(10);
    expect(leads.filter((to) => !there.has(to))).toEqual([]);
  });

  it('name who runs this Waymark and where to write to, where the settings tell', async () => {
    const [privacy, support] = await Promise.all(
      ['/privacy', '/support'].map(async (path) => (await fetch(served.url + path)).text()),
    );
    expect(privacy).toContain('run by Cedar County Schools');
    expect(privacy).toContain('help@cedar.example');
    expect(support).toContain('mailto:help@cedar.example');
  });

  it('stand in the repository as they stand on the pages', () => {
    expect(
      documents().filter(
        ({ file, text }) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8') !== text,
      ),
    ).toEqual([]); // else: npm run documents
  });
});

describe('what families are told about how long something is kept', () => {
  const rules = new Map(TABLES.map(({ name, keep }) => [name, momentsOf(keep)]));

  it('names every table that holds something about a learner', () => {
    const told = new Set(KEPT.flatMap(({ tables }) => tables));
    expect(TABLES.filter(({ name, about }) => about !== null && !told.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it.each(KEPT)('$what.en: $long.en, as the rules of its tables say', ({ before, tables }) => {
    expect(tables.filter((table) => rules.get(table)?.includes(before) !== true)).toEqual([]);
  });
});

/** The moments that a rule names, and those of the row of another table that it waits for. Null: until somebody takes it out. */
function momentsOf(keep: (typeof TABLES)[number]['keep']): readonly (string | null)[] {
  if ('until' in keep) return [null];
  if ('with' in keep) return momentsAt(keep.with);
  if (keep.gone.includes('from enrolments stay')) return momentsAt('enrolments');
  if (keep.gone.includes('from audit a')) return momentsAt('audit');
  const named = `${keep.gone} ${keep.without?.where ?? ''}`.matchAll(/:(year|yearBefore|record|words|now)\b/g);
  return [...named].map(([, moment = '']) => moment);
}

function momentsAt(table: string): readonly (string | null)[] {
  const other = TABLES.find(({ name }) => name === table);
  return other === undefined ? [] : momentsOf(other.keep);
}
