import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ResultsDesk } from '../../../src/pages/kit/deps.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Imported } from '../../../src/sync/acts/import-results.ts';
import { CourseworkId } from '../../../src/ids.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { formIn } from '../../builders/lms/launch.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

const TAKEN: Imported = {
  ok: true,
  leftOut: [],
  unscored: 0,
  schoolIds: true,
  coursework: [
    { id: CourseworkId.parse('7001'), title: 'Quiz', questions: 2, learners: { new: 3, changed: 0, kept: 0 } },
  ],
};

let store: Store;
let served: Served;
let elsewhere: Served;
const take = jest.fn<ResultsDesk['take']>();

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
  served = await servePages(pageDeps(store, { results: { takenFor: () => true, take } }));
  elsewhere = await servePages(pageDeps(store, { results: { takenFor: () => false, take } }));
});

beforeEach(() => {
  take.mockReset().mockResolvedValue(TAKEN);
});

afterAll(async () => {
  await served.close();
  await elsewhere.close();
  await store.close();
});

async function fieldsOnBoard(query = ''): Promise<Record<string, string>> {
  const page = await (await fetch(`${served.url}/?course=6001${query}`)).text();
  return formIn(page.slice(page.indexOf('id="results"'))).fields;
}

function send(
  fields: Readonly<Record<string, string>>,
  file: string | Uint8Array<ArrayBuffer> | null = 'uid,question\n',
  to = served,
  headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' },
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ coursework: '', dates: '', ...fields })) form.set(name, value);
  if (file !== null) form.set('file', new Blob([file], { type: 'text/csv' }), 'planted-file-name.csv');
  return fetch(`${to.url}/results`, { method: 'POST', body: form, headers });
}

describe('the form with a file', () => {
  it('hands over the file with what was said about it, and says what became of it', async () => {
    const response = await send(
      { ...(await fieldsOnBoard()), coursework: '7001', dates: 'day-first', 'map.learner': 'Wer', 'map.name': '' },
      'Wér,Was\n"1\n",2\n',
    );
    const page = await response.text();

    expect(take.mock.calls.map(([selected, file]) => [selected.course.id, file])).toEqual([
      ['6001', { text: 'Wér,Was\n"1\n",2\n', columns: { learner: 'Wer' }, coursework: '7001', dates: 'day-first' }],
    ]);
    expect(response.status).toBe(200);
    expect(page).toContain('2 questions; students: 3 new');
  });

  it('speaks the language of the board', async () => {
    expect(await (await send(await fieldsOnBoard('&lang=es'))).text()).toContain('Los resultados están guardados');
  });

  it('names rows that were left out by line, and no more than can be read', async () => {
    take.mockResolvedValue({
      ...TAKEN,
      leftOut: Array.from({ length: 40 }, (_none, i) => ({ line: i + 2, why: 'nobody enrolled has this name' })),
    });
    const page = await (await send(await fieldsOnBoard())).text();
    expect(page).toContain('Line 31');
    expect(page).not.toContain('Line 32');
    expect(page).toContain('and 10 more');
  });

  it.each([
    [
      'in Latin-1',
      Uint8Array.from(Buffer.from('uid,name\n1,José\n', 'latin1')),
      'line 2, column 6: the byte E9 is no UTF-8',
    ],
    ['that is a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'is a spreadsheet or an archive'],
  ])('takes in nothing of a file %s, and says where it shows', async (_what, file, said) => {
    const page = await (await send(await fieldsOnBoard(), file)).text();

    expect(take).not.toHaveBeenCalled();
    expect(page).toContain('The file could not be taken in. Nothing was stored.');
    expect(page).toContain(said);
    expect(page).not.toContain('\uFFFD');
  });

  it('shows what the file says as text', async () => {
    take.mockResolvedValue({ ok: false, problems: ['x'], header: ['<script>alert(1)</script>'] });
    const page = await (await send(await fieldsOnBoard())).text();
    expect(page).toContain('&lt;script>');
    expect(page).not.toContain('<script>');
  });
});

describe('a form that is not ours', () => {
  it.each([
    ['course', '6002'],
    ['token', 'made up'],
    ['lang', 'xx'],
  ])('with another %s changes nothing', async (field, value) => {
    expect((await send({ ...(await fieldsOnBoard()), [field]: value })).status).toBe(403);
    expect(take).not.toHaveBeenCalled();
  });

  it('from another site changes nothing', async () => {
    expect((await send(await fieldsOnBoard(), 'x', served, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(take).not.toHaveBeenCalled();
  });

  it.each([
    ['without a file', null, 403],
    ['with more than two megabytes', 'x'.repeat(2_100_000), 413],
  ])('%s changes nothing', async (_what, file, status) => {
    expect((await send(await fieldsOnBoard(), file)).status).toBe(status);
    expect(take).not.toHaveBeenCalled();
  });

  it('that is garbled changes nothing', async () => {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' };
    const response = await fetch(`${served.url}/results`, { method: 'POST', body: 'no form at all', headers });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('ref-1')]);
  });
});

describe('where the LMS tells the results itself', () => {
  it('there is no such form, and nothing is taken in', async () => {
    expect(await (await fetch(`${elsewhere.url}/?course=6001`)).text()).not.toContain('id="results"');
    expect((await send(await fieldsOnBoard(), 'x', elsewhere)).status).toBe(404);
    expect(take).not.toHaveBeenCalled();
  });
});
