import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { formTo, pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import type { PageDeps } from '../../../src/pages/index.ts';
import type { Store } from '../../../src/store/types.ts';

let store: Store;
let served: Served;
const read = jest.fn<PageDeps['today']>();

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
  served = await servePages(pageDeps(store, { today: read }));
});
afterAll(async () => {
  await served.close();
  await store.close();
});
afterEach(() => {
  read.mockReset();
});

const NEW = { ok: true, said: { en: '5 new results have come in.', es: 'Han llegado 5.' }, tickets: 1, changed: true };

async function fields(): Promise<URLSearchParams> {
  return formTo(
    '/today',
    (await (await fetch(`${served.url}/`)).text()).replace(/ class="today" data-today="\d+"/, ''),
  );
}

function changes(body: object): Promise<Response> {
  return fetch(`${served.url}/today/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Waymark': '1', 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify(body),
  });
}

describe("the button that reads today's tickets", () => {
  it('reads them and says on the board what came in, without a script too', async () => {
    read.mockResolvedValue(NEW);
    const answer = await fetch(`${served.url}/today`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: await fields(),
    });
    expect(await answer.text()).toContain('5 new results have come in.');
    expect(read).toHaveBeenCalledWith(SchoolId.parse('cedar'), CourseId.parse('6001'));
  });

  it('tells the script of an open board whether anything is new', async () => {
    read.mockResolvedValue(NEW);
    const token = (await fields()).get('token');
    expect(await (await changes({ course: '6001', token })).json()).toEqual({
      tickets: 1,
      changed: true,
      said: NEW.said,
    });
  });

  it.each([
    ['a token of another button', { course: '6001', token: 'forged' }],
    ['a class of somebody else', { course: '9999' }],
    ['no course', {}],
  ])('reads nothing for %s', async (_what, over) => {
    const token = (await fields()).get('token');
    const answer = await changes({ token, ...over });
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ error: 'not-yours' })]);
    expect(read).not.toHaveBeenCalled();
  });
});
