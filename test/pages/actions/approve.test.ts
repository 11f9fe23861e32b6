import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { CourseId, PlanId } from '../../../src/ids.ts';
import type { ApprovalAnswer, PageDeps } from '../../../src/pages/index.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { NOW } from '../../builders/board/board-school.ts';
import { formTo, pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { meeting } from '../../builders/served/meeting.ts';
import { memoryStore } from '../../builders/served/store.ts';

const DONE: ApprovalAnswer = { ok: true, said: { en: '16 sent.', es: '16 enviados.' } };

let store: Store;
let served: Served;
let now: Instant;
let logged: string;
let read: () => void;
const approve = jest.fn<PageDeps['approve']>();

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
});

afterAll(() => store.close());

beforeEach(async () => {
  read = () => {};
  now = NOW;
  logged = '';
  approve.mockReset().mockResolvedValue(DONE);
  const log = pino(
    {},
    {
      write: (line: string) => {
        logged += line;
      },
    },
  );
  const counted: Store = {
    ...store,
    school: (...args) =>
      store.school(...args).finally(() => {
        read();
      }),
  };
  served = await servePages(pageDeps(counted, { approve, now: () => now, log }));
});

afterEach(() => served.close());

async function board(path = '/'): Promise<string> {
  return (await fetch(served.url + path)).text();
}

async function formOnBoard(): Promise<URLSearchParams> {
  return formTo('/approve', await board());
}

function press(
  form: URLSearchParams,
  headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' },
): Promise<Response> {
  return fetch(`${served.url}/approve`, { method: 'POST', body: form, headers, redirect: 'manual' });
}

describe('the approve button', () => {
  it('approves the plan that is shown and leads back to the board, which says what came of it', async () => {
    const response = await press(await formOnBoard());
    expect(approve.mock.calls).toEqual([['cedar', CourseId.parse('6001'), PlanId.parse('plan-0512'), 'h']]);
    expect(response.status).toBe(303);
    expect(await board(response.headers.get('location') ?? '')).toContain('16 sent.');
  });

  it('works where the browser sends an Origin only', async () => {
    expect((await press(await formOnBoard(), { Origin: served.url })).status).toBe(303);
  });

  it('says why when the plan is stale, in the teacher’s language', async () => {
    approve.mockResolvedValue({
      ok: false,
      said: { en: 'A newer plan took its place.', es: 'Un plan más nuevo ocupó su lugar.' },
    });
    const form = await formOnBoard();
    form.set('lang', 'es');
    const response = await press(form);
    const page = await board(response.headers.get('location') ?? '');
    expect(page).toContain('No se envió');
    expect(page).toContain('Un plan más nuevo ocupó su lugar.');
  });

  it('is one approval when pressed twice', async () => {
    const form = await formOnBoard();
    const clicks = meeting(2);
    read = clicks.come;
    approve.mockImplementation(async () => {
      await clicks.all; // the second click has come as far as the first
      return DONE;
    });
    const both = await Promise.all([press(form), press(form)]);
    expect(both.map((response) => response.status)).toEqual([303, 303]);
    expect(approve).toHaveBeenCalledTimes(1);
  });
});

describe('a form that is not ours', () => {
  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a neighbour of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['from another origin', { Origin: 'https://elsewhere.example' }],
    ['that does not say where it comes from', {}],
  ])('%s changes nothing', async (_where, headers) => {
    expect((await press(await formOnBoard(), headers)).status).toBe(403);
    expect(approve).not.toHaveBeenCalled();
  });

  it.each(['course', 'plan', 'hash', 'token'])('with another %s changes nothing', async (field) => {
    const form = await formOnBoard();
    form.set(field, field === 'course' ? '6002' : 'other');
    expect((await press(form)).status).toBe(403);
    expect(approve).not.toHaveBeenCalled();
  });

  it('that is too large is refused with a reference', async () => {
    const response = await press(new URLSearchParams({ course: 'x'.repeat(5000) }));
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('ref-1');
  });
});

describe('a packed form', () => {
  it('is refused unread, however small', async () => {
    const response = await fetch(`${served.url}/approve`, {
      method: 'POST',
      body: gzipSync('course=6001'),
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        'content-encoding': 'gzip',
      },
    });
    expect([response.status, await response.text()]).toEqual([415, expect.stringContaining('ref-1')]);
  });
});

describe('the receipt in the address', () => {
  it('cannot be made by anyone else', async () => {
    const location = (await press(await formOnBoard())).headers.get('location') ?? '';
    const forged = Buffer.from(
      JSON.stringify({ about: 'approve', course: '6001', ok: true, said: { en: 'Forged', es: 'Falso' }, at: NOW }),
    ).toString('base64url');
    expect(await board(location.replace(/receipt=[^.]+/, `receipt=${forged}`))).not.toContain('Forged');
  });

  it('is old news after ten minutes', async () => {
    const location = (await press(await formOnBoard())).headers.get('location') ?? '';
    now = instant('2026-05-12T12:11:00Z');
    expect(await board(location)).not.toContain('16 sent.');
  });
});

describe('a failure while approving', () => {
  it('shows a reference, and neither page nor log tells what a message held', async () => {
    approve.mockRejectedValue(new Error('Lucía Fernández secret-token'));
    const response = await press(await formOnBoard());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('Lucía');
    expect(logged).toContain('"reference":"ref-1"');
    expect(logged).not.toMatch(/Lucía|secret-token/);
  });
});
