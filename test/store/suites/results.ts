import { describe, expect, it } from '@jest/globals';
import { CourseworkId, ItemId, type LearnerId } from '../../../src/ids.ts';
import type { CourseworkResults } from '../../../src/results/types.ts';
import { exportSchool } from '../../../src/store/export.ts';
import {
  keepResultHeader,
  loadImportedResults,
  loadResultHeaders,
  saveImportedResults,
} from '../../../src/store/results/imported-results.ts';
import { saveRoster } from '../../../src/store/people/roster.ts';
import { ANA, BEN, COURSE, inSchool, MONDAY, OTHER_COURSE, TUESDAY, WEDNESDAY } from './engine.ts';
import type { Suite } from './engine.ts';

const [ONE, TWO] = [ItemId.parse('1'), ItemId.parse('2')];

function results(
  of: Readonly<Record<string, Readonly<Record<string, number>>>>,
  at: CourseworkResults['results'][number]['at'] = null,
): CourseworkResults {
  return {
    coursework: CourseworkId.parse('7001'),
    questions: [
      { item: ONE, text: 'First', possible: 1 },
      { item: TWO, text: 'Second', possible: 2 },
    ],
    results: Object.entries(of).map(([learner, points]) => ({ learner: learner as LearnerId, points, at })),
  };
}

export const resultsSuite: Suite = (engine) => {
  describe('results from files', () => {
    it('are kept once, changed where they say something else, and put together', async () => {
      await inSchool(engine(), async (db) => {
        const save = (given: CourseworkResults, undated = MONDAY) =>
          saveImportedResults(db, COURSE, given, { undated, at: TUESDAY });
        expect(await save(results({ [ANA]: { 1: 1, 2: 0 }, [BEN]: { 1: 0 } }))).toEqual({
          new: 2,
          changed: 0,
          kept: 0,
        });
        expect(await save(results({ [ANA]: { 1: 1, 2: 0 }, [BEN]: { 1: 0 } }))).toEqual({
          new: 0,
          changed: 0,
          kept: 2,
        });
        expect(await save(results({ [ANA]: { 2: 2 } }))).toEqual({ new: 0, changed: 1, kept: 0 });

        const [quiz, ...others] = await loadImportedResults(db, COURSE);
        expect(others).toEqual([]);
        expect(quiz?.results).toEqual([
          { learner: ANA, points: { 1: 1, 2: 2 }, at: MONDAY },
          { learner: BEN, points: { 1: 0 }, at: MONDAY },
        ]);
        expect(await loadImportedResults(db, OTHER_COURSE)).toEqual([]);
      });
    });

    it('stand with their own work and their own class', async () => {
      await inSchool(engine(), async (db) => {
        const when = { undated: MONDAY, at: MONDAY };
        const [quiz, exit] = [results({ [ANA]: { 1: 1 } }), results({ [BEN]: { 1: 0 } })];
        await saveImportedResults(db, COURSE, quiz, when);
        await saveImportedResults(db, COURSE, { ...exit, coursework: CourseworkId.parse('7002') }, when);
        const asked = [{ item: ONE, text: 'Another', possible: 1 }];
        await saveImportedResults(db, OTHER_COURSE, { ...quiz, questions: asked }, when);

        expect(
          (await loadImportedResults(db, COURSE)).map(({ coursework, results: of }) => [
            coursework,
            of.map(({ learner }) => learner),
          ]),
        ).toEqual([
          ['7001', [ANA]],
          ['7002', [BEN]],
        ]);
        expect((await loadImportedResults(db, OTHER_COURSE)).map(({ questions }) => questions)).toEqual([asked]);
      });
    });

    it('keep their time until a file says another', async () => {
      await inSchool(engine(), async (db) => {
        const save = (given: CourseworkResults, undated = MONDAY) =>
          saveImportedResults(db, COURSE, given, { undated, at: TUESDAY });
        const when = async () => (await loadImportedResults(db, COURSE))[0]?.results[0]?.at;
        await save(results({ [ANA]: { 1: 1 } }));
        expect(await save(results({ [ANA]: { 1: 1 } }), WEDNESDAY)).toMatchObject({ changed: 0 });
        expect(await when()).toBe(MONDAY);
        expect(await save(results({ [ANA]: { 1: 1 } }, TUESDAY))).toMatchObject({ changed: 1 });
        await save(results({ [ANA]: { 1: 0 } }), WEDNESDAY);
        expect(await when()).toBe(TUESDAY);
      });
    });

    it('learn further questions from further files', async () => {
      await inSchool(engine(), async (db) => {
        await saveImportedResults(db, COURSE, results({ [ANA]: { 1: 1 } }), { undated: MONDAY, at: MONDAY });
        const more = {
          ...results({ [ANA]: { 3: 1 } }),
          questions: [
            { item: ONE, text: 'First, better said', possible: 1 },
            { item: ItemId.parse('3'), text: '', possible: 1 },
          ],
        };
        await saveImportedResults(db, COURSE, more, { undated: MONDAY, at: TUESDAY });
        expect((await loadImportedResults(db, COURSE))[0]?.questions.map(({ item, text }) => [item, text])).toEqual([
          ['1', 'First, better said'],
          ['2', 'Second'],
          ['3', ''],
        ]);
      });
    });

    it('of one learner stand in that learner’s export alone', async () => {
      await inSchool(engine(), async (db) => {
        await saveRoster(
          db,
          COURSE,
          [
            { id: ANA, name: 'Ana' },
            { id: BEN, name: 'Ben' },
          ],
          MONDAY,
        );
        await saveImportedResults(db, COURSE, results({ [ANA]: { 1: 1 }, [BEN]: { 1: 0 } }), {
          undated: MONDAY,
          at: MONDAY,
        });
        expect((await exportSchool(db, ANA))['imported_results']).toMatchObject([{ learner: ANA }]);
      });
    });
  });

  describe('the columns of such files', () => {
    it('are remembered, the newest first, each kind of file once', async () => {
      await inSchool(engine(), async (db) => {
        await keepResultHeader(db, 'h1', { learner: 'Wer', question: 'Q' }, MONDAY);
        await keepResultHeader(db, 'h2', { learner: 'Who' }, TUESDAY);
        await keepResultHeader(db, 'h1', { learner: 'Wer', question: 'Frage' }, WEDNESDAY);
        expect(await loadResultHeaders(db)).toEqual([{ learner: 'Wer', question: 'Frage' }, { learner: 'Who' }]);
      });
    });
  });
};
