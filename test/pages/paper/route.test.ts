import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import type { PageDeps } from '../../../src/pages/index.ts';
import { loadTickets } from '../../../src/store/tickets/days.ts';
import { observeTickets } from '../../../src/evidence/observe-tickets.ts';
import { daysAt } from '../../../src/sync/tickets/days.ts';
import { saveRoster } from '../../../src/store/people/roster.ts';
import type { Store } from '../../../src/store/types.ts';
import { SchoolDate } from '../../../src/time.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { NOW } from '../../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let served: Served;
const today = jest.fn<PageDeps['today']>(async () => ({
  ok: true,
  said: { en: '', es: '' },
  tickets: 0,
  changed: true,
}));
const input = boardInput();
const school = input.school.school.id;
const COURSE = CourseId.parse('6001');

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, input);
  await store.school(school, (db) => saveRoster(db, COURSE, input.decisions.learners, NOW));
  served = await servePages(pageDeps(store, { today }));
});
afterAll(async () => {
  await served.close();
  await store.close();
});

async function page(): Promise<string> {
  return (await fetch(`${served.url}/paper?course=6001`)).text();
}

async function keep(over: object = {}): Promise<Response> {
  const html = await page();
  const token = /data-token="([^"]+)"/.exec(html)?.[1];
  const unit = /<select name="unit"><option value="([^"]+)"/.exec(html)?.[1];
  return fetch(`${served.url}/paper/keep`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Waymark': '1', 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({
      course: '6001',
      token,
      draft: 'pile-0000000000000001',
      title: 'Paper ticket',
      kind: 'exit',
      unit,
      date: '2026-05-12',
      targets: ['5.NF.A.1', '5.NF.A.2'],
      cards: [
        { learner: '9003', shares: [1, 0] },
        { learner: '9005', shares: [0.5, null] },
        { learner: '9006', shares: [] },
      ],
      ...over,
    }),
  });
}

function evidence() {
  return store.school(school, async (db) => {
    const held = await loadTickets(db, COURSE, SchoolDate.parse('2026-05-01'));
    return observeTickets(COURSE, daysAt(held, input.school, NOW)).observations.map(
      ({ learner, target, by, share, kind }) => `${learner} ${target} ${by} ${share} ${kind}`,
    );
  });
}

describe('cards on paper', () => {
  it('are kept as marks of the teacher, which are evidence at once; what stays empty says nothing', async () => {
    const answer = await keep();
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ cards: 2, strangers: 0 })]);
    expect(await evidence()).toEqual([
      '9003 5.NF.A.1 teacher 1 exit',
      '9003 5.NF.A.2 teacher 0 exit',
      '9005 5.NF.A.1 teacher 0.5 exit',
    ]);
    expect(today).toHaveBeenCalled();
  });

  it('typed again are the same ticket, with what was corrected', async () => {
    await keep({
      cards: [
        { learner: '9003', shares: [1, 1] },
        { learner: '9005', shares: [null, null] },
      ],
    });
    expect(await evidence()).toEqual(['9003 5.NF.A.1 teacher 1 exit', '9003 5.NF.A.2 teacher 1 exit']);
  });

  it('of somebody who is not in the class are told and not kept', async () => {
    const answer = await keep({ draft: 'pile-0000000000000002', cards: [{ learner: '4711', shares: [1] }] });
    expect(await answer.json()).toMatchObject({ cards: 0, strangers: 1 });
  });

  it.each([
    ['a target that is none', { targets: ['9.X'] }, 422],
    ['a unit that is none', { unit: 'Astrology' }, 422],
    ['more questions than a ticket has', { targets: Array.from({ length: 7 }, () => '5.NF.A.1') }, 422],
    ['a share nobody can type', { cards: [{ learner: '9003', shares: [0.7] }] }, 422],
    ['a token of somebody else', { token: 'forged' }, 403],
    ['a class of somebody else', { course: '9999' }, 403],
  ])('with %s are refused', async (_what, over, status) => {
    expect((await keep({ draft: 'pile-0000000000000003', ...over })).status).toBe(status);
  });

  it('have a page with every student of the class by name, and no mark of anybody', async () => {
    const html = await page();
    expect(html.match(/<tr data-learner=/g)).toHaveLength(input.decisions.learners.length);
    expect(html).not.toContain('value="1"/>');
  });
});
