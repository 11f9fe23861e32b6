import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import { setupChangesOf } from '../../../src/store/setup-changes.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import { withAllConfirmed } from '../../../src/tagging/confirmed.ts';
import { loadTagAnswers } from '../../../src/store/results/tag-answers.ts';
import type { Store } from '../../../src/store/types.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { NOW, TEACHER } from '../../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';
import { keepUntaggedWork } from '../../builders/untagged-work.ts';

const CEDAR = SchoolId.parse('cedar');

let store: Store;
let served: Served;

beforeEach(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput({}, 3));
  await store.school(SchoolId.parse('cedar'), keepUntaggedWork);
  served = await servePages(pageDeps(store));
});

afterEach(async () => {
  await served.close();
  await store.close();
});

const page = async (query = ''): Promise<string> => (await fetch(`${served.url}/tags?course=6001${query}`)).text();
const answers = () => store.school(SchoolId.parse('cedar'), loadTagAnswers);

/** What a browser would send: hidden fields, ticked boxes, chosen options. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('<form'), html.indexOf('</form>'));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (tag.includes('type="checkbox"') && !tag.includes(' checked'))) continue;
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name] =
      /<option[^>]* selected[^>]*value="([^"]*)"|<option[^>]*value="([^"]*)"[^>]* selected/
        .exec(options)
        ?.slice(1)
        .find(Boolean) ??
      /<option[^>]*value="([^"]*)"/.exec(options)?.[1] ??
      '';
  return fields;
}

function send(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${served.url}/tags/confirm`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
}

/** The name of the choice beside a text. */
const choiceOf = (html: string, text: string): string =>
  new RegExp(`<select name="([^"]*)" aria-label="Target of: ${text.replaceAll(/[?+()]/g, String.raw`\$&`)}`).exec(
    html,
  )?.[1] ?? '';

describe('the page of untagged work', () => {
  it('shows each question with its target, how sure, and why', async () => {
    const html = await page();
    expect(html).toContain('1/2 + 1/3 = ?');
    expect(html).toMatch(/<strong class="sureness sure">sure<\/strong>: speaks of [^<]*unlike denominators/);
    expect(html).toMatch(/<strong class="sureness none">no suggestion<\/strong>/);
    expect(html.match(/type="checkbox"/g)?.length).toBe(7);
  });

  it('speaks Spanish', async () => {
    const html = await page('&lang=es');
    expect(html).toContain('¿De qué objetivo trata?');
    expect(html).toMatch(/>seguro<\/strong>: habla de/);
  });

  it('confirms by one press what is ticked, which is what is sure', async () => {
    const response = await send(fieldsOf(await page()));
    expect(response.status).toBe(303);
    const kept = await answers();
    expect(kept.map(({ text, answer }) => [text, answer])).toEqual(
      expect.arrayContaining([
        ['1/2 + 1/3 = ?', 'yes'],
        ['Adds fractions with unlike denominators', 'yes'],
      ]),
    );
    expect(kept.every(({ answer, actor, at }) => answer === 'yes' && actor === TEACHER && at === NOW)).toBe(true);
    expect(kept.map(({ text }) => text)).not.toContain('How sure are you?');
    const after = await (await fetch(new URL(response.headers.get('location') ?? '', served.url))).text();
    expect(after).toMatch(/role="status"[^>]*>\d confirmed; counted from tonight on/);
    expect(after).toContain('Confirmed here');
  });

  it('leaves what is unticked for later, and takes a target that was chosen, ticked or not', async () => {
    const html = await page();
    const { course = '', lang = '', token = '', ...rows } = fieldsOf(html);
    const untouched = Object.fromEntries(Object.entries(rows).filter(([name]) => !name.startsWith('c-')));
    const silent = choiceOf(html, 'How sure are you?');
    await send({ course, lang, token, ...untouched, [silent]: '5.NF.A.2' });
    expect(await answers()).toMatchObject([{ text: 'How sure are you?', answer: 'yes', target: '5.NF.A.2' }]);
  });

  it('does not ask again what is about no target, nor suggest again what was not it', async () => {
    const html = await page();
    const { course = '', lang = '', token = '', ...rows } = fieldsOf(html);
    const untouched = Object.fromEntries(Object.entries(rows).filter(([name]) => !name.startsWith('c-')));
    const [silent, adds] = [choiceOf(html, 'How sure are you?'), choiceOf(html, '1/2 + 1/3 = ?')];
    await send({ course, lang, token, ...untouched, [silent]: '-none', [adds]: '-another' });
    const after = await page();
    expect(after).not.toContain('How sure are you?');
    expect(after).toContain('1/2 + 1/3 = ?');
    expect(fieldsOf(after)[adds]).not.toBe('5.NF.A.1');
  });

  it('takes back what was confirmed', async () => {
    await send(fieldsOf(await page()));
    const html = await page();
    const back = html.slice(html.indexOf('class="tags-confirmed"'));
    const [, name = ''] = /name="(b-[^"]*)"/.exec(back) ?? [];
    const { course = '', lang = '', token = '' } = fieldsOf(html);
    await send({ course, lang, token, [name]: '1' });
    expect((await answers()).filter(({ answer }) => answer === 'no')).toHaveLength(1);
  });

  it('takes back what was exported and applied with the school file: it is out of the file, with who did it, and not suggested again', async () => {
    await send(fieldsOf(await page()));
    const stored = async (): Promise<SchoolFile> => {
      const file = await store.school(CEDAR, loadSchoolFile);
      if (file === null) throw new Error('the school is there');
      return file;
    };
    const before = await stored();
    const exported = withAllConfirmed(before, await answers());
    await store.school(CEDAR, async (db) => {
      await saveSchoolFile(db, exported, NOW);
      await db.query('delete from tag_answers'); // as on another machine: what counts is in the file alone
    });
    const html = await page();
    const back = html.slice(html.indexOf('class="tags-confirmed"'));
    const names = [...back.matchAll(/name="(b-[^"]*)"/g)].map(([, name = '']) => name);
    expect(names).toHaveLength(exported.tags.length - before.tags.length);
    const { course = '', lang = '', token = '' } = fieldsOf(back);
    await send({ course, lang, token, ...Object.fromEntries(names.map((name) => [name, '1'])) });
    expect((await stored()).tags).toEqual(before.tags);
    expect(await page()).not.toContain('class="tags-confirmed"');
    expect(await store.school(CEDAR, (db) => setupChangesOf(db, CourseId.parse('6001'), 5))).toMatchObject([
      { part: 'tags', who: TEACHER, changes: names.map(() => ({ is: 'removed' })) },
    ]);
    expect((await answers()).every(({ answer }) => answer === 'no')).toBe(true);
  });

  it('leads back to where the class is set up', async () => {
    expect(await page()).toContain('<a href="/setup/targets?lang=en&amp;course=6001">Set up this class</a>');
  });

  it('takes nothing without its own token, and nothing for another class', async () => {
    const fields = fieldsOf(await page());
    expect((await send({ ...fields, token: 'x' })).status).toBe(403);
    expect((await send({ ...fields, course: '9999' })).status).toBe(403);
    expect(await answers()).toEqual([]);
    expect((await fetch(`${served.url}/tags?course=9999`)).status).toBe(404);
  });
});

describe('the board', () => {
  it('says how much has no target yet, and leads there', async () => {
    const html = await (await fetch(`${served.url}/?course=6001`)).text();
    expect(html).toMatch(
      /7 questions or pieces of work have no target yet[^<]*<a href="\/tags\?course=6001&amp;lang=en">/,
    );
  });
});
