import { describe, expect, it } from '@jest/globals';
import { CourseworkId, FormId } from '../../../src/ids.ts';
import { countWatches, keepWatch } from '../../../src/store/nights/hints.ts';
import type { Records } from '../../../src/store/records.ts';
import { daysAfter, secondsAfter } from '../../../src/time.ts';
import { coursework } from '../../builders/coursework.ts';
import { quiz } from '../../builders/quiz.ts';
import {
  COURSE,
  MONDAY,
  OTHER_COURSE,
  TUESDAY,
  WEDNESDAY,
  freshSchool,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const WORK = CourseworkId.parse('7001');
const OTHER_WORK = CourseworkId.parse('7002');
const FORM = FormId.parse('form-1');
const SUNDAY = daysAfter(MONDAY, 6);

const workChanged = (coursework: CourseworkId = WORK, registration = 'r-1') =>
  ({ kind: 'work', registration, coursework }) as const;
const formChanged = (kind: 'answers' | 'questions', form = FORM) => ({ kind, form }) as const;

/** A course whose work is watched, with two works and a quiz that another course gives too. */
async function watched(records: Records, registration: string | null = 'r-1'): Promise<void> {
  await records.saveCoursework(COURSE, [coursework({ id: WORK }), coursework({ id: OTHER_WORK })], MONDAY);
  for (const course of [COURSE, OTHER_COURSE]) await records.saveQuiz(course, quiz({ form: FORM }), WORK, MONDAY);
  await records.keepWatch(COURSE, { kind: 'work', thing: COURSE, registration, until: SUNDAY });
  await records.keepWatch(COURSE, { kind: 'answers', thing: FORM, registration: 'f-1', until: SUNDAY });
}

export const hintsSuite: Contract = (engine) => {
  describe('a watch at the LMS', () => {
    it('is kept as it was asked for last, for whichever course asks about the thing', async () => {
      await inRecords(engine(), async (records) => {
        await watched(records, null);
        await records.keepWatch(OTHER_COURSE, { kind: 'answers', thing: FORM, registration: 'f-2', until: TUESDAY });

        expect(await records.loadWatches([COURSE, FORM])).toEqual([
          { kind: 'answers', thing: FORM, registration: 'f-2', until: TUESDAY },
          { kind: 'work', thing: COURSE, registration: null, until: SUNDAY },
        ]);
        expect(await records.loadWatches([OTHER_COURSE])).toEqual([]);
      });
    });

    it('is found in the schools that have it, by its name or by the thing, and nowhere else', async () => {
      const { jobs } = engine();
      const [cedar, maple, bell] = [freshSchool(), freshSchool(), freshSchool()];
      const form = FormId.parse(`form of ${cedar}`);
      const watch = { kind: 'answers', thing: form, until: SUNDAY } as const;
      await jobs.school(cedar, (records) => records.keepWatch(COURSE, { ...watch, registration: `w-${cedar}` }));
      await jobs.school(maple, (records) => records.keepWatch(COURSE, { ...watch, registration: null }));
      await jobs.school(bell, (records) => records.keepWatch(COURSE, { ...watch, thing: 'x', registration: null }));

      expect(await jobs.schoolsWatching(form)).toEqual([cedar, maple].toSorted());
      expect(await jobs.schoolsWatching(`w-${cedar}`)).toEqual([cedar]);
      for (const nobodys of ['', '%', `w-${maple}`]) expect(await jobs.schoolsWatching(nobodys)).toEqual([]);
    });
  });

  describe('a hint that something changed', () => {
    it('is one row of the course it concerns, however often and in whatever order it comes', async () => {
      await inRecords(engine(), async (records) => {
        await watched(records);
        for (const at of [TUESDAY, WEDNESDAY, MONDAY]) expect(await records.noteHint(workChanged(), at)).toBe(1);

        expect(await records.loadHints(COURSE)).toEqual([{ kind: 'work', thing: WORK, at: WEDNESDAY }]);
        expect(await records.loadHints(OTHER_COURSE)).toEqual([]);
      });
    });

    it('about a quiz concerns every course that gives it', async () => {
      await inRecords(engine(), async (records) => {
        await watched(records);

        expect(await records.noteHint(formChanged('answers'), TUESDAY)).toBe(2);
        for (const course of [COURSE, OTHER_COURSE])
          expect(await records.loadHints(course)).toEqual([{ kind: 'answers', thing: FORM, at: TUESDAY }]);
      });
    });

    it.each([
      ['a watch nobody knows', workChanged(WORK, 'r-2')],
      ['work that was never read', workChanged(CourseworkId.parse('9999'))],
      ['a quiz that is not watched', formChanged('answers', FormId.parse('form-2'))],
      ['what of a quiz is not watched', formChanged('questions')],
      ['a watch of another kind by that name', workChanged(WORK, 'f-1')],
    ])('on %s leaves nothing', async (_what, hint) => {
      await inRecords(engine(), async (records) => {
        await watched(records);

        expect(await records.noteHint(hint, TUESDAY)).toBe(0);
        expect(await records.loadHints(COURSE)).toEqual([]);
      });
    });

    it('stays when it came after the course was begun to be read', async () => {
      await inRecords(engine(), async (records) => {
        await watched(records);
        await records.noteHint(workChanged(), TUESDAY);
        await records.noteHint(workChanged(OTHER_WORK), secondsAfter(TUESDAY, 1));
        await records.clearHints(OTHER_COURSE, WEDNESDAY);
        await records.clearHints(COURSE, TUESDAY);

        expect(await records.loadHints(COURSE)).toEqual([
          { kind: 'work', thing: OTHER_WORK, at: secondsAfter(TUESDAY, 1) },
        ]);
      });
    });
  });
};

export const hintsInSql: Suite = (engine) => {
  describe('watches at the LMS', () => {
    it('are counted while they stand, apart from those that were refused', async () => {
      await inSchool(engine(), async (db) => {
        const watch = { kind: 'answers', until: WEDNESDAY } as const;
        await keepWatch(db, COURSE, { ...watch, thing: 'f1', registration: 'w1' });
        await keepWatch(db, COURSE, { ...watch, thing: 'f2', registration: null });

        expect(await countWatches(db, TUESDAY)).toEqual({ standing: 1, refused: 1 });
        expect(await countWatches(db, WEDNESDAY)).toEqual({ standing: 0, refused: 0 });
      });
    });
  });
};
