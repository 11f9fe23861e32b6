import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AttachmentId, CourseId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { Store } from '../../../src/store/types.ts';
import type { Opening } from '../../../src/sync/tickets/desk.ts';
import type { TicketId } from '../../../src/ticket/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import {
  BASE,
  composed,
  COURSE,
  deskWorld,
  FIRST_ATTACHMENT,
  LESSON,
  minutesIn,
  own,
  PLACE,
  room,
  save,
  SCHOOL,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
import { assignmentPlace } from '../../builders/memory/memory-addon.ts';
import { schoolFile } from '../../builders/school.ts';
import { memoryStore } from '../../builders/served/store.ts';

const DRAFT = 'draft-0000000001';
const OTHER = CourseId.parse('6002');

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

async function made(draft = DRAFT): Promise<TicketId> {
  const { id } = await world.desk.openComposer(world.as('t1'), COURSE, null, LESSON);
  return (await world.desk.attach(world.as('t1'), id, { draft, ticket: composed() }, LESSON)).ticket;
}

async function madeInside(): Promise<TicketId> {
  const who = world.inside('t1', 'teacher');
  const { id } = await world.desk.openComposer(who, null, 'the wish', LESSON);
  await expect(world.desk.composed(who, id, LESSON)).rejects.toEqual(refused(404, 'unknown-page'));
  const { ticket } = await world.desk.attach(who, id, { draft: DRAFT, ticket: composed() }, LESSON);
  expect(await world.desk.composed(who, id, LESSON)).toEqual({ ticket, title: 'Adding fractions', wish: 'the wish' });
  return ticket;
}

function compose(person: string, course: string = COURSE): Promise<Opening> {
  return world.desk.openComposer(world.as(person), course, null, LESSON);
}

function refused(status: number, reason: string) {
  return expect.objectContaining({ status, reason });
}

describe('a ticket that a link leads to', () => {
  it('is the draft of an assignment that leads to it, made once however often it is sent', async () => {
    const ticket = await made();
    expect(await made()).toBe(ticket);
    expect([...world.links.made.values()]).toEqual([
      { title: 'Adding fractions', address: `${BASE}/t/${ticket}`, points: 2 },
    ]);
  });

  it('changes, its assignment’s title and points too, until a learner opens it', async () => {
    const ticket = await made();
    const again = async (title: string) => {
      const { id } = await world.desk.openComposer(world.as('t1'), COURSE, null, LESSON);
      return world.desk.attach(world.as('t1'), id, { draft: DRAFT, ticket: composed({ title }) }, LESSON);
    };
    expect(await again('Better')).toMatchObject({ ticket });
    expect([...world.links.made.values()].map(({ title }) => title)).toEqual(['Better']);
    await world.desk.openLink(world.as('s1'), ticket, LESSON);
    await expect(again('Best')).rejects.toMatchObject({ status: 409, state: 'open' });
    expect([...world.links.made.values()].map(({ title }) => title)).toEqual(['Better']);
  });

  it('is composed by who teaches the class alone', async () => {
    await expect(compose('t2')).resolves.toMatchObject({ door: 'link', frame: 'discovery', role: 'teacher' });
    await expect(compose('s1')).rejects.toEqual(refused(403, 'learner'));
    await expect(compose('stranger')).rejects.toEqual(refused(403, 'not-yours'));
    await expect(compose('t1', 'nowhere')).rejects.toEqual(refused(403, 'not-yours'));
  });

  it('is a teacher’s room and a learner’s own page', async () => {
    const ticket = await made();
    const teacher = await world.desk.openLink(world.as('t1'), ticket, LESSON);
    expect(teacher).toMatchObject({ door: 'link', frame: 'teacher', role: 'teacher', learner: null, item: 'linked-1' });
    expect((await room(world, teacher.id)).state).toBe('draft');
    const learner = await world.desk.openLink(world.as('s1'), ticket, LESSON);
    expect(learner).toMatchObject({ door: 'link', frame: 'student', role: 'learner', learner: 's1' });
    expect((await own(world, 's1', learner.id)).state).toBe('open');
  });

  it('says the same to who is nobody to the class, whether there is such a ticket or not', async () => {
    const ticket = await made();
    for (const address of [ticket, idIn(SCHOOL, new Uint8Array(16)), 'x', `${'a'.repeat(22)}.Kg`]) {
      await expect(world.desk.openLink(world.as('stranger'), address, LESSON)).rejects.toEqual(
        refused(403, 'not-yours'),
      );
    }
  });

  it('lets nobody in on a guess where the class’s teacher cannot be asked', async () => {
    const ticket = await made();
    const denied = new LmsError('denied', 'no credential', { todo: 'Grant one.', scope: 'credential' });
    const without = await deskWorld(store, { connect: () => Promise.reject(denied) });
    await expect(without.desk.openLink(world.as('s1'), ticket, LESSON)).rejects.toEqual(refused(503, 'not-connected'));
  });

  describe('that somebody opens from a frame', () => {
    const w2 = assignmentPlace(COURSE, 'w2');

    it.each(['s1', 't1'])(
      'is of a copied attachment its own one, though the address names the original (%s)',
      async (person) => {
        const { ticket } = await world.attach();
        const attachment = world.addons.copy(PLACE, w2)[0]?.id ?? FIRST_ATTACHMENT;
        const open = () => world.desk.openLink(world.as(person), ticket, LESSON, { place: w2, attachment });
        const { ticket: fresh, door } = await open();
        expect([fresh === ticket, door]).toEqual([false, 'link']);
        expect(await open()).toMatchObject({ ticket: fresh });
        expect(await world.open('s2', 'student', LESSON, { place: w2, attachment })).toMatchObject({ ticket: fresh });
      },
    );

    it('is for nobody who is not of that class, and of no attachment but ours', async () => {
      const { ticket, attachment } = await world.attach();
      const from = { place: PLACE, attachment: AttachmentId.parse(attachment) };
      await expect(world.desk.openLink(world.as('stranger'), ticket, LESSON, from)).rejects.toEqual(
        refused(403, 'not-yours'),
      );
      await expect(
        world.desk.openLink(world.as('s1'), ticket, LESSON, { ...from, attachment: AttachmentId.parse('a9') }),
      ).rejects.toEqual(refused(404, 'ticket-gone'));
    });

    it('is that of their own opening, and of nobody else’s', async () => {
      const { ticket } = await world.attach();
      const { id } = await world.open('s1', 'student');
      expect(await world.desk.openLink(world.as('s1'), 'opened', LESSON, { opening: id })).toMatchObject({
        ticket,
        door: 'link',
      });
      for (const [person, opening] of [
        ['s2', id],
        ['s1', 'x'],
        ['s1', idIn(SCHOOL, new Uint8Array(16))],
      ] as const)
        await expect(world.desk.openLink(world.as(person), 'opened', LESSON, { opening })).rejects.toEqual(
          refused(403, 'not-yours'),
        );
    });
  });

  it('ends for who is no longer in the class', async () => {
    const ticket = await made();
    const { id } = await world.desk.openLink(world.as('s1'), ticket, LESSON);
    world.people.learners.splice(0, 1);
    await expect(world.desk.page(world.as('s1'), id, minutesIn(6))).rejects.toEqual(refused(403, 'left-class'));
  });

  it('passes a draft grade back as points of its own assignment', async () => {
    const ticket = await made();
    const teacher = await world.desk.openLink(world.as('t1'), ticket, LESSON);
    const learner = await world.desk.openLink(world.as('s1'), ticket, LESSON);
    await world.desk.save(world.as('s1'), learner.id, { saves: [save(1, 1), save(2, '7')], done: true }, LESSON);
    await world.desk.move(world.as('t1'), teacher.id, { act: 'grade-together' }, LESSON);
    await world.desk.move(world.as('t1'), teacher.id, { act: 'show-key' }, LESSON);
    await world.desk.settled();
    expect([...world.links.grades]).toEqual([['linked-1 s1', 1]]);
  });

  it('leaves a grade that the teacher wrote', async () => {
    const ticket = await made();
    const teacher = await world.desk.openLink(world.as('t1'), ticket, LESSON);
    const learner = await world.desk.openLink(world.as('s1'), ticket, LESSON);
    world.links.grades.set('linked-1 s1', 1.5);
    await world.desk.save(world.as('s1'), learner.id, { saves: [save(1, 1)], done: true }, LESSON);
    await world.desk.move(world.as('t1'), teacher.id, { act: 'grade-together' }, LESSON);
    await world.desk.move(world.as('t1'), teacher.id, { act: 'show-key' }, LESSON);
    await world.desk.settled();
    expect([...world.links.grades]).toEqual([['linked-1 s1', 1.5]]);
  });
});

describe('somebody whom the LMS sent in from inside a class', () => {
  it('composes a ticket, which becomes the answer to what the LMS wishes for, and nothing is made there', async () => {
    await madeInside();
    expect(world.links.made.size).toBe(0);
    await expect(world.desk.openComposer(world.inside('s1', 'learner'), null, 'x', LESSON)).rejects.toEqual(
      refused(403, 'learner'),
    );
  });

  it('opens it as what the LMS said they are', async () => {
    const ticket = await madeInside();
    expect(await world.desk.openLink(world.inside('s1', 'learner'), ticket, LESSON)).toMatchObject({
      door: 'launch',
      frame: 'student',
      learner: 's1',
      ticket,
    });
    expect(await world.desk.openLink(world.inside('t9', 'teacher'), ticket, LESSON)).toMatchObject({
      frame: 'teacher',
    });
  });

  it('finds a fresh ticket behind the link of a copied class, always the same one', async () => {
    const file = schoolFile();
    const [course] = file.courses;
    if (course === undefined) throw new Error('the school has a course');
    await store.school(SCHOOL, (db) =>
      saveSchoolFile(db, { ...file, courses: [course, { ...course, id: OTHER }] }, LESSON),
    );
    const ticket = await madeInside();
    const one = await world.desk.openLink(world.inside('s1', 'learner', OTHER), ticket, LESSON);
    const two = await world.desk.openLink(world.inside('t1', 'teacher', OTHER), ticket, LESSON);
    expect(one.ticket).not.toBe(ticket);
    expect(two.ticket).toBe(one.ticket);
  });

  it('is told the tickets that are open now, and no draft', async () => {
    const ticket = await madeInside();
    const who = world.inside('s1', 'learner');
    const now = { school: SCHOOL, course: COURSE, role: 'learner' } as const;
    expect(await world.desk.openNow(now, LESSON)).toEqual([]);
    await world.desk.openLink(who, ticket, LESSON);
    expect(await world.desk.openNow(now, LESSON)).toEqual([{ ticket, title: 'Adding fractions', kind: 'entrance' }]);
    expect(await world.desk.openNow(now, minutesIn(24 * 60))).toEqual([]);
  });
});
