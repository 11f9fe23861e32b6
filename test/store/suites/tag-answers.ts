import { describe, expect, it } from '@jest/globals';
import { CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../../../src/ids.ts';
import type { Place, TagAnswer } from '../../../src/tagging/types.ts';
import { COURSE, inRecords, MONDAY, OTHER_COURSE, TUESDAY, type Contract } from './engine.ts';

const A = TargetCode.parse('5.NF.A.1');
const B = TargetCode.parse('5.NF.B.4');
const work = CourseworkId.parse('7001');
const PLACES: readonly Place[] = [
  { coursework: work },
  { form: FormId.parse('f1'), item: ItemId.parse('i1') },
  { coursework: work, criterion: CriterionId.parse('c1') },
];
const words = { text: '1/2 + 1/3 = ?', work: 'Exit ticket' };
const said = (actor: string, at = MONDAY) => ({ actor, at });

export const tagAnswersSuite: Contract = (engine) => {
  describe("a teacher's word on a target", () => {
    it('is kept for its course and place, with who said it and when', async () => {
      await inRecords(engine(), async (records) => {
        const answers = PLACES.map((place): TagAnswer => ({ place, ...words, answer: 'yes', target: A, kind: 'exit' }));
        await records.saveTagAnswers(COURSE, answers, said('t1'));
        const held = await records.loadTagAnswers();
        expect(held).toHaveLength(3);
        for (const answer of answers)
          expect(held).toContainEqual({ ...answer, course: COURSE, actor: 't1', at: MONDAY });
      });
    });

    it('said again changes nothing, not even when', async () => {
      await inRecords(engine(), async (records) => {
        const answer: TagAnswer = { place: { coursework: work }, ...words, answer: 'yes', target: A, kind: null };
        await records.saveTagAnswers(COURSE, [answer], said('t1'));
        await records.saveTagAnswers(COURSE, [answer], said('t2', TUESDAY));
        expect(await records.loadTagAnswers()).toMatchObject([{ answer: 'yes', actor: 't1', at: MONDAY }]);
      });
    });

    it('for another target makes the one before a no', async () => {
      await inRecords(engine(), async (records) => {
        const place = { coursework: work };
        const yes = (target: TargetCode): TagAnswer => ({ place, ...words, answer: 'yes', target, kind: null });
        await records.saveTagAnswers(COURSE, [yes(A)], said('t1'));
        await records.saveTagAnswers(COURSE, [yes(B)], said('t2', TUESDAY));
        expect(await records.loadTagAnswers()).toMatchObject([
          { target: A, answer: 'no', actor: 't2' },
          { target: B, answer: 'yes', actor: 't2' },
        ]);
        await records.saveTagAnswers(COURSE, [yes(A)], said('t1', TUESDAY));
        expect((await records.loadTagAnswers()).filter(({ answer }) => answer === 'yes')).toMatchObject([
          { target: A },
        ]);
      });
    });

    it('that it is about none takes every target away, until one is said', async () => {
      await inRecords(engine(), async (records) => {
        const place = { coursework: work };
        await records.saveTagAnswers(COURSE, [{ place, ...words, answer: 'yes', target: A, kind: null }], said('t1'));
        await records.saveTagAnswers(COURSE, [{ place, ...words, answer: 'none' }], said('t1', TUESDAY));
        const answers = async () => (await records.loadTagAnswers()).map(({ answer }) => answer).toSorted();
        expect(await answers()).toEqual(['no', 'none']);
        await records.saveTagAnswers(
          COURSE,
          [{ place, ...words, answer: 'yes', target: B, kind: null }],
          said('t1', TUESDAY),
        );
        expect(await answers()).toEqual(['no', 'yes']);
      });
    });

    it('in one course says nothing of another', async () => {
      await inRecords(engine(), async (records) => {
        const place = { form: FormId.parse('f1'), item: ItemId.parse('i1') };
        await records.saveTagAnswers(COURSE, [{ place, ...words, answer: 'yes', target: A, kind: null }], said('t1'));
        await records.saveTagAnswers(OTHER_COURSE, [{ place, ...words, answer: 'none' }], said('t2'));
        expect(await records.loadTagAnswers()).toMatchObject([{ answer: 'yes' }, { answer: 'none' }]);
      });
    });
  });

  describe('the rubric of a coursework', () => {
    it('is kept as last read', async () => {
      await inRecords(engine(), async (records) => {
        const rows = [{ criterion: CriterionId.parse('c1'), title: 'Model', possible: 4 }];
        await records.saveRubric(COURSE, { coursework: work, rows: [] }, MONDAY);
        await records.saveRubric(COURSE, { coursework: work, rows }, TUESDAY);
        expect(await records.loadRubrics(COURSE)).toEqual([{ rubric: { coursework: work, rows }, readAt: TUESDAY }]);
        expect(await records.loadRubrics(OTHER_COURSE)).toEqual([]);
      });
    });
  });
};
