import { describe, expect, it } from '@jest/globals';
import { LearnerId, SchoolId, TargetCode, type CourseId } from '../../../src/ids.ts';
import type { CheckAsk } from '../../../src/pathway/check-asks.ts';
import { answerAsk, keepAsk, loadAsk, loadAsks, withdrawAsk, type AskAnswer } from '../../../src/store/day/asks.ts';
import { keepTicket, type NewTicket } from '../../../src/store/tickets/tickets.ts';
import { loadVersion, raiseVersion } from '../../../src/store/tickets/versions.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId } from '../../../src/ticket/types.ts';
import { SchoolDate, type Instant } from '../../../src/time.ts';
import { composed, TARGET } from '../../builders/ticket/desk.ts';
import { BEN, COURSE, inSchool, MONDAY, OTHER_COURSE, TUESDAY, WEDNESDAY, type Suite } from './engine.ts';

const ANNA = LearnerId.parse('9001');
const OTHER_TARGET = TargetCode.parse('5.NF.B.9');
const TICKET = TicketId.parse(idIn(SchoolId.parse('any'), Buffer.alloc(16, 7)));
const NEW_TICKET: NewTicket = {
  id: TICKET,
  course: COURSE,
  composed: composed(),
  date: SchoolDate.parse('2026-09-07'),
  draft: null,
  copyOf: null,
  madeBy: 't1',
  madeAt: MONDAY,
};
const about = { learner: ANNA, target: TARGET };

const keep = (db: SchoolDb, why = '') => keepAsk(db, { course: COURSE, ticket: TICKET }, { ...about, why }, MONDAY);

async function answer(db: SchoolDb, said: AskAnswer['answer']) {
  const [first] = await loadAsks(db, COURSE);
  return answerAsk(db, COURSE, { ask: first?.id ?? 0, answer: said, actor: 't1' }, TUESDAY);
}

export const asksSuite: Suite = (engine) => {
  describe('what a learner asks to be checked on', () => {
    it('is open once, until it is taken back', async () => {
      await inSchool(engine(), async (db) => {
        expect([await keep(db, 'I drew it.'), await keep(db)]).toEqual([true, false]);
        expect(await loadAsks(db, COURSE)).toMatchObject([
          { ...about, why: 'I drew it.', at: MONDAY, state: 'open', answeredAt: null },
        ]);
        expect(await loadAsks(db, OTHER_COURSE)).toEqual([]);
        expect([await withdrawAsk(db, COURSE, about, TUESDAY), await withdrawAsk(db, COURSE, about, TUESDAY)]).toEqual([
          true,
          false,
        ]);
        expect(await keep(db)).toBe(true);
        expect((await loadAsks(db, COURSE)).map(({ state }) => state)).toEqual(['withdrawn', 'open']);
      });
    });

    it('is answered once, taken back by another answer, and tells the pages of its ticket', async () => {
      await inSchool(engine(), async (db) => {
        await keepTicket(db, NEW_TICKET);
        await keep(db);
        const before = await raiseVersion(db, TICKET);
        expect([await answer(db, 'approved'), await answer(db, 'approved')]).toEqual(['done', 'already']);
        expect(await loadAsks(db, COURSE)).toMatchObject([{ state: 'approved', answeredAt: TUESDAY }]);
        expect(await loadVersion(db, TICKET)).toBe(before + 1);
        expect(await withdrawAsk(db, COURSE, about, TUESDAY)).toBe(false);
        expect(await answer(db, 'open')).toBe('done');
        expect(await loadAsks(db, COURSE)).toMatchObject([{ state: 'open', answeredAt: null }]);
      });
    });

    it('is read since a moment as long as it is open, or something became of it since', async () => {
      await inSchool(engine(), async (db) => {
        await keep(db);
        const since = async (at: Instant) => (await loadAsks(db, COURSE, at)).map(({ state }) => state);
        expect(await since(WEDNESDAY)).toEqual(['open']);
        await answer(db, 'approved');
        expect([await since(TUESDAY), await since(WEDNESDAY)]).toEqual([['approved'], []]);
        const [stored] = await loadAsks(db, COURSE);
        expect(await loadAsk(db, COURSE, stored?.id ?? 0)).toEqual(stored);
        expect(await loadAsk(db, OTHER_COURSE, stored?.id ?? 0)).toBeNull();
      });
    });

    it('is taken back by its own learner, in its own class', async () => {
      await inSchool(engine(), async (db) => {
        await keep(db);
        expect(await withdrawAsk(db, COURSE, { ...about, learner: BEN }, TUESDAY)).toBe(false);
        expect(await withdrawAsk(db, OTHER_COURSE, about, TUESDAY)).toBe(false);
        expect(await loadAsks(db, COURSE)).toMatchObject([{ state: 'open' }]);
      });
    });

    it('is answered in its own class, and whatever else was asked since', async () => {
      await inSchool(engine(), async (db) => {
        await keep(db);
        const since = (course: CourseId, ask: Pick<CheckAsk, 'learner' | 'target'>) =>
          keepAsk(db, { course, ticket: TICKET }, { ...ask, why: '' }, MONDAY);
        await since(COURSE, { ...about, learner: BEN });
        await since(COURSE, { ...about, target: OTHER_TARGET });
        await since(OTHER_COURSE, about);
        const [first] = await loadAsks(db, COURSE);
        const elsewhere = { ask: first?.id ?? 0, answer: 'talk', actor: 't2' } as const;
        expect(await answerAsk(db, OTHER_COURSE, elsewhere, TUESDAY)).toBe('gone');
        expect(await answer(db, 'approved')).toBe('done');
        expect((await loadAsks(db, COURSE)).map(({ state }) => state)).toEqual(['approved', 'open', 'open']);
      });
    });

    it('is gone for the teacher once it was taken back or asked anew', async () => {
      await inSchool(engine(), async (db) => {
        expect(await answer(db, 'approved')).toBe('gone');
        await keep(db);
        await answer(db, 'talk');
        await keep(db);
        expect(await answer(db, 'open')).toBe('gone');
      });
    });
  });
};
