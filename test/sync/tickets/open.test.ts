import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { saveErasure } from '../../../src/store/erasures.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import { loadTicket } from '../../../src/store/tickets/tickets.ts';
import type { Store } from '../../../src/store/types.ts';
import { TicketRefused } from '../../../src/sync/tickets/desk.ts';
import { assignmentPlace } from '../../builders/memory/memory-addon.ts';
import {
  composed,
  denied,
  deskWorld,
  down,
  minutesIn,
  own,
  PLACE,
  save,
  SCHOOL,
  submission,
  type DeskWorld,
} from '../../builders/ticket/desk.ts';
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

describe('opening a page', () => {
  it("is a learner's first one that opens the ticket, on that school date", async () => {
    const { ticket } = await world.attach(minutesIn(-3 * 24 * 60)); // made on Friday
    await world.open('t1', 'teacher');
    expect(await held(ticket)).toMatchObject({ state: 'draft', date: '2026-11-13' });
    const opening = await world.open('s1', 'student');
    expect(opening).toMatchObject({ role: 'learner', learner: 's1', submission: submission('s1'), ticket });
    expect(await held(ticket)).toMatchObject({ state: 'open', date: '2026-11-16' });
  });

  it('is refused to accounts outside the domains that the school names, also on a page that was opened before', async () => {
    const { ticket } = await world.attach(minutesIn(-30));
    const { id } = await world.open('s1', 'student', minutesIn(0));
    const file = await store.school(SCHOOL, loadSchoolFile);
    if (file === null) throw new Error('there is no school');
    const named = { ...file, school: { ...file.school, domains: ['cedar.example'] } };
    await store.school(SCHOOL, (db) => saveSchoolFile(db, named, minutesIn(1)));

    await expect(world.open('s2', 'student', minutesIn(2))).rejects.toMatchObject({ status: 403, reason: 'not-yours' });
    await expect(world.desk.live(world.as('s1'), id, null, minutesIn(2))).rejects.toMatchObject({
      reason: 'not-yours',
    });
    await expect(world.desk.openLink(world.as('s1'), ticket, minutesIn(2))).rejects.toMatchObject({
      reason: 'not-yours',
    });
    const hosted = { ...world.as('s1'), person: { ...world.as('s1').person, domain: 'cedar.example' } };
    expect(await world.desk.live(hosted, id, null, minutesIn(2))).not.toBeNull();
  });

  it('is refused to a learner who was erased and is kept out, and nothing of them is kept', async () => {
    await world.attach();
    await store.school(SCHOOL, (db) =>
      saveErasure(
        db,
        { id: 'e1', scope: 'learner', subject: `subject of ${SCHOOL} s1`, keptOut: true, at: minutesIn(0) },
        {},
      ),
    );
    await expect(world.open('s1', 'student')).rejects.toMatchObject({ status: 403, reason: 'kept-out' });
    await expect(world.open('t1', 'review', minutesIn(0), { submission: submission('s1') })).rejects.toMatchObject({
      status: 403,
      reason: 'kept-out',
    });
    expect(
      JSON.stringify(await store.school(SCHOOL, (db) => db.query('select * from openings, ticket_learners'))),
    ).toBe('[]');
    expect(await world.open('s2', 'student')).toMatchObject({ learner: 's2' });
  });

  it('keeps no opening that the address could be made from', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    const rows = await store.school(SCHOOL, (db) => db.query('select * from openings'));
    expect(JSON.stringify(rows)).not.toContain(id.slice(0, 22));
  });

  it.each([
    ['t1', 'teacher', 'ok'],
    ['t2', 'teacher', 'ok'],
    ['t2', 'student', 'ok'],
    ['s1', 'student', 'ok'],
    ['s1', 'teacher', 'learner'],
    ['s1', 'review', 'learner'],
    ['s1', 'discovery', 'learner'],
    ['stranger', 'student', 'not-yours'],
    ['stranger', 'teacher', 'not-yours'],
    ['stranger', 'discovery', 'not-yours'],
  ] as const)('by %s in the %s frame: %s', async (person, frame, answer) => {
    await world.attach();
    const opened = await world.open(person, frame).then(
      () => 'ok',
      (error: unknown) => (error instanceof TicketRefused ? [error.status, error.reason] : error),
    );
    expect(opened).toEqual(answer === 'ok' ? 'ok' : [403, answer]);
  });

  it('finds whose work a review is about by the submission, and by nothing else', async () => {
    await world.attach();
    const opening = await world.open('t1', 'review', undefined, { submission: submission('s2') });
    expect(opening.learner).toBe('s2');
    await expect(world.open('t1', 'review', undefined, { submission: 'other' })).rejects.toMatchObject({ status: 404 });
  });

  it('of an attachment that is none of ours is told to be gone', async () => {
    await world.attach();
    await expect(world.open('s1', 'student', undefined, { attachment: 'a99' })).rejects.toMatchObject({
      status: 404,
      reason: 'ticket-gone',
    });
  });

  it('of a class in no school file is told so to those who are in it', async () => {
    const place = assignmentPlace(CourseId.parse('6999'));
    await expect(world.open('t1', 'discovery', undefined, { place })).rejects.toMatchObject({
      status: 404,
      reason: 'unknown-class',
    });
    await expect(world.open('stranger', 'discovery', undefined, { place })).rejects.toMatchObject({ status: 403 });
  });

  it('waits for the LMS so long and no longer, and guesses nothing', async () => {
    await world.attach();
    const patient = await deskWorld(store, { patience: 20 });
    const who = {
      ...patient.as('s1'),
      as: async (school: typeof SCHOOL) => {
        const lms = await patient.as('s1').as(school);
        return {
          ...lms,
          addon: lms.addon === null ? null : { ...lms.addon, context: () => new Promise<never>(() => {}) },
        };
      },
    };
    const wish = { frame: 'student', place: PLACE, attachment: 'a1', token: null, submission: null } as const;
    await expect(patient.desk.open(who, wish, minutesIn(0))).rejects.toMatchObject({
      status: 503,
      reason: 'lms-silent',
    });
  });

  it('says which account to blame, where the LMS does', async () => {
    world.break(new LmsError('denied', 'x', { todo: 'x', reason: 'other-account' }));
    await expect(world.open('t1', 'discovery')).rejects.toMatchObject({ status: 403, reason: 'other-account' });
  });
});

describe('a copied attachment', () => {
  it('is a fresh ticket with the same questions and nothing of the old one, one for all who open it at once', async () => {
    const { ticket } = await world.attach();
    const first = await world.open('s1', 'student');
    await world.desk.save(world.as('s1'), first.id, { saves: [save(1, 1)] }, minutesIn(1));
    const place = assignmentPlace(PLACE.course, 'w2');
    const attachment = world.addons.copy(PLACE, place)[0]?.id ?? 'none';

    const openings = await Promise.all(
      ['s1', 's2', 't1'].map((person) =>
        world.open(person, person === 't1' ? 'teacher' : 'student', minutesIn(2), { place, attachment }),
      ),
    );
    const [fresh] = openings.map((each) => each.ticket);
    expect(new Set(openings.map((each) => each.ticket)).size).toBe(1);
    expect(fresh).not.toBe(ticket);
    if (fresh === null || fresh === undefined) throw new Error('no ticket');
    expect((await held(fresh))?.questions).toEqual(composed().questions);
    expect((await own(world, 's1', openings[0]?.id ?? '', minutesIn(2))).answers).toEqual([]);
    expect(await store.school(SCHOOL, (db) => db.query('select ticket from tickets'))).toHaveLength(2);
  });
});

describe('an opening', () => {
  it('is worth nothing to anybody else, and unknown ones lead nowhere', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    await expect(world.desk.page(world.as('s2'), id, minutesIn(0))).rejects.toMatchObject({
      status: 403,
      reason: 'not-yours',
    });
    await expect(
      world.desk.page(world.as('s1'), `${id.startsWith('x') ? 'y' : 'x'}${id.slice(1)}`, minutesIn(0)),
    ).rejects.toMatchObject({
      status: 404,
    });
    await expect(world.desk.page(world.as('s1'), 'nonsense', minutesIn(0))).rejects.toMatchObject({ status: 404 });
  });

  it('is in the language its person chose on it, and so are those they open after it; nobody else’s is', async () => {
    await world.attach();
    const [first, before] = [await world.open('s1', 'student'), await world.open('s2', 'student')];
    await expect(world.desk.speak(world.as('s2'), first.id, 'es', minutesIn(1))).rejects.toMatchObject({ status: 403 });
    const spoken = async (person: string, id: string): Promise<string> =>
      (await world.desk.page(world.as(person), id, minutesIn(2))).language;
    expect(await spoken('s1', first.id)).toBe('en');
    await world.desk.speak(world.as('s1'), first.id, 'es', minutesIn(2));
    const next = await world.open('s1', 'student', minutesIn(2));
    expect([await spoken('s1', first.id), await spoken('s1', next.id), await spoken('s2', before.id)]).toEqual([
      'es',
      'es',
      'en',
    ]);
  });

  it('lives twelve hours, in every instance', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    await expect(world.another().page(world.as('s1'), id, minutesIn(11 * 60))).resolves.toMatchObject({
      opening: { id },
    });
    await expect(world.another().page(world.as('s1'), id, minutesIn(12 * 60))).rejects.toMatchObject({ status: 404 });
  });

  it('is told apart where the LMS answered and nobody could read it: waiting alone does not mend that', async () => {
    await world.attach();
    world.break(new LmsError('malformed', 'the answer has no studentContext', { todo: 'Report this.' }));
    await expect(world.open('s1', 'student')).rejects.toMatchObject({ status: 503, reason: 'lms-garbled' });
    world.break(down());
    await expect(world.open('s1', 'student')).rejects.toMatchObject({ status: 503, reason: 'lms-silent' });
  });

  it('is asked to be opened again where the LMS says so, and to sign in again where the person’s own sign-in ended', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    const page = (minute: number) => world.desk.page(world.as('s1'), id, minutesIn(minute));
    world.break(new LmsError('denied', 'too long open', { todo: 'x', reason: 'open-again' }));
    await expect(page(6)).rejects.toMatchObject({ status: 403, reason: 'open-again' });
    world.break(new LmsError('denied', 'revoked', { todo: 'x', scope: 'credential' }));
    await expect(page(7)).rejects.toMatchObject({ status: 401, reason: 'signed-out' });
    world.break(null);
    await expect(page(8)).resolves.toBeDefined(); // neither says that the role is gone
  });

  it('ends when the LMS says that the role is gone, for good, and what was answered stays', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    await world.desk.save(world.as('s1'), id, { saves: [save(1, 1)] }, minutesIn(1));
    world.people.learners.splice(0, 1);
    await expect(world.desk.page(world.as('s1'), id, minutesIn(4))).resolves.toBeDefined(); // asked five minutes ago at most
    const left = { status: 403, reason: 'left-class' };
    await expect(world.desk.page(world.as('s1'), id, minutesIn(6))).rejects.toMatchObject(left);
    world.people.learners.push('s1');
    await expect(world.another().page(world.as('s1'), id, minutesIn(7))).rejects.toMatchObject(left);
    const teacher = await world.open('t1', 'teacher', minutesIn(7));
    const live = await world.desk.live(world.as('t1'), teacher.id, null, minutesIn(7));
    expect(live).toMatchObject({
      learners: expect.arrayContaining([
        expect.objectContaining({ id: 's1', answers: [expect.objectContaining({ value: 1 })] }),
      ]),
    });
  });

  it('goes on for an hour with an LMS that does not answer, saving included', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    world.break(down());
    const { saved } = await world.desk.save(world.as('s1'), id, { saves: [save(1, 1)] }, minutesIn(55));
    expect(saved).toMatchObject([{ status: 'saved' }]);
    await expect(world.desk.page(world.as('s1'), id, minutesIn(61))).rejects.toMatchObject({ status: 503 });
    world.break(null);
    await expect(world.desk.page(world.as('s1'), id, minutesIn(61.1))).resolves.toBeDefined(); // at once
    world.break(denied());
    await expect(world.desk.page(world.as('s1'), id, minutesIn(68))).rejects.toMatchObject({ status: 403 });
  });

  it('of an assignment that is gone says that it is closed and takes nothing more, except answers as late ones', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    world.break(new LmsError('gone', 'deleted', { todo: 'Nothing.' }));
    expect(await own(world, 's1', id, minutesIn(6))).toMatchObject({ state: 'closed' });
    const { saved, state } = await world.desk.save(world.as('s1'), id, { saves: [save(1, 1)] }, minutesIn(6));
    expect([saved[0]?.status, state]).toEqual(['late', 'closed']);
    const { late } = await own(world, 's1', id, minutesIn(6));
    expect(late).toMatchObject([{ question: 1, value: 1 }]);
  });

  it('of an assignment that the LMS knows again is as open as before, whatever was pressed meanwhile', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    const teacher = (await world.open('t1', 'teacher')).id;
    world.break(new LmsError('gone', 'not to be seen for now', { todo: 'Nothing.' }));
    await expect(
      world.desk.move(world.as('t1'), teacher, { act: 'grade-together' }, minutesIn(6)),
    ).rejects.toMatchObject({ status: 409, state: 'closed' });
    world.break(null);
    expect(await own(world, 's1', id, minutesIn(7))).toMatchObject({ state: 'open' });
  });

  it('answers a page that has gone mad with 429, and no class', async () => {
    await world.attach();
    const { id } = await world.open('s1', 'student');
    const { v } = await own(world, 's1', id, minutesIn(1));
    const answers = await Promise.all(
      Array.from({ length: 240 }, () =>
        world.desk.live(world.as('s1'), id, v, minutesIn(1)).then(
          () => 'ok',
          (error: { readonly status?: number }) => error.status,
        ),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['ok', 429]));
    await expect(world.desk.live(world.as('s1'), id, null, minutesIn(2))).resolves.not.toBeNull();
  });
});

function held(id: Parameters<typeof loadTicket>[1]) {
  return store.school(SCHOOL, (db) => loadTicket(db, id));
}
