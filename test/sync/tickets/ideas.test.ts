import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IdeaOrder } from '../../../src/pages/addon/orders.ts';
import { handFromPage } from '../../../src/pages/actions/hand-from-page.ts';
import type { Press } from '../../../src/pages/actions/press.ts';
import { jobStoreOver } from '../../../src/store/records.ts';
import type { Store } from '../../../src/store/types.ts';
import type { IdeaAnswer } from '../../../src/sync/tickets/desk.ts';
import {
  composed,
  COURSE,
  deskWorld,
  LESSON,
  own,
  room,
  save,
  SCHOOL,
  TARGET,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { smallSchool } from '../../builders/lms/sandbox.ts';
import { tickets } from '../../faults/class.ts';
import { memoryStore } from '../../builders/served/store.ts';

let store: Store;
let world: DeskWorld;

beforeEach(async () => {
  store = await memoryStore();
  world = await deskWorld(store);
});
afterEach(async () => {
  await world.desk.settled();
  await store.close();
});

/** A lesson with its key shown, in which s1 and s2 chose the workshop. */
async function lesson() {
  await world.attach(
    LESSON,
    composed({ questions: [{ kind: 'number', text: '1/2 + 1/2 = ?', target: TARGET, right: '1' }] }),
  );
  const pages = { s1: (await world.open('s1', 'student')).id, s2: (await world.open('s2', 'student')).id };
  const teacher = (await world.open('t1', 'teacher')).id;
  const both = ['s1', 's2'] as const;
  for (const who of both) await world.desk.save(world.as(who), pages[who], { saves: [save(1, '2')] }, LESSON);
  for (const act of ['grade-together', 'show-key'] as const)
    await world.desk.move(world.as('t1'), teacher, { act }, LESSON);
  for (const who of both) {
    await world.desk.markOwn(world.as(who), pages[who], [{ question: 1, share: 0 }], LESSON);
    await world.desk.declare(world.as(who), pages[who], { route: 'workshop' }, LESSON);
  }
  return { anna: pages.s1, ben: pages.s2, teacher };
}

function propose(person: string, opening: string, text: string, url: string | null = null) {
  return world.desk.propose(world.as(person), opening, { act: 'propose', target: TARGET, text, url }, LESSON);
}

async function answer(teacher: string, said: (idea: number) => IdeaAnswer) {
  const [idea] = (await room(world, teacher)).ideas;
  return world.desk.answerIdea(world.as('t1'), teacher, said(idea?.id ?? 0), LESSON);
}

const titles = async (person: string, opening: string) =>
  (await own(world, person, opening)).menu.map(({ title, isOwn }) => `${title.en}${isOwn ? ' (own)' : ''}`);

describe('an activity of a learner’s own', () => {
  it('waits for the teacher, and accepted stands first in that learner’s menu and in nobody else’s', async () => {
    const { anna, ben, teacher } = await lesson();
    const before = await titles('s2', ben);
    expect(await propose('s1', anna, 'Bake bread')).toMatchObject({ ideas: [{ text: 'Bake bread', state: 'open' }] });
    expect(await titles('s1', anna)).toEqual(before);
    expect((await room(world, teacher)).ideas).toMatchObject([{ learner: 's1', text: 'Bake bread', state: 'open' }]);

    await answer(teacher, (idea) => ({ idea, answer: 'accept', title: null }));
    expect(await titles('s1', anna)).toEqual(['Bake bread (own)', ...before]);
    expect(await titles('s2', ben)).toEqual(before);
    expect(JSON.stringify(await own(world, 's2', ben))).not.toMatch(/Bake|s1/);

    await answer(teacher, (idea) => ({ idea, answer: 'open' }));
    expect(await titles('s1', anna)).toEqual(before);
  });

  it('is offered to the class under the teacher’s title, without a word on whose it was', async () => {
    const { anna, ben, teacher } = await lesson();
    await propose('s1', anna, 'I, Anna, bake bread', 'https://example.org/bread');
    await answer(teacher, (idea) => ({ idea, answer: 'accept', title: 'Bake with fractions' }));
    expect((await titles('s2', ben))[0]).toBe('Bake with fractions');
    expect((await titles('s1', anna))[0]).toBe('I, Anna, bake bread (own)');
    expect(JSON.stringify(await own(world, 's2', ben))).not.toMatch(/Anna|s1/);
  });

  it('is answered with a sentence for its learner alone', async () => {
    const { anna, teacher } = await lesson();
    await propose('s1', anna, 'Bake bread');
    await answer(teacher, (idea) => ({ idea, answer: 'reply', text: 'How will you measure?' }));
    expect((await own(world, 's1', anna)).ideas).toMatchObject([{ state: 'answered', reply: 'How will you measure?' }]);
  });

  it('is taken back by its learner alone, until it is answered', async () => {
    const { anna, ben, teacher } = await lesson();
    await propose('s1', anna, 'Bake bread');
    const idea = (await own(world, 's1', anna)).ideas[0]?.id ?? 0;
    const takeBack = (person: string, page: string) =>
      world.desk.propose(world.as(person), page, { act: 'take-back', idea }, LESSON);
    await expect(takeBack('s2', ben)).rejects.toMatchObject({ status: 409 });
    expect(await takeBack('s1', anna)).toMatchObject({ ideas: [] });
    await expect(
      world.desk.answerIdea(world.as('t1'), teacher, { idea, answer: 'accept', title: null }, LESSON),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('is refused in words the second time, and after three on a day', async () => {
    const { anna } = await lesson();
    await propose('s1', anna, 'a');
    await expect(propose('s1', anna, 'a')).rejects.toMatchObject({ said: { en: 'You sent this idea already.' } });
    await propose('s1', anna, 'b');
    await propose('s1', anna, 'c');
    await expect(propose('s1', anna, 'd')).rejects.toMatchObject({
      status: 409,
      said: { en: 'You sent 3 ideas today. You can send more tomorrow.' },
    });
  });

  it('is nobody’s to answer but the teacher’s', async () => {
    const { anna, ben } = await lesson();
    await propose('s1', anna, 'Bake bread');
    await expect(
      world.desk.answerIdea(world.as('s2'), ben, { idea: 1, answer: 'accept', title: null }, LESSON),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('the same idea on the board', () => {
  it('is answered there by one stroke that another takes back; a title or sentence without words changes nothing', async () => {
    const { anna } = await lesson();
    await propose('s1', anna, 'Bake bread');
    const idea = (await own(world, 's1', anna)).ideas[0]?.id ?? 0;
    const parts = { ...(await googleMemoryNights(smallSchool(tickets()), LESSON)).parts, store: jobStoreOver(store) };
    const press = (said: Press) =>
      handFromPage(parts, { school: SCHOOL, course: COURSE, actor: 't1', press: said }, LESSON);
    const now = async () => (await own(world, 's1', anna)).ideas;

    expect(await press({ is: 'idea', idea, answer: 'accept' })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject([{ state: 'accepted' }]);
    expect(await press({ is: 'idea-words', idea, answer: 'offer', words: ' \u202E ' })).toMatchObject({ ok: false });
    expect(await press({ is: 'idea', idea, answer: 'open' })).toMatchObject({ ok: true });
    expect(await press({ is: 'idea-words', idea, answer: 'reply', words: 'How?' })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject([{ state: 'answered', reply: 'How?' }]);
  });
});

const read = (over: object) =>
  IdeaOrder.safeParse({ o: 'opening', act: 'propose', target: TARGET, text: 'Bake bread', ...over });

describe('what a page sends as an idea', () => {
  it('is its words without what hides in them, 300 at most, and a page over https or none', () => {
    expect(read({ text: ' Bake \u202Ebread\u0000 ' }).data).toMatchObject({ text: 'Bake bread', url: null });
    expect(read({ url: ' https://example.org/a?b=1 ' }).data).toMatchObject({ url: 'https://example.org/a?b=1' });
    for (const wrong of [
      { text: '\u202E' },
      { text: 'x'.repeat(301) },
      { url: 'http://example.org' },
      { url: 'javascript:alert(1)' },
      { url: 'data:text/html,x' },
      { url: 'https://' },
    ])
      expect([wrong, read(wrong).success]).toEqual([wrong, false]);
  });
});
