import { describe, expect, it } from '@jest/globals';
import { AttachmentId, CourseworkId, LearnerId, type SchoolId } from '../../../src/ids.ts';
import { answerOfKey, currentAnswer, keepAnswer, loadAnswers, setVersion } from '../../../src/store/tickets/answers.ts';
import { loadTickets } from '../../../src/store/tickets/days.ts';
import { holdLearner, learnersOn, meetLearner, setDone, setGraded } from '../../../src/store/tickets/learners.ts';
import { keepMark, loadMarks } from '../../../src/store/tickets/marks.ts';
import { keepNote, loadNotes } from '../../../src/store/tickets/notes.ts';
import { endOpening, loadOpening, renewOpening, saveOpening, speakOn } from '../../../src/store/tickets/openings.ts';
import { bindPlace, placesOf, setMaxPoints, ticketAt, unbindPlace } from '../../../src/store/tickets/places.ts';
import {
  changeTicket,
  dropTicket,
  keepTicket,
  loadTicket,
  type NewTicket,
} from '../../../src/store/tickets/tickets.ts';
import { loadVersion, raiseVersion } from '../../../src/store/tickets/versions.ts';
import type { Opening } from '../../../src/sync/tickets/desk.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId, type Received } from '../../../src/ticket/types.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { composed } from '../../builders/ticket/desk.ts';
import { everyAnswer } from '../../builders/ticket/every-answer.ts';
import { marked } from '../../builders/ticket/ticket.ts';
import { BEN, COURSE, freshSchool, inSchool, MONDAY, TUESDAY, WEDNESDAY, type Suite } from './engine.ts';

const ANNA = LearnerId.parse('9001');
const ITEM = CourseworkId.parse('w1');
const ATTACHMENT = AttachmentId.parse('a1');

let made = 0;

function values(rows: readonly { readonly value: unknown }[]): unknown[] {
  return rows.map(({ value }) => value);
}

function ticketIn(school: SchoolId, change: Partial<NewTicket> = {}): NewTicket {
  made += 1;
  const id = TicketId.parse(idIn(school, Buffer.from(String(made).padStart(16, '0'))));
  const date = SchoolDate.parse('2026-09-07');
  return {
    id,
    course: COURSE,
    composed: composed(),
    date,
    draft: null,
    copyOf: null,
    madeBy: 't1',
    madeAt: MONDAY,
    ...change,
  };
}

function answer(change: Partial<Received> = {}): Omit<Received, 'counts'> {
  const status = change.status ?? 'saved';
  return {
    learner: ANNA,
    question: 1,
    value: 1,
    base: 0,
    key: 'key-000000000001',
    version: 1,
    deviceAt: 'x',
    at: MONDAY,
    ...change,
    status,
  };
}

function opening(school: SchoolId, change: Partial<Opening> = {}): Opening {
  const place = { course: COURSE, item: ITEM, kind: 'assignment' } as const;
  return {
    id: 'secret-of-the-address',
    school,
    course: COURSE,
    item: ITEM,
    place,
    attachment: 'a1',
    submission: null,
    ticket: null,
    door: 'addon',
    frame: 'teacher',
    role: 'teacher',
    person: 't1',
    name: 'Ms Rivera',
    learner: null,
    ...change,
  };
}

export const ticketsSuite: Suite = (engine) => {
  describe('a ticket', () => {
    it('comes back as it was composed, and is the same ticket for the same draft of the same person', async () => {
      await inSchool(engine(), async (db) => {
        const first = ticketIn(db.school, { draft: 'd1' });
        const second = ticketIn(db.school, { draft: 'd1', composed: composed({ title: 'Better' }) });
        expect(await keepTicket(db, first)).toBe(first.id);
        expect(await keepTicket(db, second)).toBe(first.id);
        expect(await keepTicket(db, ticketIn(db.school, { draft: 'd1', madeBy: 't2' }))).not.toBe(first.id);
        expect(await loadTicket(db, first.id)).toEqual({
          ...composed({ title: 'Better' }),
          id: first.id,
          course: COURSE,
          state: 'draft',
          shown: [],
          date: '2026-09-07',
          madeBy: 't1',
          madeAt: MONDAY,
          openedAt: null,
          markingAt: null,
          keyAt: null,
          closedAt: null,
          onPaper: false,
        });
        await bindPlace(db, { course: COURSE, item: ITEM, attachment: ATTACHMENT, ticket: first.id, maxPoints: 2 });
        await keepTicket(db, { ...second, composed: composed({ title: 'Better still' }) });
        expect(await loadTicket(db, first.id)).toMatchObject({ title: 'Better still' });
        await changeTicket(db, { id: first.id, state: 'draft' }, { state: 'open', openedAt: TUESDAY });
        await keepTicket(db, { ...second, composed: composed({ title: 'Too late' }) });
        expect(await loadTicket(db, first.id)).toMatchObject({ title: 'Better still' });
      });
    });

    it('moves on from what it was, and from nothing else', async () => {
      await inSchool(engine(), async (db) => {
        const ticket = ticketIn(db.school);
        await keepTicket(db, ticket);
        const { id } = ticket;
        expect(await changeTicket(db, { id, state: 'draft' }, { state: 'open', openedAt: TUESDAY })).toBe(true);
        expect(await changeTicket(db, { id, state: 'draft' }, { state: 'open', openedAt: MONDAY })).toBe(false);
        expect(await changeTicket(db, { id, state: 'open' }, { state: 'key', shown: [1, 2] })).toBe(true);
        expect(await loadTicket(db, id, 'update')).toMatchObject({ state: 'key', shown: [1, 2], openedAt: TUESDAY });
        await dropTicket(db, id); // somebody has seen it
        expect(await loadTicket(db, id, 'share')).not.toBeNull();
        expect(await changeTicket(db, { id, state: 'key' }, { state: 'closed', closedAt: WEDNESDAY })).toBe(true);
        expect(await loadTicket(db, id)).toMatchObject({ state: 'closed', openedAt: TUESDAY, closedAt: WEDNESDAY });
      });
    });

    it('counts its changes one by one', async () => {
      await inSchool(engine(), async (db) => {
        const { id } = ticketIn(db.school);
        expect(await loadVersion(db, id)).toBe(0);
        await keepTicket(db, { ...ticketIn(db.school), id });
        expect([
          await loadVersion(db, id),
          await raiseVersion(db, id),
          await raiseVersion(db, id),
          await loadVersion(db, id),
        ]).toEqual([1, 2, 3, 3]);
      });
    });

    it('hangs where it was bound first', async () => {
      await inSchool(engine(), async (db) => {
        const [one, other] = [ticketIn(db.school), ticketIn(db.school)];
        await keepTicket(db, one);
        await keepTicket(db, other);
        const place = { course: COURSE, item: ITEM, attachment: ATTACHMENT, maxPoints: 2 };
        expect(await bindPlace(db, { ...place, ticket: one.id })).toBe(one.id);
        expect(await bindPlace(db, { ...place, ticket: other.id })).toBe(one.id);
        expect(await bindPlace(db, { ...place, attachment: null, ticket: other.id })).toBe(other.id);
        expect(await ticketAt(db, place)).toBe(one.id);
        expect(await placesOf(db, other.id)).toEqual([{ ...place, attachment: null, ticket: other.id }]);
      });
    });
  });

  describe('two tickets on one assignment', () => {
    it('are taken away and given points one by one', async () => {
      await inSchool(engine(), async (db) => {
        const [one, other] = [ticketIn(db.school), ticketIn(db.school)];
        const place = { course: COURSE, item: ITEM, maxPoints: 2 };
        for (const ticket of [one, other]) await keepTicket(db, ticket);
        await bindPlace(db, { ...place, attachment: ATTACHMENT, ticket: one.id });
        await bindPlace(db, { ...place, attachment: null, ticket: other.id });

        await setMaxPoints(db, one.id, 5);
        expect((await placesOf(db, other.id)).map(({ maxPoints }) => maxPoints)).toEqual([2]);
        await unbindPlace(db, { ...place, attachment: null });
        expect(await placesOf(db, other.id)).toEqual([]);
        expect((await placesOf(db, one.id)).map(({ maxPoints }) => maxPoints)).toEqual([5]);
      });
    });
  });

  describe('what is said to one learner', () => {
    it('a mark and a note, is read by that learner alone', async () => {
      await inSchool(engine(), async (db) => {
        const ticket = ticketIn(db.school);
        await keepTicket(db, ticket);
        for (const learner of [ANNA, BEN]) {
          await meetLearner(db, ticket.id, { learner, name: null, attachment: null, submission: null }, MONDAY);
          await keepMark(db, ticket.id, { ...marked(learner, 1, 'self', 1), actor: learner });
          const words = { course: COURSE, ticket: ticket.id, learner, text: `to ${learner}` };
          await keepNote(db, words, { actor: 't1', key: null }, MONDAY);
        }

        expect((await loadMarks(db, ticket.id, ANNA)).map(({ learner }) => learner)).toEqual([ANNA]);
        expect(await loadMarks(db, ticket.id)).toHaveLength(2);
        expect((await loadNotes(db, ticket.id, ANNA)).map(({ text }) => text)).toEqual([`to ${ANNA}`]);
      });
    });
  });

  describe('an answer', () => {
    it('stays with every other, and current is the highest version', async () => {
      await inSchool(engine(), async (db) => {
        const ticket = ticketIn(db.school);
        await keepTicket(db, ticket);
        await meetLearner(db, ticket.id, { learner: ANNA, name: 'Anna', attachment: null, submission: null }, MONDAY);
        for (const [n, value] of [null, 'text', [0, 2], 1].entries())
          await keepAnswer(db, ticket.id, answer({ value, key: `key-${n}`, version: n + 1, base: n }));
        await keepAnswer(db, ticket.id, answer({ key: 'late', version: null, status: 'late', value: 0 }));
        const all = await everyAnswer(db, ticket.id);
        expect(all.map(({ value, status, counts }) => [value, status, counts])).toEqual([
          [null, 'saved', false],
          ['text', 'saved', false],
          [[0, 2], 'saved', false],
          [1, 'saved', false],
          [0, 'late', false],
        ]);
        await keepAnswer(db, ticket.id, answer({ question: 2, value: 'second', key: 'second', version: 7 }));
        expect(await currentAnswer(db, ticket.id, answer())).toEqual({ value: 1, version: 4 });
        await setVersion(db, all[0]?.sequence ?? 0, 9); // it came in time, and has its version
        expect((await everyAnswer(db, ticket.id))[0]?.version).toBe(1);
        expect(await currentAnswer(db, ticket.id, answer(), all[2]?.sequence)).toEqual({ value: 'text', version: 2 });
        await setVersion(db, all[4]?.sequence ?? 0, 5);
        expect(await answerOfKey(db, ticket.id, ANNA, 'late')).toMatchObject({ counts: true, version: 5 });
        expect(await answerOfKey(db, ticket.id, ANNA, 'other')).toBeNull();
        await setDone(db, ticket.id, ANNA, true);
        await setGraded(db, ticket.id, ANNA, 1.5);
        expect(await learnersOn(db, ticket.id)).toEqual([
          {
            learner: '9001',
            name: 'Anna',
            attachment: null,
            submission: null,
            done: true,
            seenAt: MONDAY,
            graded: 1.5,
            gradeWaits: null,
          },
        ]);
      });
    });

    it('is read as long as it still says something: the last in time to each question, and what came late', async () => {
      await inSchool(engine(), async (db) => {
        const ticket = ticketIn(db.school);
        const other = LearnerId.parse('9002');
        await keepTicket(db, ticket);
        for (let n = 1; n <= 20; n += 1)
          await keepAnswer(db, ticket.id, answer({ value: `typed ${n}`, key: `key-${n}`, version: n, base: n - 1 }));
        await keepAnswer(db, ticket.id, answer({ learner: other, value: 'of another', key: 'other', version: 1 }));
        await keepAnswer(db, ticket.id, answer({ question: 2, value: 'second', key: 'second', version: 1 }));
        for (const status of ['conflict', 'late'] as const)
          await keepAnswer(db, ticket.id, answer({ value: status, key: status, status, version: null }));
        expect(values(await loadAnswers(db, ticket.id))).toEqual(['typed 20', 'of another', 'second', 'late']);
        expect(values(await loadAnswers(db, ticket.id, ANNA))).toEqual(['typed 20', 'second', 'late']);
        const draft = await loadTicket(db, ticket.id);
        if (draft !== null) await changeTicket(db, draft, { state: 'open', openedAt: MONDAY });
        const [read] = (await loadTickets(db, ticket.course, ticket.date)).tickets;
        expect(values(read?.received ?? [])).toEqual(['typed 20', 'of another', 'second', 'late']);
      });
    });

    it('with a key that is there already is not kept again', async () => {
      await expect(
        inSchool(engine(), async (db) => {
          const ticket = ticketIn(db.school);
          await keepTicket(db, ticket);
          await keepAnswer(db, ticket.id, answer());
          await keepAnswer(db, ticket.id, answer({ version: 2 }));
        }),
      ).rejects.toThrow('23505');
    });
  });

  describe('sixty who save at once', () => {
    it('wait for nobody but themselves, and lose nothing', async () => {
      const { store } = engine();
      const school = freshSchool();
      const ticket = ticketIn(school);
      await store.school(school, (db) => keepTicket(db, ticket));
      await Promise.all(
        Array.from({ length: 60 }, (_none, n) =>
          store.school(school, async (db) => {
            const learner = LearnerId.parse(`l${n}`);
            await loadTicket(db, ticket.id, 'share');
            await meetLearner(db, ticket.id, { learner, name: null, attachment: null, submission: null }, MONDAY);
            await holdLearner(db, ticket.id, learner);
            await keepAnswer(db, ticket.id, answer({ learner }));
            await raiseVersion(db, ticket.id);
          }),
        ),
      );
      const { answers, version } = await store.school(school, async (db) => ({
        answers: await everyAnswer(db, ticket.id),
        version: await loadVersion(db, ticket.id),
      }));
      expect([answers.length, new Set(answers.map(({ learner }) => learner)).size, version]).toEqual([60, 60, 61]);
    });

    it('of one learner come one after the other', async () => {
      const { store } = engine();
      const school = freshSchool();
      const ticket = ticketIn(school);
      await store.school(school, async (db) => {
        await keepTicket(db, ticket);
        await meetLearner(db, ticket.id, { learner: ANNA, name: null, attachment: null, submission: null }, MONDAY);
      });
      await Promise.all(
        Array.from({ length: 20 }, (_none, n) =>
          store.school(school, async (db) => {
            await loadTicket(db, ticket.id, 'share');
            await holdLearner(db, ticket.id, ANNA);
            const { version } = await currentAnswer(db, ticket.id, answer());
            await keepAnswer(db, ticket.id, answer({ key: `key-${n}`, version: version + 1 }));
            await raiseVersion(db, ticket.id);
          }),
        ),
      );
      const answers = await store.school(school, (db) => everyAnswer(db, ticket.id));
      expect(answers.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_none, n) => n + 1));
    });
  });

  describe('an opening', () => {
    it('begins in the language that its own person chose last', async () => {
      await inSchool(engine(), async (db) => {
        const open = async (person: string, id: string, at = MONDAY) => {
          await saveOpening(db, opening(db.school, { person, id }), null, at);
          return (await loadOpening(db, db.school, id, at))?.language;
        };
        const [first, second] = [instant('2026-09-07T08:00:00Z'), instant('2026-09-07T09:00:00Z')];
        await open('t1', 'a');
        await speakOn(db, 'a', 'en');
        await open('t1', 'b', first);
        await speakOn(db, 'b', 'es');

        expect([await open('t1', 'c', second), await open('t2', 'd', second)]).toEqual(['es', null]);
      });
    });

    it('is kept by a hash, for twelve hours, and ends when it is said to', async () => {
      await inSchool(engine(), async (db) => {
        const kept = opening(db.school);
        await saveOpening(db, kept, { version: 1, wrapped: 'AA==', body: 'AA==' }, MONDAY);
        expect(await loadOpening(db, db.school, kept.id, MONDAY)).toEqual({
          opening: kept,
          proof: { version: 1, wrapped: 'AA==', body: 'AA==' },
          language: null,
          checkedAt: MONDAY,
          ended: false,
        });
        const soon = instant('2026-09-07T07:06:00Z');
        await renewOpening(db, kept.id, soon);
        expect(await loadOpening(db, db.school, kept.id, soon)).toMatchObject({ checkedAt: soon, ended: false });
        await endOpening(db, kept.id, soon);
        expect(await loadOpening(db, db.school, kept.id, soon)).toMatchObject({ ended: true });
        expect(await loadOpening(db, db.school, kept.id, instant('2026-09-07T19:00:00Z'))).toBeNull();
        expect(await loadOpening(db, db.school, 'another', MONDAY)).toBeNull();
        await saveOpening(db, opening(db.school, { id: 'next' }), null, TUESDAY);
        expect(await db.query('select opening from openings')).toHaveLength(1);
      });
    });
  });
};
