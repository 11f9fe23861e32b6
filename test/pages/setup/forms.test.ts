import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import { setupChangesOf } from '../../../src/store/setup-changes.ts';
import type { Store } from '../../../src/store/types.ts';
import { NOW, TEACHER } from '../../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';
import { schoolFile } from '../../builders/school.ts';

const SCHOOL = SchoolId.parse('cedar');
let store: Store;
let served: Served;
let takenIn: CourseId[];

beforeEach(async () => {
  store = await memoryStore();
  takenIn = [];
  const file = schoolFile();
  const [course] = file.courses;
  if (course === undefined) throw new Error('there is a class');
  const courses = [
    { ...course, teacher: TEACHER },
    { ...course, id: '6002' as typeof course.id, teacher: 'o.other@cedar.example', units: [] },
  ];
  await store.school(SCHOOL, (db) => saveSchoolFile(db, { ...file, courses }, NOW));
  served = await servePages(
    pageDeps(store, {
      setup: {
        ...pageDeps(store).setup,
        takeIn: async (_school, course) => {
          takenIn.push(course);
          return { is: 'gone' };
        },
        readAddress: async () => ({ ok: true, text: JSON.stringify(PACKAGE) }),
      },
    }),
  );
});
afterEach(async () => {
  await served.close();
  await store.close();
});

const PACKAGE = {
  CFDocument: { identifier: 'doc', title: 'State Math' },
  CFItems: [
    { identifier: 'strand', fullStatement: 'Number and operations' },
    { identifier: 'a', humanCodingScheme: '5.3.A', fullStatement: 'Subtract fractions.' },
  ],
  CFAssociations: [
    {
      identifier: 'a-strand',
      associationType: 'isChildOf',
      originNodeURI: { identifier: 'a', uri: 'https://case.example/a', title: 'a' },
      destinationNodeURI: { identifier: 'strand', uri: 'https://case.example/strand', title: 'strand' },
    },
  ],
};

async function open(path: string): Promise<string> {
  return (await fetch(`${served.url}${path}`)).text();
}

/** The form of a page to that address, as a browser would send it. */
function form(page: string, action: string): FormData {
  const text = page.match(new RegExp(`<form method="post" action="${action}"[^]*?</form>`))?.[0] ?? '';
  const data = new FormData();
  for (const [tag] of text.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined && !/type="(file|checkbox)"/.test(tag))
      data.set(name, plain(/ value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name = '', value = ''] of text.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    data.set(name, plain(value));
  return data;
}

function plain(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function send(action: string, data: FormData): Promise<Response> {
  return fetch(`${served.url}${action}`, {
    method: 'POST',
    body: data,
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
}

async function sentences(): Promise<unknown[]> {
  return (await store.school(SCHOOL, loadSchoolFile))?.targets.map(({ iCan }) => iCan) ?? [];
}

describe('two teachers at the same table', () => {
  it('the second sees what the first changed, and loses nothing typed', async () => {
    const page = await open('/setup/targets?course=6001');
    const [first, second] = [form(page, '/setup/targets'), form(page, '/setup/targets')];
    first.set('t0.iCan', 'I can add, says the first');
    second.set('t0.iCan', 'I can add, says the second');
    second.set('t1.iCan', 'I can build too');
    expect((await send('/setup/targets', first)).headers.get('location')).toContain('told=saved');
    const refused = await (await send('/setup/targets', second)).text();
    expect(refused).toContain('Nothing was saved');
    expect(refused).toContain('I can add, says the first');
    expect(refused).toContain('value="I can add, says the second"');
    expect(refused).toContain('value="I can build too"');
    expect(await sentences()).toContain('I can add, says the first');
    const again = await send('/setup/targets', form(refused, '/setup/targets'));
    expect(again.headers.get('location')).toContain('told=saved');
    expect(await sentences()).toEqual(['I can build too', 'I can add, says the second']);
    expect(await open('/setup/targets?course=6001')).toContain('changed 5.NF.A.1');
  });
});

describe('what came of saving', () => {
  it('is that nothing changed, or that what another changed meanwhile in other rows stands beside it', async () => {
    const page = await open('/setup/targets?course=6001&lang=es');
    const [same, first, second] = [1, 2, 3].map(() => form(page, '/setup/targets'));
    if (same === undefined || first === undefined || second === undefined) throw new Error('there are three');
    first.set('t0.iCan', 'I can add');
    second.set('t1.iCan', 'I can build');
    const told = [];
    for (const each of [same, first, second]) told.push((await send('/setup/targets', each)).headers.get('location'));
    expect(told).toEqual(['same', 'saved', 'both'].map((what) => `/setup/targets?lang=es&course=6001&told=${what}`));
    expect(await sentences()).toEqual(expect.arrayContaining(['I can add', 'I can build']));
  });

  it('is written down with who did it', async () => {
    const data = form(await open('/setup/activities?course=6001'), '/setup/activities');
    const bars = { target: '5.NF.A.1', title: 'Fraction bars', url: 'https://example.org/bars', minutes: '15' };
    for (const [field, value] of Object.entries(bars)) data.set(`a0.${field}`, value);
    await send('/setup/activities', data);
    const [noted] = await store.school(SCHOOL, (db) => setupChangesOf(db, CourseId.parse('6001'), 1));
    expect(noted).toMatchObject({ part: 'activities', who: TEACHER });
  });
});

describe('what is wrong', () => {
  it('is told at the row it is in, in the language of the page, though rows before it were left empty', async () => {
    const data = form(await open('/setup/targets?course=6001&lang=es'), '/setup/targets');
    data.set('t3.code', 'X.1');
    data.set('t3.iCan', 'I can x');
    data.set('t3.grade', 'five');
    const page = await (await send('/setup/targets', data)).text();
    expect(page).toContain('<html lang="es"');
    expect(page.match(/<input [^>]*aria-invalid="true"[^>]*>/g)).toEqual([expect.stringContaining('name="t2.grade"')]);
  });

  it('is told all at once, and every field reads as it was typed', async () => {
    const data = form(await open('/setup/targets?course=6001'), '/setup/targets');
    data.set('t2.code', 'X.1');
    data.set('t2.grade', 'five');
    const page = await (await send('/setup/targets', data)).text();
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(page).toContain('value="five"');
  });

  it('that no form of ours shows is refused as such', async () => {
    const data = form(await open('/setup/rule?course=6001&lang=en'), '/setup/rule');
    data.set('shown', JSON.stringify([{ key: 'threshold', value: 'much' }]));
    expect((await send('/setup/rule', data)).status).toBe(403);
  });

  it('in a table is told by line and nothing of it is taken', async () => {
    const data = form(await open('/setup/targets?course=6001'), '/setup/targets');
    data.set('do', 'take');
    data.set('paste', 'code,i can,unit\nX.1,,Shapes\nX.2,I can x,Shapes');
    const page = await (await send('/setup/targets', data)).text();
    expect(page).toContain('Line 2');
    data.set('paste', 'code,i can,unit\nX.2,I can x,Shapes');
    expect(await (await send('/setup/targets', data)).text()).toContain('value="X.2"');
    expect(await sentences()).toHaveLength(2);
  });
});

describe('standards', () => {
  it('are read from an address, ticked, and laid in with their wording', async () => {
    const data = form(await open('/setup/standards?course=6001'), '/setup/standards');
    data.set('address', 'https://case.example/package');
    const to = (await send('/setup/standards', data)).headers.get('location') ?? '';
    const list = await open(to);
    expect(list.match(/<input type="checkbox"[^>]*>/g)).toHaveLength(1); // a heading without a code is nothing to learn
    const ticking = form(list, '/setup/standards/take');
    ticking.set('s.1', 'a');
    ticking.set('unit', 'Fractions');
    const page = await (await send('/setup/standards/take', ticking)).text();
    expect(page).toContain('value="I can subtract fractions"');
    const saved = await send('/setup/targets', form(page, '/setup/targets'));
    expect(saved.headers.get('location')).toContain('told=saved');
    expect((await store.school(SCHOOL, loadSchoolFile))?.targets.at(-1)).toMatchObject({
      code: '5.3.A',
      codes: [{ of: 'State Math', code: '5.3.A', text: 'Subtract fractions.' }],
    });
  });
});

describe('a form with a token that we did not make', () => {
  it('saves nothing and takes no class in', async () => {
    const data = form(await open('/setup/targets?course=6001'), '/setup/targets');
    data.set('t0.iCan', 'I can forge');
    data.set('token', 'forged');
    expect((await send('/setup/targets', data)).status).toBe(403);
    expect(await sentences()).not.toContain('I can forge');
    const taking = new URLSearchParams({ course: '6003', lang: 'en', token: 'forged' });
    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    const answer = await fetch(`${served.url}/setup/take-in`, { method: 'POST', body: taking, headers });
    expect(answer.status).toBe(403);
    expect(takenIn).toEqual([]);
  });
});

describe("another teacher's class", () => {
  it.each(['targets', 'activities', 'rule', 'check', 'standards'])('has no page of %s here', async (step) => {
    expect((await fetch(`${served.url}/setup/${step}?course=6002`)).status).toBe(404);
  });

  it('cannot be changed by a form of one’s own', async () => {
    const data = form(await open('/setup/targets?course=6001'), '/setup/targets');
    data.set('course', '6002');
    expect((await send('/setup/targets', data)).status).toBe(404);
  });
});
