import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LearnerId } from '../../../src/ids.ts';
import type { Press } from '../../../src/pages/actions/press.ts';
import type { PageDeps } from '../../../src/pages/index.ts';
import { LONGEST_NOTE } from '../../../src/notes/own-words.ts';
import type { Store } from '../../../src/store/types.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { COURSE, TEACHER } from '../../builders/board/board-school.ts';
import { formTo, pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let served: Served;
const hand = jest.fn<PageDeps['hand']>();

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput({}, 5));
});
afterAll(() => store.close());
beforeEach(async () => {
  hand.mockReset().mockResolvedValue({ ok: true, said: { en: 'The plan is so.', es: 'El plan es así.' } });
  served = await servePages(pageDeps(store, { hand }));
});
afterEach(() => served.close());

async function board(path = '/?lang=en'): Promise<string> {
  return (await fetch(served.url + path)).text();
}

/** Every press the board offers, as its buttons say it. */
async function presses(): Promise<Press[]> {
  const page = await board();
  return [...page.matchAll(/name="press" value="([^"]*)"/g)].map(
    ([, value = '']) => JSON.parse(value.replaceAll('&quot;', '"')) as Press,
  );
}

function send(address: string, form: URLSearchParams, site = 'same-origin'): Promise<Response> {
  return fetch(served.url + address, {
    method: 'POST',
    body: form,
    headers: { 'Sec-Fetch-Site': site },
    redirect: 'manual',
  });
}

async function press(what: unknown, site?: string): Promise<Response> {
  const form = formTo('/hand', await board());
  form.set('press', typeof what === 'string' ? what : JSON.stringify(what));
  return send('/hand', form, site);
}

async function write(text: string, words = 'mine', language = 'en'): Promise<Response> {
  const form = formTo('/note', await board(`/?lang=${language}`));
  form.set('text', text);
  form.set('words', words);
  return send('/note', form);
}

const learner = LearnerId.parse('9001');
const plan = 'plan-0512';

describe("the teacher's hand on the board", () => {
  it("offers to strike each message, each kind and each child's messages, to put each child anywhere, and to record each raised hand", async () => {
    const offered = await presses();
    const of = (is: Press['is']) => offered.filter((each) => each.is === is);

    expect(of('strike')).toContainEqual({ is: 'strike', kind: 'note', keys: ['note-9001'], plan });
    expect(of('strike')).toContainEqual({ is: 'strike', kind: 'note', keys: null, plan });
    expect(of('strike-child')).toContainEqual({ is: 'strike-child', learner, plan });
    expect(
      of('choose')
        .filter((each) => 'learner' in each && each.learner === learner)
        .map((each) => 'route' in each && each.route),
    ).toEqual(['seminar', 'workshop', 'none']);
    expect(
      of('put')
        .filter((each) => 'learner' in each && each.learner === learner)
        .map((each) => 'to' in each && each.to),
    ).toEqual(['first', 'second', 'workshop', 'talk', 'not-today']);
  });

  it('brings what was written in the form of a button, and nothing where the button needs no words', async () => {
    const form = formTo('/hand', await board());
    form.set('words', 'How will you measure?');
    form.set('press', JSON.stringify({ is: 'idea-words', idea: 4, answer: 'reply' }));
    expect((await send('/hand', form)).headers.get('location')).toMatch(/#ideas$/);
    const words: Press = { is: 'idea-words', idea: 4, answer: 'reply', words: 'How will you measure?' };
    expect(hand).toHaveBeenLastCalledWith(expect.anything(), COURSE, TEACHER, words);

    form.set('press', JSON.stringify({ is: 'ask', ask: 7, answer: 'approved' }));
    expect((await send('/hand', form)).headers.get('location')).toMatch(/#asks$/);
    expect(hand).toHaveBeenLastCalledWith(expect.anything(), COURSE, TEACHER, {
      is: 'ask',
      ask: 7,
      answer: 'approved',
    });
  });

  it.each<[Press | object, string, string]>([
    [{ is: 'strike', kind: 'note', keys: ['note-9001'], plan }, 'messages-note', 'Struck'],
    [{ is: 'strike', kind: 'route', keys: null, plan }, 'messages-route', 'Struck'],
    [{ is: 'strike-child', learner, plan }, 'p-9001', 'Struck'],
    [
      { is: 'take-back', kind: 'reassign', struck: [{ target: '5.NF.A.2', learners: ['9001'] }] },
      'messages-reassign',
      'Brought back',
    ],
    [{ is: 'put', learner, to: 'not-today' }, 'p-9001', 'Changed'],
    [{ is: 'choose', learner, route: 'seminar' }, 'p-9001', 'Recorded'],
    [{ is: 'seminar', date: '2026-05-11', slot: 'first', held: false }, 'hand', 'Answered'],
    [{ is: 'anew' }, 'hand', 'Laid anew'],
  ])(
    '%j is done once for this teacher and leads back to its place, which says what happened',
    async (what, place, title) => {
      const response = await press(what);

      expect(hand.mock.calls).toEqual([['cedar', COURSE, TEACHER, what]]);
      expect(response.status).toBe(303);
      const to = response.headers.get('location') ?? '';
      expect(to).toMatch(new RegExp(`#${place}$`));
      expect((await board(to)).match(/role="status"[^]*?<\/p>/g)).toEqual([
        expect.stringContaining(`${title}</strong> The plan is so.`),
      ]);
    },
  );

  it('from another site, for another course, or with what no button says, does nothing', async () => {
    expect((await press({ is: 'anew' }, 'cross-site')).status).toBe(403);
    for (const what of [
      '',
      '{',
      '[]',
      '{"is":"burn"}',
      JSON.stringify({ is: 'put', learner, to: 'away' }),
      JSON.stringify({ is: 'anew', more: 1 }),
    ]) {
      expect((await press(what)).status).toBe(403);
    }
    const form = formTo('/hand', await board());
    form.set('press', JSON.stringify({ is: 'anew' }));
    for (const [field, value] of [
      ['course', '6002'],
      ['token', 'other'],
    ] as const) {
      const other = new URLSearchParams(form);
      other.set(field, value);
      expect((await send('/hand', other)).status).toBe(403);
    }
    expect(hand).not.toHaveBeenCalled();
  });
});

describe("a note in the teacher's own words", () => {
  it('is kept as it was written, and the board leads back to that note', async () => {
    const text = `¡Bien!\r\n${'🙂'.repeat(900)}`;
    const response = await write(text);

    expect(hand.mock.calls).toEqual([
      ['cedar', COURSE, TEACHER, { is: 'note', learner, text: text.replace('\r\n', '\n') }],
    ]);
    expect(response.headers.get('location')).toMatch(/#note-9001$/);
  });

  it("becomes Waymark's words again, whatever stands in the field", async () => {
    await write('<b>', 'ours');
    expect(hand.mock.calls).toEqual([['cedar', COURSE, TEACHER, { is: 'note', learner, text: null }]]);
  });

  it.each([
    ['markup', 'en', '<b>Well</b> done', 'It holds markup'],
    ['a hidden character', 'es', 'a\u202eb', 'carácter oculto'],
    ['nothing', 'en', ' ', 'has to say something'],
    ['too much', 'es', 'a'.repeat(LONGEST_NOTE + 1), 'como máximo 2000'],
  ])(
    'that holds %s comes back with the reason and all that was typed, and nothing is changed',
    async (_what, language, text, why) => {
      const response = await write(text, 'mine', language);
      const page = await response.text();

      expect(response.status).toBe(200);
      expect(page).toContain(why);
      expect(page).toContain(`>${text.replaceAll('<', '&lt;')}</textarea>`);
      expect(hand).not.toHaveBeenCalled();
      const again = formTo('/note', page);
      again.set('text', 'Plain words.');
      again.set('words', 'mine');
      await send('/note', again);
      expect(hand.mock.calls).toEqual([['cedar', COURSE, TEACHER, { is: 'note', learner, text: 'Plain words.' }]]);
    },
  );
});
