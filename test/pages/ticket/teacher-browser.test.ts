import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { step } from '../../../src/ticket/state.ts';
import type { Act } from '../../../src/ticket/types.ts';
import type { Live, Room } from '../../../src/ticket/live.ts';
import { misfit, obstacles, type Look } from '../../accessible.ts';
import { leaveBrowser, openBrowser } from '../../browser.ts';
import { serveRoom, type ServedRoom, type Written } from '../../builders/served/served-room.ts';
import { ROOM_PAGE, roomOf, roomPage, wishes } from '../../builders/ticket/ticket-room.ts';

/** A refusal on purpose, or a network that is away. */
const ON_PURPOSE = /401|409|ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

/** A change's own id, made by the page. */
const A_KEY: unknown = expect.stringMatching(/^[\w-]{16,64}$/);

let room: ServedRoom;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  room = await serveRoom(roomPage());
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !ON_PURPOSE.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await leaveBrowser(browser);
  await room.close();
});

beforeEach(async () => {
  room.written.length = 0;
  room.answer(200);
  await page.setViewportSize({ width: 1366, height: 768 });
});

async function open(state: Room['state'], language = 'en'): Promise<void> {
  room.set(roomPage({ state }));
  await page.goto(`${room.url}/addon/teacher?lang=${language}`);
  await page.locator('main[data-live]').waitFor({ state: 'detached' });
}

// every state in both languages and at both widths, but not each in each: a check takes seconds and says the same
describe.each([
  [820, 'es', ['open', 'key']],
  [1366, 'en', ['marking', 'closed']],
] as const)('at a width of %d, in %s', (width, language, states) => {
  it('every state passes the accessibility check and fits', async () => {
    await page.setViewportSize({ width, height: 768 });
    for (const state of states) {
      await open(state, language);
      if (state === 'key' || state === 'closed')
        room.set({ ...roomPage({ state }), live: { ...roomOf({ state }), ...wishes(), v: 2 } });
      if (state === 'key' || state === 'closed') await page.locator('#idea-1-reply').click();
      await fits(`${state} ${language}`, { colours: 'none' }); // all of it still stands there when more is opened
      await page.locator('#who-s3').click();
      if (state === 'key') await page.locator('#talk-s7').click();
      if (state !== 'open') await page.locator('#waiting').click();
      await fits(`${state} ${language}, opened`);
      await page.locator('#projector').click();
      if (state === 'key') await page.locator('#groups').click();
      await fits(`${state} ${language}, on the wall`);
    }
  });
});

it('passes the accessibility check in the dark too', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('key');
  await fits('dark', { colours: 'alone' });
  await page.locator('#projector').click();
  await fits('dark, on the wall', { colours: 'alone' });
  await page.emulateMedia({ colorScheme: 'light' });
});

describe('the steps of a ticket', () => {
  it('are told with one press each, and the page shows at once what came of it', async () => {
    await open('open');
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Grade together' }).click();
    await page.getByRole('table', { name: 'Self-grade and machine grade' }).waitFor();
    await page.getByRole('button', { name: 'Show the key to question 1' }).click();
    await page.getByRole('region', { name: 'Seminar 1' }).waitFor();
    await page.getByRole('button', { name: 'Show the key', exact: true }).click();
    await page.getByRole('button', { name: 'Close the ticket' }).click();
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    await page.getByText('This ticket is closed.').waitFor();
    expect(room.written.map(({ address, body }) => [address, body])).toEqual([
      ['/addon/ticket', { o: 'opening', act: 'grade-together' }],
      ['/addon/ticket', { o: 'opening', act: 'show-key', question: 1 }],
      ['/addon/ticket', { o: 'opening', act: 'show-key' }],
      ['/addon/ticket', { o: 'opening', act: 'close' }],
    ]);
  });

  it('are one step on a double click, though the next button then stands in the same place', async () => {
    await open('open');
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Grade together' }).dblclick();
    await page.getByRole('button', { name: 'Give more time' }).waitFor();
    expect(room.written).toHaveLength(1);
  });

  it('ask once before a ticket is closed that somebody still could choose on, and leave it open by keyboard', async () => {
    await open('key');
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Close the ticket' }).focus();
    await page.keyboard.press('Enter');
    const asked = page.getByRole('group', { name: 'Close it? 3 who answered have not chosen yet' });
    await asked.waitFor();
    await fits('asked before closing', { within: '[aria-labelledby="closing-asked"]' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it open');
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('act-close');
    expect(room.written).toEqual([]);
  });

  it('are told in words when they are refused, and the button is still there', async () => {
    await open('open');
    room.answer(409);
    await page.getByRole('button', { name: 'Grade together' }).click();
    await page.getByRole('alert').getByText('The class is further on.').waitFor();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('alert').getByText('La clase ya está más adelante.').waitFor();
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Calificar en conjunto' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('are told in words when the network is away', async () => {
    await open('open');
    await page.route('**/addon/ticket', (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: 'Grade together' }).click();
    await page.getByRole('alert').getByText('the network is away').waitFor();
    await page.unroute('**/addon/ticket');
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Grade together' }).click();
    await page.getByRole('table', { name: 'Self-grade and machine grade' }).waitFor();
  });
});

it('a teacher who came from inside an LMS is led back there in words once the visit is over', async () => {
  room.set({ ...roomPage({ state: 'open' }), door: 'launch' });
  await page.goto(`${room.url}/addon/teacher`);
  await page.route('**/addon/live?*', (route) =>
    route.fulfill({ status: 401, contentType: 'application/json', body: '{"error":"signed-out"}' }),
  );
  await page.getByRole('alert').getByText('Your visit is over. Open Waymark again from your class.').waitFor();
  expect(await page.getByText('Google').count()).toBe(0);
  await page.unroute('**/addon/live?*');
});

it.each([820, 1366])('no list of the room lies over another at a width of %d', async (width) => {
  await page.setViewportSize({ width, height: 768 });
  await open('key');
  const boxes = await Promise.all((await page.locator('.seating').all()).map((list) => list.boundingBox()));
  const over = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a === null ||
          b === null ||
          (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
      ),
  );
  expect([boxes.length, over]).toEqual([5, []]);
});

it('shows by itself what a learner did, and leaves open what was open and the keyboard where it was', async () => {
  await open('open');
  await page.locator('#who-s4').click();
  await page.locator('#who-s4').focus();
  const now = roomOf({ v: 2 });
  const learners = now.learners.map((learner) =>
    learner.answers.length > 0 ? learner : { ...learner, answers: [answerOne()] },
  );
  room.set({ ...ROOM_PAGE, live: { ...now, learners } });
  await page.getByText('28 of 28 have answered').first().waitFor({ timeout: 10_000 }); // the rhythm itself is in poll.test.ts; a busy machine is slower
  expect(await page.locator('#panel-s4').isVisible()).toBe(true);
  expect(await focused()).toBe('who-s4');
});

describe('moving somebody', () => {
  it('is choosing in the box', async () => {
    await open('key');
    room.answer(200, moved);
    await page.getByRole('combobox', { name: 'Move Javier Ortega Salas' }).selectOption({ label: 'Seminar 2' });
    await page.getByRole('region', { name: 'Seminar 2' }).getByText('Javier Ortega Salas').waitFor();
    expect(room.written.map(({ address, body }) => [address, body])).toEqual([
      ['/addon/assign', { o: 'opening', learner: 's5', to: 'seminar-2' }],
    ]);
  });

  it('by the keyboard tells the option rested on, once, and the keyboard goes along to the other list', async () => {
    await open('key');
    room.answer(200, moved);
    await page.locator('#move-s5').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Seminar 2' }).getByText('Javier Ortega Salas').waitFor();
    expect(room.written.map(({ body }) => body['to'])).toEqual(['seminar-2']);
    expect(await focused()).toBe('move-s5');
  });

  it('that is refused says so beside the name, and the box is as it was', async () => {
    await open('key');
    room.answer(409);
    await page.locator('#move-s5').selectOption('talk');
    await page.getByRole('alert').getByText('The class is further on.').waitFor();
    expect(await page.locator('#move-s5').inputValue()).toBe('own');
  });
});

describe('a conference', () => {
  it('is noted in two taps, and the page says so once it has arrived', async () => {
    await open('key');
    const item = page.getByRole('region', { name: 'Workshop' }).getByRole('listitem').filter({ hasText: 'Sofía' });
    await item.getByRole('button', { name: 'Conference with Sofía Castillo' }).click();
    await item
      .getByRole('group', { name: 'Conference with Sofía Castillo' })
      .getByRole('button', { name: 'Partly' })
      .click();
    await item.getByText('Noted: partly.').waitFor();
    expect(room.written.map(({ address, body }) => [address, body])).toEqual([
      ['/addon/conference', { o: 'opening', learner: 's7', target: '5.NF.A.1', share: 0.5, key: A_KEY }],
    ]);
  });

  it('goes out under the same key again where its answer was lost, and under another one when it is a new one', async () => {
    await open('key');
    const confer = async (): Promise<void> => {
      await page.locator('#talk-s7').click();
      await page.locator('#seen-s7-partly').click();
    };
    await page.route('**/addon/conference', async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    await confer();
    await page.getByRole('alert').getByText('the network is away').waitFor();
    await page.unroute('**/addon/conference');
    await confer();
    await page.getByText('Noted: partly.').waitFor();
    await confer();
    await page.locator('[aria-disabled="true"]').first().waitFor({ state: 'detached' });
    const [lost, again, other] = room.written.map(({ body }) => body['key']);
    expect([again, other === lost]).toEqual([lost, false]);
  });

  it('can be about another target, by the keyboard alone', async () => {
    await open('key');
    await page.locator('#talk-s7').press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('target-s7');
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Noted: shows it.').waitFor();
    expect(room.written[0]?.body).toMatchObject({ target: '5.NF.A.2', share: 1 });
    expect(await focused()).toBe('talk-s7');
  });
});

it('a late answer is counted, and a sentence marked, with one press each', async () => {
  await open('key');
  await page.getByRole('button', { name: 'Count it' }).click();
  await page.locator('#waiting').click();
  const own = page.getByRole('group', { name: 'Your mark for Sofía Castillo, question 3' });
  await own.getByRole('button', { name: 'Right' }).click();
  await page.locator('[aria-disabled="true"]').first().waitFor({ state: 'detached' });
  expect(room.written.map(({ address, body }) => [address, body])).toEqual([
    ['/addon/late', { o: 'opening', learner: 's12', question: 1, count: true }],
    ['/addon/mark', { o: 'opening', learner: 's7', question: 3, share: 1 }],
  ]);
});

describe('the projector', () => {
  const NAMES = roomOf().learners.map(({ name }) => name);
  const FACTS = [/self:/, /Questions to ask/, /evidence/i, /I multiplied the bottoms/, /no mark/, /would a word help/i];

  it.each(['open', 'marking', 'key', 'closed'] as const)(
    'has in %s no name anywhere in the document',
    async (state) => {
      await open(state);
      await page.getByRole('button', { name: 'Projector view' }).click();
      expect(await page.getByRole('button', { name: 'Projector view' }).getAttribute('aria-pressed')).toBe('true');
      const whole = await page.content();
      expect(NAMES.filter((name) => whole.includes(name) || whole.includes(name.split(' ')[0] ?? name))).toEqual([]);
      expect(FACTS.filter((fact) => fact.test(whole))).toEqual([]);
    },
  );

  it('is still there after a reload, which shows no name either, and is left by the same press', async () => {
    await open('key');
    await page.getByRole('button', { name: 'Projector view' }).click();
    const drawn = page.waitForResponse((response) => response.url().includes('/addon/teacher'));
    await page.reload();
    const sent = await (await drawn).text();
    await page.locator('main[data-live]').waitFor({ state: 'detached' });
    const button = page.getByRole('button', { name: 'Projector view' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    for (const whole of [sent, await page.content()]) {
      expect(NAMES.filter((name) => whole.includes(name.split(' ')[0] ?? name))).toEqual([]);
      expect(FACTS.filter((fact) => fact.test(whole))).toEqual([]);
    }
    expect(sent).toContain('27 of 28 have answered');
    await button.click();
    await page.getByRole('table').getByText('Aaliyah Washington').waitFor();
    await page.reload();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
  });

  it('shows names by seat on wish, and nothing said of them', async () => {
    await open('key');
    await page.getByRole('button', { name: 'Projector view' }).click();
    await page.getByRole('button', { name: 'Show the groups' }).click();
    const whole = await page.content();
    expect(await page.getByRole('region', { name: 'Seminar 2' }).getByRole('listitem').allTextContents()).toEqual([
      'Chloe Dubois',
      'Elijah Brooks',
      'Hannah Goldberg',
      'Mei-Ling Chen',
    ]);
    expect(FACTS.filter((fact) => fact.test(whole))).toEqual([]);
  });

  it('shows the key when it is shown, question by question, and stays when something new arrives', async () => {
    await open('marking');
    room.answer(200, stepped);
    await page.getByRole('button', { name: 'Projector view' }).click();
    expect(await page.getByText('Key:').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the key to question 2' }).click();
    await page.getByText('Key: 1/2').waitFor();
    expect(await page.getByText('Key:').count()).toBe(1);
    expect(await page.getByRole('table').count()).toBe(0);
  });
});

it('the other language is one press away, and is kept', async () => {
  await open('open');
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Calificar en conjunto' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  expect(await page.evaluate('document.cookie')).toContain('waymark-lang=teacher~es');
  expect(await focused()).toBe('language');
});

it('the browser had nothing to complain of', () => {
  expect(complaints).toEqual([]);
});

function answerOne(): Room['learners'][number]['answers'][number] {
  const [answer] = roomOf().learners[0]?.answers ?? [];
  if (answer === undefined) throw new Error('the first of the class answers');
  return answer;
}

function stepped(live: Live, { body }: Written): Live {
  const next = step(
    {
      kind: 'entrance',
      state: live.state,
      shown: live.shown,
      markingAt: null,
      questions: ROOM_PAGE.questions as never,
    },
    body['act'] as Act,
    body['question'] as number | undefined,
  );
  return next === null ? live : { ...live, ...next };
}

/** Puts whom a move is about into the list it names, as the server would. */
function moved(live: Live, { body }: Written): Live {
  const learner = live.role === 'teacher' ? live.learners.find(({ id }) => id === body['learner']) : undefined;
  if (live.role !== 'teacher' || learner === undefined) return live;
  const to = body['to'] as keyof Room['room'];
  const without = (people: Room['room']['talk']): Room['room']['talk'] => people.filter((id) => id !== learner.id);
  const room: Room['room'] = {
    'seminar-1': without(live.room['seminar-1']),
    'seminar-2': without(live.room['seminar-2']),
    talk: without(live.room.talk),
    workshop: without(live.room.workshop),
    undeclared: without(live.room.undeclared),
  };
  return { ...live, room: { ...room, [to]: [...room[to], learner.id] } };
}

async function fits(what: string, look: Look = {}): Promise<void> {
  expect([what, ...(await obstacles(page, look)), ...(await misfit(page))]).toEqual([what]);
}

async function focused(): Promise<string> {
  return page.evaluate('document.activeElement.id');
}
