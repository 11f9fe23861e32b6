import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LmsError } from '../../../src/lms/errors.ts';
import { startPause } from '../../../src/store/nights/pauses.ts';
import type { Store } from '../../../src/store/types.ts';
import { assignmentPlace } from '../../builders/memory/memory-addon.ts';
import {
  BASE,
  composed,
  COURSE,
  denied,
  deskWorld,
  down,
  LESSON,
  minutesIn,
  PLACE,
  room,
  save,
  SCHOOL,
  submission,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { schoolFile } from '../../builders/school.ts';
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

describe('attaching a ticket', () => {
  it('hangs its three pages into the assignment, with a point for each question a machine can mark', async () => {
    const { ticket, attachment, maxPoints } = await world.attach();
    expect(maxPoints).toBe(2);
    expect(world.addons.held).toMatchObject([
      {
        attachment: { id: attachment, maxPoints: 2 },
        request: {
          title: 'Adding fractions',
          addresses: {
            student: `${BASE}/addon/student?ticket=${ticket}`,
            teacher: `${BASE}/addon/teacher?ticket=${ticket}`,
            review: `${BASE}/addon/review?ticket=${ticket}`,
          },
        },
      },
    ]);
  });

  it('of a habit ticket takes no grade', async () => {
    expect(
      await world.attach(
        LESSON,
        composed({ kind: 'habit', questions: [{ kind: 'one', text: 'How was it?', choices: ['Good', 'Hard'] }] }),
      ),
    ).toMatchObject({ maxPoints: null });
  });

  it('twice, at once or later, from any instance, is one attachment', async () => {
    const { id } = await world.open('t1', 'discovery');
    const order = { draft: 'draft-0000000009', ticket: composed() };
    const click = (desk = world.desk) => desk.attach(world.as('t1'), id, order, LESSON);
    const [a, b] = await Promise.all([click(), click(), click(world.another())]);
    expect([a, await click()]).toEqual([b, a]);
    expect(world.addons.held).toHaveLength(1);
  });

  it('whose answer was lost is found again, at once or with the next click', async () => {
    world.addons.fail('attach', down(), true);
    expect(await world.attach()).toMatchObject({ attachment: 'a2' });
    expect(world.addons.held).toHaveLength(1);

    world.addons.fail('attach', down(), true);
    world.addons.fail('attachments', down());
    world.addons.fail('attachments', down());
    await expect(world.attach(LESSON, composed(), 'draft-0000000002')).rejects.toMatchObject({ status: 503 });
    await expect(world.attach(LESSON, composed(), 'draft-0000000002')).rejects.toMatchObject({ status: 503 });
    await world.attach(LESSON, composed(), 'draft-0000000002');
    expect(world.addons.held).toHaveLength(2);
  });

  it('that the LMS did not take is tried again with the words of the next click', async () => {
    world.addons.fail('attach', new LmsError('busy', 'x', { todo: 'x' }));
    await expect(world.attach()).rejects.toMatchObject({ status: 503 });
    await world.attach(LESSON, composed({ title: 'Better' }));
    expect(world.addons.held.map(({ request }) => request.title)).toEqual(['Better']);
  });

  describe('again, while no learner has opened it,', () => {
    it('changes what hangs there, its title and points too', async () => {
      const { ticket, attachment } = await world.attach();
      const shorter = composed({ title: 'Better', questions: composed().questions.slice(0, 1) });
      expect(await world.attach(LESSON, shorter)).toEqual({ ticket, attachment, maxPoints: 1 });
      expect(world.addons.held).toMatchObject([{ attachment: { id: attachment, title: 'Better', maxPoints: 1 } }]);
      const opening = await world.open('s1', 'student');
      expect(await world.desk.page(world.as('s1'), opening.id, LESSON)).toMatchObject({
        ticket: { title: 'Better', questions: [{ text: '1/2 + 1/4 = ?' }] },
      });
    });

    it('changes nothing where the LMS did not take it, and is done by the next click', async () => {
      await world.attach();
      world.addons.fail('change', down());
      await expect(world.attach(LESSON, composed({ title: 'Better' }))).rejects.toMatchObject({ status: 503 });
      const teacher = await world.open('t1', 'teacher');
      const title = async () => (await world.desk.page(world.as('t1'), teacher.id, LESSON)).ticket.title;
      expect(await title()).toBe('Adding fractions');
      await world.attach(LESSON, composed({ title: 'Better' }));
      expect([await title(), world.addons.held[0]?.attachment.title]).toEqual(['Better', 'Better']);
    });

    it('hangs it anew where it was removed in the LMS', async () => {
      const { ticket, attachment } = await world.attach();
      world.addons.remove(PLACE);
      const again = await world.attach();
      expect([again.ticket, again.attachment === attachment, world.addons.held.length]).toEqual([ticket, false, 1]);
    });
  });

  it('with other words once a learner has opened it is told the state, and changes nothing; with the same ones it is as it was', async () => {
    const made = await world.attach();
    await world.open('s1', 'student');
    await expect(world.attach(LESSON, composed({ title: 'Better' }))).rejects.toMatchObject({
      status: 409,
      state: 'open',
    });
    expect(world.addons.held.map((each) => each.attachment.title)).toEqual(['Adding fractions']);
    expect(await world.attach()).toEqual(made);
  });

  it('needs an assignment, a teacher, and a whole ticket', async () => {
    const place = { ...assignmentPlace(COURSE), kind: 'material' as const };
    const material = await world.open('t1', 'discovery', LESSON, { place });
    const order = { draft: 'draft-0000000003', ticket: composed() };
    await expect(world.desk.attach(world.as('t1'), material.id, order, LESSON)).rejects.toMatchObject({ status: 422 });
    const { id } = await world.open('t1', 'discovery');
    const wrong = composed({
      unit: 'Other',
      questions: [{ kind: 'one', text: 'x', target: 'none', choices: ['a', 'a'] }],
    });
    await expect(world.desk.attach(world.as('t1'), id, { ...order, ticket: wrong }, LESSON)).rejects.toMatchObject({
      status: 422,
      said: {
        en: 'Choose a unit of this class. Question 1: Choose a target. Question 1: Say which answer is right. Question 1: Two choices are the same.',
      },
    });
    await world.attach();
    const student = await world.open('s1', 'student');
    await expect(world.desk.attach(world.as('s1'), student.id, order, LESSON)).rejects.toMatchObject({ status: 403 });
  });

  it('leaves its questions in the bank of the next one', async () => {
    await world.attach();
    const { id } = await world.open('t1', 'discovery');
    const composing = await world.desk.composing(world.as('t1'), id, LESSON);
    expect(composing).toMatchObject({ courseName: 'Course', units: [{ title: 'Fractions' }] });
    expect(composing.bank.map(({ question }) => question.text)).toEqual(composed().questions.map(({ text }) => text));
  });
});

/** Anna has answered, one right and one wrong; the key is shown. */
async function graded(): Promise<{ readonly anna: string; readonly teacher: string; readonly attachment: string }> {
  const { attachment } = await world.attach();
  const anna = (await world.open('s1', 'student')).id;
  await world.open('s2', 'student');
  const teacher = (await world.open('t1', 'teacher')).id;
  await world.desk.save(world.as('s1'), anna, { saves: [save(1, 1), save(2, '2')], done: true }, LESSON);
  await world.desk.move(world.as('t1'), teacher, { act: 'grade-together' }, LESSON);
  await world.desk.settled();
  expect(world.addons.grades.size).toBe(0);
  await world.desk.move(world.as('t1'), teacher, { act: 'show-key' }, LESSON);
  await world.desk.settled();
  return { anna, teacher, attachment };
}

const mark = (teacher: string, share: number) =>
  world.desk
    .mark(world.as('t1'), teacher, { learner: 's1' as never, question: 2, share }, LESSON)
    .then(() => world.desk.settled());

/** Anna and Ben have come by the link of what hangs as an attachment, and answered. */
async function answeredByLink() {
  const { ticket, attachment } = await world.attach();
  for (const person of ['s1', 's2']) {
    const { id } = await world.desk.openLink(world.as(person), ticket, LESSON);
    await world.desk.save(world.as(person), id, { saves: [save(1, 1)], done: true }, LESSON);
  }
  const teacher = (await world.open('t1', 'teacher')).id;
  await world.desk.move(world.as('t1'), teacher, { act: 'grade-together' }, LESSON);
  return { teacher, attachment };
}
const showKey = async (teacher: string): Promise<void> => {
  await world.desk.move(world.as('t1'), teacher, { act: 'show-key' }, LESSON);
  await world.desk.settled();
};

describe('a draft grade', () => {
  it('comes with the key for who is done and answered something, and follows the marks', async () => {
    const { teacher, attachment } = await graded();
    expect([...world.addons.grades]).toEqual([[`${attachment} s1`, 1]]);
    await mark(teacher, 0.5);
    expect([...world.addons.grades.values()]).toEqual([1.5]);
  });

  describe('of who answered a page behind the ticket’s link alone', () => {
    it('stands at the attachment, found for the whole class in one list', async () => {
      const { teacher, attachment } = await answeredByLink();
      world.addons.fail('works', down()); // the first list; the second tells
      await showKey(teacher);
      expect([world.addons.grades.size, world.failed]).toEqual([0, ['down']]);
      await mark(teacher, 0.5);
      expect([...world.addons.grades]).toEqual([
        [`${attachment} s1`, 1.5],
        [`${attachment} s2`, 1],
      ]);
    });

    it('is told to be missing while the learner has no work there, and comes once their page or its review was opened', async () => {
      const { teacher, attachment } = await answeredByLink();
      world.addons.unlisted.push('s1', 's2');
      await showKey(teacher);
      expect([world.addons.grades.size, world.failed]).toEqual([0, ['gone', 'gone']]);
      const waits = ['s1', 's2'].map((learner) => ({ learner, why: 'no-work' }));
      expect((await room(world, teacher)).grades).toEqual({ given: 0, of: 2, waits });
      await world.open('s1', 'student');
      await world.open('t1', 'review', LESSON, { submission: submission('s2') });
      await mark(teacher, 0.5);
      expect([...world.addons.grades]).toEqual([
        [`${attachment} s1`, 1.5],
        [`${attachment} s2`, 1],
      ]);
    });
  });

  it('never goes over what a teacher wrote', async () => {
    const { teacher, attachment } = await graded();
    expect((await room(world, teacher)).grades).toEqual({ given: 1, of: 1, waits: [] });
    await world.addons.as('t1').grade(PLACE, attachment as never, `assignment-s1` as never, 2);
    await mark(teacher, 0.5);
    expect([...world.addons.grades.values()]).toEqual([2]);
    expect((await room(world, teacher)).grades).toEqual({ given: 0, of: 1, waits: [{ learner: 's1', why: 'theirs' }] });
    const review = (await world.open('t1', 'review', LESSON, { submission: submission('s1') })).id;
    expect((await room(world, review)).review).toMatchObject({ grade: { points: 1 }, gradeWaits: 'theirs' });
  });

  it('that failed is tried at the next change, and known again where only its answer was lost', async () => {
    const { teacher } = await graded();
    world.addons.fail('grade', down(), true);
    await mark(teacher, 0.5);
    expect([[...world.addons.grades.values()], world.failed]).toEqual([[1.5], ['down']]);
    expect((await room(world, teacher)).grades?.waits).toEqual([{ learner: 's1', why: 'down' }]);
    await mark(teacher, 0.25);
    expect([...world.addons.grades.values()]).toEqual([1.25]);
  });

  it('that the day did not come to is given by the night, from what the store holds', async () => {
    const { teacher } = await graded();
    world.addons.fail('grade', down());
    await mark(teacher, 0.5);
    expect([[...world.addons.grades.values()], world.failed]).toEqual([[1], ['down']]);

    const night = minutesIn(16 * 60);
    const [course] = schoolFile().courses;
    if (course === undefined) throw new Error('no course');
    const selected = { file: schoolFile(), course };
    const lms = await world.as('t1').as(SCHOOL);
    await world.another().giveLeft(selected, lms, night); // in another process, which remembers nothing
    expect([...world.addons.grades.values()]).toEqual([1.5]);
    const again = await room(world, (await world.open('t1', 'teacher', night)).id, night);
    await world.another().giveLeft(selected, lms, night);
    expect((await room(world, (await world.open('t1', 'teacher', night)).id, night)).v).toBe(again.v); // nothing left
  });

  it('is left alone by the night where the class is paused, or its days are long over', async () => {
    const { teacher } = await graded();
    world.addons.fail('grade', down());
    await mark(teacher, 0.5);
    const [course] = schoolFile().courses;
    if (course === undefined) throw new Error('no course');
    const lms = await world.as('t1').as(SCHOOL);
    await world.desk.giveLeft({ file: schoolFile(), course }, lms, minutesIn(5 * 24 * 60));
    await store.school(SCHOOL, (db) => startPause(db, course.id, 'teacher', LESSON));
    await world.desk.giveLeft({ file: schoolFile(), course }, lms, minutesIn(16 * 60));
    expect([...world.addons.grades.values()]).toEqual([1]);
  });

  it('that nobody may give is told to the teacher, who has to connect again', async () => {
    const other = await deskWorld(store, { connect: () => Promise.reject(denied()) });
    await other.attach();
    const anna = await other.open('s1', 'student');
    const teacher = await other.open('t1', 'teacher');
    await other.desk.save(other.as('s1'), anna.id, { saves: [save(1, 1)], done: true }, LESSON);
    await other.desk.move(other.as('t1'), teacher.id, { act: 'grade-together' }, LESSON);
    await other.desk.move({ ...other.as('t1'), as: null }, teacher.id, { act: 'show-key' }, LESSON);
    await other.desk.settled();
    expect((await room(other, teacher.id)).grades).toEqual({
      given: 0,
      of: 1,
      waits: [{ learner: 's1', why: 'not-connected' }],
    });
  });

  it('keeps no page waiting', async () => {
    const slow = new Promise<never>(() => {});
    const other = await deskWorld(store, { connect: () => slow });
    const { attachment } = await other.attach();
    const anna = await other.open('s1', 'student', LESSON, { attachment });
    const teacher = await other.open('t1', 'teacher', LESSON, { attachment });
    await other.desk.save(other.as('s1'), anna.id, { saves: [save(1, 1)], done: true }, LESSON);
    await other.desk.move(other.as('t1'), teacher.id, { act: 'grade-together' }, LESSON);
    await expect(other.desk.move(other.as('t1'), teacher.id, { act: 'show-key' }, LESSON)).resolves.toMatchObject({
      state: 'key',
    });
  });
});
