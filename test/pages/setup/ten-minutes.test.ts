import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loadSchoolFile } from '../../../src/store/schools.ts';
import { instant } from '../../../src/time.ts';
import { misfit, obstacles, type Look } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { TEACHER } from '../../builders/lms/sandbox.ts';
import { installation, type Installation } from '../../builders/served/installation.ts';

/** A teacher's pace: seconds a key, seconds a choice or a tap. */
const A_KEY = 0.3;
const A_TAP = 1.5;
const NOW = instant('2026-09-14T20:00:00Z');

/** A real class: four units of grade 5, three targets each: code, sentence, sentence in Spanish, what it builds on. */
const UNITS: Readonly<Record<string, readonly (readonly [string, string, string, string])[]>> = {
  'Place value': [
    ['5.NBT.A.1', 'I can explain the value of each digit', 'Puedo explicar el valor de cada cifra', ''],
    ['5.NBT.A.3', 'I can read, write and compare decimals', 'Puedo leer, escribir y comparar decimales', '5.NBT.A.1'],
    ['5.NBT.A.4', 'I can round decimals to any place', 'Puedo redondear decimales a cualquier cifra', '5.NBT.A.3'],
  ],
  Fractions: [
    ['5.NF.A.1', 'I can add fractions with unlike denominators', 'Puedo sumar fracciones con distinto denominador', ''],
    ['5.NF.A.2', 'I can solve word problems with fractions', 'Puedo resolver problemas con fracciones', '5.NF.A.1'],
    ['5.NF.B.4', 'I can multiply fractions and show it', 'Puedo multiplicar fracciones y mostrarlo', '5.NF.A.1'],
  ],
  Volume: [
    ['5.MD.C.3', 'I can say what volume is', 'Puedo decir qué es el volumen', ''],
    ['5.MD.C.4', 'I can measure volume with unit cubes', 'Puedo medir el volumen con cubos', '5.MD.C.3'],
    ['5.MD.C.5', 'I can find volume by multiplying', 'Puedo hallar el volumen multiplicando', '5.MD.C.4'],
  ],
  'Coordinate plane': [
    ['5.G.A.1', 'I can plot points in the first quadrant', 'Puedo situar puntos en el primer cuadrante', ''],
    ['5.G.A.2', 'I can read a graph of a real problem', 'Puedo leer la gráfica de un problema real', '5.G.A.1'],
    ['5.OA.B.3', 'I can graph two patterns and compare', 'Puedo representar dos patrones y compararlos', '5.G.A.1'],
  ],
};
const ACTIVITIES = [
  ['5.NBT.A.3', 'Decimal dice for two', ''],
  ['5.NF.A.1', 'Fraction strips', 'https://example.org/strips'],
  ['5.NF.A.2', 'Plan a garden bed', ''],
  ['5.MD.C.4', 'Build it with cubes', ''],
  ['5.G.A.1', 'Treasure map', 'https://example.org/treasure'],
  ['5.OA.B.3', 'Two savings plans', ''],
] as const;

let at: Installation;
let browser: Browser;
let page: Page;
let seconds = 0;

beforeAll(async () => {
  at = await installation(() => NOW, {
    file: {
      courses: [],
      targets: [],
      tags: [],
      activities: [],
      school: {
        id: 'small',
        name: 'Small school',
        lms: 'google',
        timeZone: 'America/Chicago',
        languages: ['en', 'es'],
        domains: ['small.example'],
      },
    },
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage();
  page.setDefaultTimeout(5000);
});
afterAll(async () => {
  await leaveBrowser(browser);
  await at.close();
});

async function tap(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  seconds += A_TAP;
  await page.getByRole(role, { name }).first().click();
  await page.waitForLoadState();
}

/** Typed where the focus comes by one press of Tab. */
async function type(id: string, text: string): Promise<void> {
  seconds += (text.length + 1) * A_KEY;
  if (text !== '') await page.locator(`[id="${id}"]`).fill(text);
}

async function choose(id: string, value: string): Promise<void> {
  seconds += A_TAP;
  await page.locator(`[id="${id}"]`).selectOption(value);
}

/** The colours are looked at in the last test, where everything is open. */
const COLOURS_BELOW = { colours: 'none' } as const;

async function isAccessible(look: Look = {}): Promise<void> {
  const url = page.url();
  expect([url, ...(await obstacles(page, look)), ...(await misfit(page))]).toEqual([url]);
}

describe('a teacher no file names, with a class in the LMS', () => {
  it('signs in, connects, and takes the class in', async () => {
    await page.goto(`${at.url}/setup?lang=en`);
    await tap('Sign in with Google', 'link');
    await tap(/Continue as Tara/, 'link');
    await page.waitForURL(/\/setup/);
    await isAccessible();
    await tap('Connect', 'link');
    await tap(/Continue as Tara/, 'link');
    await page.waitForURL(/\/account/);
    await tap('Set up your classes', 'link');
    await tap('Take in: Small class');
    expect(await page.getByRole('status').textContent()).toContain('The class is in');
  });

  it('types four units with twelve targets in two languages', async () => {
    await tap('More rows');
    await tap('More rows');
    let row = 0;
    for (const [unit, targets] of Object.entries(UNITS)) {
      for (const [place, [code, sentence, spanish, below]] of targets.entries()) {
        await type(`t${row}.unit`, place === 0 ? unit : '');
        await type(`t${row}.code`, code);
        await type(`t${row}.iCan`, sentence);
        await type(`t${row}.iCanEs`, spanish);
        await type(`t${row}.grade`, '5');
        await type(`t${row}.requires`, below);
        row += 1;
      }
    }
    await tap('Save');
    expect(await page.getByRole('status').textContent()).toContain('Saved');
    await isAccessible();
  });

  it('adds six activities', async () => {
    await tap(/^Next/, 'link');
    await tap('More rows');
    for (const [row, [target, title, url]] of ACTIVITIES.entries()) {
      await choose(`a${row}.target`, target);
      await type(`a${row}.title`, title);
      await type(`a${row}.url`, url);
    }
    await tap('Save');
    expect(await page.getByRole('status').textContent()).toContain('Saved');
    await isAccessible(COLOURS_BELOW);
  });

  it('looks at the rule, says the subject and grade, and checks the units', async () => {
    await tap(/^Next/, 'link');
    await type('r0.threshold', '85');
    await tap('What if?');
    await page.getByText('there is nothing to try the rule on').waitFor();
    await tap('Save');
    await type('k0.area', 'mathematics');
    await type('k0.grade', '5');
    await tap('Save: About the class');
    await isAccessible(COLOURS_BELOW);
    await tap(/^Next/, 'link');
    await page.getByRole('heading', { name: 'Is every unit whole?' }).waitFor();
    expect(await page.locator('.target-map').count()).toBe(4);
    await isAccessible(COLOURS_BELOW);
  });

  it('is done in under ten minutes at a human pace, and the school file says it all', async () => {
    const file = await at.app.store.school(at.file.school.id, loadSchoolFile);
    const [course] = file?.courses ?? [];
    expect(course).toMatchObject({
      id: '6001',
      teacher: TEACHER.email,
      area: 'mathematics',
      grade: 5,
      rule: { threshold: 0.85 },
      units: Object.entries(UNITS).map(([title, targets]) => ({ title, targets: targets.map(([code]) => code) })),
    });
    expect([file?.targets.length, file?.activities.length]).toEqual([12, 6]);
    process.stdout.write(`a class set up in ${Math.round(seconds)} s at a human pace\n`);
    expect(seconds).toBeLessThan(600);
  });

  it('fits 390, 820 and 1366 px and is accessible in Spanish', async () => {
    for (const path of ['', '/targets', '/standards', '/activities', '/rule', '/check']) {
      await page.goto(`${at.url}/setup${path}?lang=es`);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      for (const width of [1366, 820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect([path, width, ...(await misfit(page))]).toEqual([path, width]);
      }
      await isAccessible();
    }
  });
});
