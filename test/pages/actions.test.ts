import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import type { PageDeps } from '../../src/pages/index.ts';
import { endPause, startPause } from '../../src/store/nights/pauses.ts';
import type { Store } from '../../src/store/types.ts';
import { boardInput, keepBoard } from '../builders/board/board.ts';
import { COURSE, NOW } from '../builders/board/board-school.ts';
import { formTo, pageDeps, servePages, type Served } from '../builders/served/pages.ts';
import { meeting } from '../builders/served/meeting.ts';
import { memoryStore } from '../builders/served/store.ts';
import { noteWrite } from '../builders/memory/ledger.ts';
import { ledgerRow } from '../builders/board/board-writes.ts';

const OK = { ok: true, said: { en: 'Done so.', es: 'Hecho.' } };

let store: Store;
let served: Served;
let read: () => void;
const pause = jest.fn<PageDeps['pause']>();
const undo = jest.fn<PageDeps['undo']>();
const decideHeld = jest.fn<PageDeps['decideHeld']>();

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
});
afterAll(() => store.close());
beforeEach(async () => {
  read = () => {};
  for (const act of [pause, undo, decideHeld]) act.mockReset().mockResolvedValue(OK);
  const counted: Store = {
    ...store,
    school: (...args) =>
      store.school(...args).finally(() => {
        read();
      }),
  };
  served = await servePages(pageDeps(counted, { pause, undo, decideHeld }));
});
afterEach(() => served.close());

async function board(path = '/?lang=en'): Promise<string> {
  return (await fetch(served.url + path)).text();
}

function press(address: string, form: URLSearchParams, site = 'same-origin'): Promise<Response> {
  return fetch(served.url + address, {
    method: 'POST',
    body: form,
    headers: { 'Sec-Fetch-Site': site },
    redirect: 'manual',
  });
}

async function formOf(address: string, more: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> {
  const form = formTo(address, await board());
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}

const CALLS = { '/pause': pause, '/undo': undo, '/held': decideHeld } as const;

describe('the buttons of the board', () => {
  it.each([
    ['/pause', {}, ['cedar', COURSE, 'pause'], 'Paused'],
    ['/undo', {}, ['cedar', COURSE, 'run-0512'], 'Taken back'],
    ['/held', { decision: 'anew' }, ['cedar', COURSE, WriteKey.parse('note-b'), 'anew'], 'Decided'],
    ['/held', { decision: 'leave' }, ['cedar', COURSE, WriteKey.parse('note-b'), 'leave'], 'Decided'],
  ] as const)(
    '%s %j does it and leads back to the board, which says what came of it',
    async (address, more, args, title) => {
      const response = await press(address, await formOf(address, more));

      expect(CALLS[address].mock.calls).toEqual([args]);
      expect(response.status).toBe(303);
      expect(await board(response.headers.get('location') ?? '')).toMatch(new RegExp(`${title}</strong> Done so\\.`));
    },
  );

  it.each(['/pause', '/undo', '/held'] as const)(
    '%s from another site, or with anything of it changed, does nothing',
    async (address) => {
      const more = address === '/held' ? { decision: 'leave' } : {};
      expect((await press(address, await formOf(address, more), 'cross-site')).status).toBe(403);
      for (const [field, value] of [
        ['course', '6002'],
        ['token', 'other'],
        ['do', 'resume'],
        ['run', 'run-2'],
        ['key', 'note-a'],
        ['decision', 'burn'],
      ] as const) {
        const form = await formOf(address, more);
        if (!form.has(field)) continue;
        form.set(field, value);
        expect((await press(address, form)).status).toBe(403);
      }
      expect(CALLS[address]).not.toHaveBeenCalled();
    },
  );

  it('a token of one button opens no other', async () => {
    const form = await formOf('/pause', { run: 'run-0512', key: 'note-b', decision: 'leave' });
    for (const address of ['/undo', '/held', '/approve']) expect((await press(address, form)).status).toBe(403);
  });

  it('pressed twice at once is one act', async () => {
    const form = await formOf('/undo');
    const clicks = meeting(2);
    read = clicks.come;
    undo.mockImplementation(async () => {
      await clicks.all; // the second click has come as far as the first
      return OK;
    });
    const both = await Promise.all([press('/undo', form), press('/undo', form)]);

    expect(both.map((response) => response.status)).toEqual([303, 303]);
    expect(undo).toHaveBeenCalledTimes(1);
  });
});

describe('a paused class', () => {
  afterEach(() =>
    store.school(boardInput().school.school.id, async (db) => {
      await endPause(db, COURSE, 'teacher', NOW);
      await endPause(db, null, 'administrator', NOW);
    }),
  );

  it('offers no approval, and to resume', async () => {
    await store.school(boardInput().school.school.id, (db) => startPause(db, COURSE, 'teacher', NOW));
    const page = await board();

    expect(page).not.toContain('action="/approve"');
    await press('/pause', formTo('/pause', page));
    expect(pause.mock.calls).toEqual([['cedar', COURSE, 'resume']]);
  });

  it('with the whole school cannot be resumed by a teacher', async () => {
    await store.school(boardInput().school.school.id, (db) => startPause(db, null, 'administrator', NOW));
    const page = await board('/?lang=es');

    expect(page).toContain('Para toda la escuela');
    expect(page).not.toContain('action="/pause"');
  });
});

describe('what was sent last', () => {
  it('is not offered to be taken back when nothing of it stands', async () => {
    const other = await memoryStore();
    const gone = ledgerRow(noteWrite({ key: WriteKey.parse('gone') }), { state: 'TOMBSTONE' });
    await keepBoard(other, boardInput({ ledger: [gone] }));
    const there = await servePages(pageDeps(other));

    expect(await (await fetch(there.url)).text()).not.toContain('action="/undo"');

    await there.close();
    await other.close();
  });
});
