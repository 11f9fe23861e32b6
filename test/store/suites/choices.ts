import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../../src/ids.ts';
import { SchoolDate } from '../../../src/time.ts';
import { choice } from '../../builders/day-route.ts';
import { COURSE, MONDAY, OTHER_COURSE, TUESDAY, inRecords, type Contract } from './engine.ts';

const [DAY, NEXT_DAY] = [SchoolDate.parse('2026-11-16'), SchoolDate.parse('2026-11-17')];
const ANNA = LearnerId.parse('9001');

export const choicesSuite: Contract = (engine) => {
  describe('a choice', () => {
    it('is kept beside those made before it, with who made it and when', async () => {
      await inRecords(engine(), async (records) => {
        const declared = choice({ learner: ANNA, date: DAY, route: 'workshop', actor: 'student' });
        const assigned = choice({
          learner: ANNA,
          date: DAY,
          by: 'assigned',
          route: 'seminar',
          place: 'second',
          actor: 'teacher',
        });
        await records.saveChoice(COURSE, declared);
        await records.saveChoice(COURSE, assigned);

        expect(await records.loadChoices(COURSE, DAY)).toEqual([declared, assigned]);
      });
    });

    it('holds for its day and course alone', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveChoice(COURSE, choice({ learner: ANNA, date: DAY }));

        expect(await records.loadChoices(COURSE, NEXT_DAY)).toEqual([]);
        expect(await records.loadChoices(OTHER_COURSE, DAY)).toEqual([]);
      });
    });

    it("of a place is the teacher's alone", async () => {
      await expect(
        inRecords(engine(), (records) => records.saveChoice(COURSE, choice({ by: 'declared', place: 'first' }))),
      ).rejects.toThrow();
    });
  });

  describe("the teacher's hand on a plan", () => {
    it('is kept stroke by stroke, in its order', async () => {
      await inRecords(engine(), async (records) => {
        const strike = {
          kind: 'reassign' as const,
          learner: ANNA,
          target: TargetCode.parse('5.NF.A.1'),
          date: DAY,
          struck: true,
          at: MONDAY,
        };
        await records.saveStrikes(COURSE, [strike, { ...strike, kind: 'note', target: null }]);
        await records.saveStrikes(COURSE, [{ ...strike, struck: false, at: TUESDAY }]);
        await records.saveNoteEdit(COURSE, {
          learner: ANNA,
          week: DAY,
          text: 'Well done, Anna.',
          at: TUESDAY,
          actor: 'ruiz@small.example',
        });
        await records.saveNoteEdit(COURSE, { learner: ANNA, week: DAY, text: null, at: TUESDAY, actor: null });

        expect(await records.loadHand(COURSE, DAY)).toEqual({
          strikes: [strike, { ...strike, kind: 'note', target: null }, { ...strike, struck: false, at: TUESDAY }],
          edits: [
            { learner: ANNA, week: DAY, text: 'Well done, Anna.', at: TUESDAY, actor: 'ruiz@small.example' },
            { learner: ANNA, week: DAY, text: null, at: TUESDAY, actor: null },
          ],
        });
        expect(await records.loadHand(COURSE, NEXT_DAY)).toMatchObject({ edits: [] });
        expect(await records.loadHand(OTHER_COURSE, DAY)).toEqual({ strikes: [], edits: [] });
      });
    });
  });

  describe('the answer whether a seminar was held', () => {
    it('is the newest one', async () => {
      await inRecords(engine(), async (records) => {
        await records.answerSeminar(COURSE, { date: DAY, slot: 'second', tookPlace: true }, MONDAY);
        await records.answerSeminar(COURSE, { date: DAY, slot: 'first', tookPlace: true }, MONDAY);
        await records.answerSeminar(COURSE, { date: DAY, slot: 'first', tookPlace: false }, TUESDAY);

        expect(await records.loadSeminarAnswers(COURSE)).toEqual([
          { date: DAY, slot: 'first', tookPlace: false },
          { date: DAY, slot: 'second', tookPlace: true },
        ]);
        expect(await records.loadSeminarAnswers(OTHER_COURSE)).toEqual([]);
      });
    });
  });
};
