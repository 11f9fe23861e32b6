import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../../src/ids.ts';
import { jobStoreOver } from '../../../src/store/records.ts';
import type { Store } from '../../../src/store/types.ts';
import { moveHand } from '../../../src/sync/acts/teachers-hand.ts';
import { asksStandingIn } from '../../../src/sync/tickets/writing/standing-asks.ts';
import type { Instant } from '../../../src/time.ts';
import {
  composed,
  COURSE,
  deskWorld,
  LESSON,
  own,
  room,
  save,
  SCHOOL,
  submission,
  TARGET,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { smallSchool } from '../../builders/lms/sandbox.ts';
import { schoolFile } from '../../builders/school.ts';
import { tickets } from '../../faults/class.ts';
import { memoryStore } from '../../builders/served/store.ts';

const OTHER = TargetCode.parse('4.NF.B.3');

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

/** A lesson with its key shown: s1 and s2 had it wrong, and chose. */
async function lesson(target: TargetCode = TARGET) {
  await world.attach(LESSON, composed({ questions: [{ kind: 'number', text: '1/2 + 1/2 = ?', target, right: '1' }] }));
  const anna = (await world.open('s1', 'student')).id;
  const ben = (await world.open('s2', 'student')).id;
  const teacher = (await world.open('t1', 'teacher')).id;
  for (const [person, page] of [
    ['s1', anna],
    ['s2', ben],
  ] as const)
    await world.desk.save(world.as(person), page, { saves: [save(1, '2')] }, LESSON);
  for (const act of ['grade-together', 'show-key'] as const)
    await world.desk.move(world.as('t1'), teacher, { act }, LESSON);
  return { anna, ben, teacher };
}

const ask = (person: string, opening: string, why = '', at: Instant = LESSON) =>
  world.desk.ask(world.as(person), opening, { target: TARGET, act: 'ask', why }, at);
const answer = (teacher: string, id: number, said: 'approved' | 'talk' | 'open', at: Instant = LESSON) =>
  world.desk.answerAsk(world.as('t1'), teacher, { ask: id, answer: said }, at);
const standing = async (person: string, opening: string) =>
  (await own(world, person, opening)).asks.map((each) => each.standing);

async function onBoard() {
  const file = schoolFile();
  const [course] = file.courses;
  if (course === undefined) throw new Error('the school has a course');
  return store.school(SCHOOL, (db) => asksStandingIn(db, file, course, LESSON));
}

async function grantedTo() {
  const { id } = await world.open('t1', 'discovery');
  return (await world.desk.composing(world.as('t1'), id, LESSON)).asked;
}

describe('a learner who is ready to show a target', () => {
  it('asks once, and the teacher reads it, first come, first served, in their words without what hides in them', async () => {
    const { anna, ben, teacher } = await lesson();
    expect(await standing('s1', anna)).toEqual(['may']);
    await ask('s2', ben, ' I drew \u202Efive\u0000 bars. ');
    expect(await ask('s1', anna)).toMatchObject({ asks: [{ target: TARGET, standing: 'open' }] });
    expect((await room(world, teacher)).checks).toMatchObject([
      { learner: 's2', target: TARGET, why: 'I drew five bars.', state: 'open' },
      { learner: 's1', why: '', state: 'open' },
    ]);
    await expect(ask('s1', anna)).rejects.toMatchObject({
      status: 409,
      said: { en: 'You asked about this one already. Your teacher reads it.' },
    });
  });

  it('takes it back until the teacher has answered', async () => {
    const { anna, teacher } = await lesson();
    const takeBack = () => world.desk.ask(world.as('s1'), anna, { target: TARGET, act: 'take-back' }, LESSON);
    await ask('s1', anna);
    expect(await takeBack()).toMatchObject({ asks: [{ standing: 'may' }] });
    expect((await room(world, teacher)).checks).toEqual([]);
    await ask('s1', anna);
    const [check] = (await room(world, teacher)).checks;
    await answer(teacher, check?.id ?? 0, 'approved');
    await expect(takeBack()).rejects.toMatchObject({ status: 409 });
  });

  it('hears the teacher’s word, which can be taken back', async () => {
    const { anna, teacher } = await lesson();
    await ask('s1', anna);
    const id = (await room(world, teacher)).checks[0]?.id ?? 0;
    expect(await answer(teacher, id, 'approved')).toMatchObject({ checks: [{ state: 'approved' }] });
    expect(await standing('s1', anna)).toEqual(['approved']);
    await answer(teacher, id, 'open');
    expect(await standing('s1', anna)).toEqual(['open']);
    await answer(teacher, id, 'talk');
    expect(await standing('s1', anna)).toEqual(['talk']);
  });

  it('is refused by the word for it where the ticket does not ask it, or they asked too often for a day', async () => {
    const { anna } = await lesson();
    await expect(world.desk.ask(world.as('s1'), anna, { target: OTHER, act: 'ask' }, LESSON)).rejects.toMatchObject({
      status: 422,
    });
    for (let time = 0; time < 2; time += 1) {
      await ask('s1', anna);
      await world.desk.ask(world.as('s1'), anna, { target: TARGET, act: 'take-back' }, LESSON);
    }
    expect(await standing('s1', anna)).toEqual(['full']);
    await expect(ask('s1', anna)).rejects.toMatchObject({
      status: 409,
      said: { en: 'You asked 2 times today. You can ask again tomorrow.' },
    });
  });

  it('reads nothing of what others asked, and answers nobody’s question', async () => {
    const { anna, ben } = await lesson();
    await ask('s2', ben, 'Ben wrote this.');
    expect(JSON.stringify(await own(world, 's1', anna))).not.toMatch(/Ben|s2/);
    await expect(
      world.desk.answerAsk(world.as('s1'), anna, { ask: 1, answer: 'approved' }, LESSON),
    ).rejects.toMatchObject({ status: 403 });
    const preview = await world.open('t1', 'student');
    await expect(ask('t1', preview.id)).rejects.toMatchObject({ status: 403 });
  });

  it('asks only once the key is shown', async () => {
    await world.attach();
    const anna = (await world.open('s1', 'student')).id;
    await expect(ask('s1', anna)).rejects.toMatchObject({ status: 409, state: 'open' });
  });
});

describe('the same question on the board', () => {
  it('is answered there too, by one stroke that another takes back, and its page hears of it', async () => {
    const { anna } = await lesson();
    await ask('s1', anna);
    const [asked] = await onBoard();
    const parts = { ...(await googleMemoryNights(smallSchool(tickets()), LESSON)).parts, store: jobStoreOver(store) };
    const say = (said: 'approved' | 'open') =>
      moveHand(
        parts,
        {
          school: SCHOOL,
          course: COURSE,
          stroke: { is: 'answer-ask', answer: { ask: asked?.id ?? 0, answer: said, actor: 't1' } },
        },
        LESSON,
      );
    const { v } = await own(world, 's1', anna);
    expect(await say('approved')).toMatchObject({ ok: true });
    expect(await onBoard()).toMatchObject([{ learner: 's1', state: 'approved' }]);
    expect(await own(world, 's1', anna)).toMatchObject({ v: v + 1, asks: [{ standing: 'approved' }] });
    await say('open');
    expect(await onBoard()).toMatchObject([{ state: 'open' }]);
    await world.desk.ask(world.as('s1'), anna, { target: TARGET, act: 'take-back' }, LESSON);
    expect(await say('approved')).toMatchObject({ ok: false });
    expect(await onBoard()).toEqual([]);
  });
});

describe('a teacher who composes the next ticket', () => {
  it('reads how many were granted a check on which target, and of nobody else', async () => {
    const { anna, ben, teacher } = await lesson();
    await ask('s1', anna);
    await ask('s2', ben);
    expect(await grantedTo()).toEqual([]);
    for (const { id } of (await room(world, teacher)).checks) await answer(teacher, id, 'approved');
    expect(await grantedTo()).toEqual([{ target: TARGET, learners: 2 }]);
  });
});

describe('a review of one learner’s work', () => {
  it('holds what that learner asked, and nobody else’s', async () => {
    const { anna, ben } = await lesson();
    await ask('s1', anna);
    await ask('s2', ben);
    const review = (await world.open('t1', 'review', LESSON, { submission: submission('s1') })).id;
    const { checks } = await room(world, review);
    expect(checks.map(({ learner }) => learner)).toEqual(['s1']);
  });
});
