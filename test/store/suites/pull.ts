import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SetAside } from '../../../src/evidence/types.ts';
import { CourseworkId, EvidenceId, FormId, LearnerId, RunId, SubmissionId, TargetCode } from '../../../src/ids.ts';
import { onlyEnglish } from '../../../src/language.ts';
import { evidenceById, loadEvidence, saveEvidence } from '../../../src/store/results/evidence.ts';
import { loadRoster, saveRoster } from '../../../src/store/people/roster.ts';
import { instant } from '../../../src/time.ts';
import { coursework } from '../../builders/coursework.ts';
import { evidence } from '../../builders/evidence.ts';
import { quiz } from '../../builders/quiz.ts';
import { submission } from '../../builders/submission.ts';
import {
  ANA,
  BEN,
  COURSE,
  MONDAY,
  OTHER_COURSE,
  RUN,
  TUESDAY,
  WEDNESDAY,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const ana = { id: ANA, name: 'Ana Ruiz' };
const ben = { id: BEN, name: 'Ben Ode' };

export const rosterSuite: Contract = (engine) => {
  describe('the roster', () => {
    it('holds who is enrolled, with the night they came', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(COURSE, [ana], MONDAY);
        await records.saveRoster(COURSE, [ana, ben], TUESDAY);

        expect(await records.loadRoster(COURSE)).toEqual([
          { ...ana, since: MONDAY, leftAt: null },
          { ...ben, since: TUESDAY, leftAt: null },
        ]);
      });
    });

    it('remembers who left and when, and takes back who returns', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(COURSE, [ana, ben], MONDAY);
        await records.saveRoster(COURSE, [ana], TUESDAY);
        expect(await records.loadRoster(COURSE)).toEqual([{ ...ana, since: MONDAY, leftAt: null }]);
        expect(await records.classSizes()).toEqual(new Map([[COURSE, 1]]));
        expect(await records.loadRoster(COURSE, 'everyone')).toContainEqual({ ...ben, since: MONDAY, leftAt: TUESDAY });

        await records.saveRoster(COURSE, [ana, ben], WEDNESDAY);
        expect(await records.loadRoster(COURSE)).toContainEqual({ ...ben, since: WEDNESDAY, leftAt: null });
      });
    });

    it('remembers the night on which somebody left through all the nights without them', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(COURSE, [ana, ben], MONDAY);
        for (const night of [TUESDAY, WEDNESDAY]) await records.saveRoster(COURSE, [ana], night);

        expect(await records.loadRoster(COURSE, 'everyone')).toContainEqual({ ...ben, since: MONDAY, leftAt: TUESDAY });
      });
    });

    it('of one course says nothing about another', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(COURSE, [ana, ben], MONDAY);
        await records.saveRoster(OTHER_COURSE, [ben], TUESDAY);

        expect(await records.loadRoster(COURSE)).toHaveLength(2);
        expect(await records.loadRoster(OTHER_COURSE)).toEqual([{ ...ben, since: TUESDAY, leftAt: null }]);
        expect(await records.classSizes()).toEqual(
          new Map([
            [COURSE, 2],
            [OTHER_COURSE, 1],
          ]),
        );
      });
    });

    it('takes a learner who was listed twice once', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(COURSE, [ana, ana], MONDAY);

        expect(await records.loadRoster(COURSE)).toHaveLength(1);
      });
    });

    it('takes names the database itself would refuse', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRoster(
          COURSE,
          [{ id: ANA, name: 'A\0na \uD800 \\u0000 "; drop table learners; --' }],
          MONDAY,
        );

        expect((await records.loadRoster(COURSE))[0]?.name).toBe('Ana \uFFFD \\u0000 "; drop table learners; --');
      });
    });
  });
};

export const rosterInSql: Suite = (engine) => {
  describe('the roster', () => {
    it('follows a changed name and never keeps an e-mail', async () => {
      await inSchool(engine(), async (db) => {
        await saveRoster(db, COURSE, [ana], MONDAY);
        const withEmail = { id: ANA, name: 'Ana Ruiz Sol', email: 'planted@cedar.example' };
        await saveRoster(db, COURSE, [withEmail], TUESDAY);

        expect((await loadRoster(db, COURSE))[0]?.name).toBe('Ana Ruiz Sol');
        expect(
          JSON.stringify(await db.query('select * from learners join enrolments using (school, learner)')),
        ).not.toContain('planted');
      });
    });
  });
};

export const courseworkSuite: Contract = (engine) => {
  describe('coursework', () => {
    it('comes back as it was read', async () => {
      await inRecords(engine(), async (records) => {
        const work = coursework({
          quizzes: [{ form: null, publicId: 'p', title: 'Quiz' }],
          due: instant('2026-09-10T23:59:00Z'),
        });
        expect(await records.saveCoursework(COURSE, [work], MONDAY)).toEqual([work.id]);

        expect(await records.loadCoursework(COURSE)).toEqual([
          { coursework: work, firstSeenAt: MONDAY, changedAt: MONDAY, missingNights: 0 },
        ]);
      });
    });

    it('is written again only when it changed', async () => {
      await inRecords(engine(), async (records) => {
        const other = coursework({ id: CourseworkId.parse('7002') });
        await records.saveCoursework(COURSE, [coursework(), other], MONDAY);

        expect(await records.saveCoursework(COURSE, [coursework({ title: 'Exit ticket' }), other], TUESDAY)).toEqual([
          '7001',
        ]);
        expect((await records.loadCoursework(COURSE)).map(({ changedAt }) => changedAt)).toEqual([TUESDAY, MONDAY]);
      });
    });

    it('that is missing is kept and its nights counted, each once, until it is back', async () => {
      await inRecords(engine(), async (records) => {
        const missing = async (): Promise<number | undefined> =>
          (await records.loadCoursework(COURSE))[0]?.missingNights;
        await records.saveCoursework(COURSE, [coursework()], MONDAY);
        await records.saveCoursework(COURSE, [], TUESDAY);
        expect(await missing()).toBe(1);
        await records.saveCoursework(COURSE, [], instant('2026-09-08T15:00:00Z')); // by hand, the same day
        expect(await missing()).toBe(1);
        await records.saveCoursework(COURSE, [], WEDNESDAY);
        expect(await missing()).toBe(2);

        expect(await records.saveCoursework(COURSE, [coursework()], instant('2026-09-10T07:00:00Z'))).toEqual(['7001']);
        expect(await missing()).toBe(0);
      });
    });

    it('is missing from its own class alone, and stands in the order in which it was first seen', async () => {
      await inRecords(engine(), async (records) => {
        const [first, later] = ['7009', '7001'].map((id) => coursework({ id: CourseworkId.parse(id) }));
        if (first === undefined || later === undefined) throw new Error('there are two');
        await records.saveCoursework(COURSE, [first], MONDAY);
        await records.saveCoursework(OTHER_COURSE, [coursework({ id: CourseworkId.parse('7005') })], TUESDAY);
        await records.saveCoursework(COURSE, [first, later], TUESDAY);

        expect((await records.loadCoursework(COURSE)).map((each) => [each.coursework.id, each.missingNights])).toEqual([
          ['7009', 0],
          ['7001', 0],
        ]);
        expect((await records.loadCoursework(OTHER_COURSE)).map((each) => each.missingNights)).toEqual([0]);
      });
    });

    it('that is read by itself is kept, and nothing follows for what was not read', async () => {
      await inRecords(engine(), async (records) => {
        const other = coursework({ id: CourseworkId.parse('7002') });
        await records.saveCoursework(COURSE, [coursework()], MONDAY);
        await records.noteCoursework(COURSE, [other], TUESDAY);
        await records.noteCoursework(COURSE, [{ ...other, title: 'Exit ticket' }], WEDNESDAY);

        expect(
          (await records.loadCoursework(COURSE)).map(({ coursework: { title }, changedAt, missingNights }) => [
            title,
            changedAt,
            missingNights,
          ]),
        ).toEqual([
          [coursework().title, MONDAY, 0],
          ['Exit ticket', WEDNESDAY, 0],
        ]);
      });
    });
  });
};

export const quizSuite: Contract = (engine) => {
  describe('how far a course was read', () => {
    it('is the newest that was said of it, and nothing before', async () => {
      await inRecords(engine(), async (records) => {
        expect(await records.loadPull(COURSE)).toBeNull();
        await records.savePull(COURSE, {
          fullAt: MONDAY,
          readFor: 'tags',
          kept: [submission(), submission({ id: SubmissionId.parse('submission-2') })],
        });
        const newest = { fullAt: TUESDAY, readFor: 'other tags', kept: [submission()] };
        await records.savePull(COURSE, newest);

        expect(await records.loadPull(COURSE)).toEqual(newest);
        expect(await records.loadPull(OTHER_COURSE)).toBeNull();
      });
    });
  });

  describe('quizzes', () => {
    const work = CourseworkId.parse('7001');
    const form = FormId.parse('form-1');

    it('come back with the work they stand behind and when they were read', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveQuiz(COURSE, quiz(), work, MONDAY);
        await records.saveQuiz(COURSE, quiz({ revision: '2' }), work, TUESDAY);

        expect(await records.loadQuizzes(COURSE)).toEqual([
          {
            quiz: quiz({ revision: '2' }),
            coursework: work,
            readAt: TUESDAY,
            listedAt: null,
            listedFor: null,
            uncounted: [],
          },
        ]);
      });
    });

    it('remember for each course when their responses were listed, and what of them counts nothing', async () => {
      await inRecords(engine(), async (records) => {
        for (const course of [COURSE, OTHER_COURSE]) await records.saveQuiz(course, quiz(), work, MONDAY);
        const uncounted: SetAside[] = [
          {
            kind: 'unmatched',
            count: 2,
            what: onlyEnglish('2 responses'),
            why: { en: 'whose?', es: '¿de quién?' },
            do: { en: 'ask', es: 'pregunte' },
          },
        ];
        await records.markListed(COURSE, [{ form, uncounted }], TUESDAY, 'tags-1');

        expect((await records.loadQuizzes(COURSE))[0]).toMatchObject({
          listedAt: TUESDAY,
          listedFor: 'tags-1',
          uncounted,
        });
        expect((await records.loadQuizzes(OTHER_COURSE))[0]?.listedAt).toBeNull();
      });
    });

    it('are listed with their public ids, for the whole school', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveQuiz(COURSE, quiz(), work, MONDAY);
        await records.saveQuiz(COURSE, quiz({ form: FormId.parse('form-2'), publicId: null }), work, MONDAY);

        expect(await records.loadForms()).toEqual([
          { form, publicId: 'public-1' },
          { form: FormId.parse('form-2'), publicId: null },
        ]);
      });
    });
  });
};

export const evidenceSuite: Contract = (engine) => {
  describe('evidence', () => {
    const first = evidence();
    const second = evidence({ version: 2, share: 1, points: 2 });

    it('comes back exactly as it was saved', async () => {
      await inRecords(engine(), async (records) => {
        const rows = [
          evidence({
            share: 1 / 3,
            points: 0.1,
            possible: 0.3,
            questions: null,
            coursework: null,
            provisional: true,
            kind: 'conference',
            by: 'teacher',
          }),
          evidence({ attempt: 2, at: instant('2026-09-01T14:00:00.007Z') }),
        ];
        await records.saveEvidence({ added: rows, superseded: [] }, RUN, MONDAY);

        expect(await records.loadEvidence([ANA])).toEqual(rows);
      });
    });

    it('keeps any share there is to the last digit', async () => {
      await inRecords(engine(), async (records) => {
        let n = 0;
        await fc.assert(
          fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
            n += 1;
            const row = evidence({ attempt: n, share: share + 0 });
            await records.saveEvidence({ added: [row], superseded: [] }, RUN, MONDAY);
            expect(await records.evidenceById([row.id])).toEqual([row]);
          }),
          { numRuns: 30 },
        );
      });
    });

    it('that was withdrawn without another stays too, and counts no more', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveEvidence({ added: [first], superseded: [] }, RUN, MONDAY);
        await records.saveEvidence({ added: [], superseded: [first.id] }, RUN, TUESDAY);

        expect(await records.loadEvidence([ANA])).toEqual([]);
        expect(await records.evidenceById([first.id])).toEqual([first]);
      });
    });

    it('has one current version: a second is refused', async () => {
      await expect(
        inRecords(engine(), (records) => records.saveEvidence({ added: [first, second], superseded: [] }, RUN, MONDAY)),
      ).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('evidence_current') });
    });

    it('superseded by somebody else in between is a conflict', async () => {
      await expect(
        inRecords(engine(), async (records) => {
          await records.saveEvidence({ added: [first], superseded: [] }, RUN, MONDAY);
          await records.saveEvidence({ added: [second], superseded: [first.id] }, RUN, TUESDAY);
          await records.saveEvidence({ added: [], superseded: [first.id] }, RUN, WEDNESDAY);
        }),
      ).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('outside [0, 1] is refused', async () => {
      for (const share of [-0.1, 1.1, Number.NaN]) {
        await expect(
          inRecords(engine(), (records) =>
            records.saveEvidence({ added: [evidence({ share })], superseded: [] }, RUN, MONDAY),
          ),
        ).rejects.toMatchObject({ kind: 'refused' });
      }
    });

    it('is loaded for the learners and targets asked for, from any course, oldest first', async () => {
      await inRecords(engine(), async (records) => {
        const late = evidence({ course: OTHER_COURSE, attempt: 2, at: TUESDAY });
        const early = evidence({ at: MONDAY });
        const elsewhere = evidence({ target: TargetCode.parse('5.NF.A.2'), at: MONDAY });
        await records.saveEvidence(
          { added: [late, early, elsewhere, evidence({ learner: BEN })], superseded: [] },
          RUN,
          MONDAY,
        );

        expect(await records.loadEvidence([ANA], { targets: [early.target] })).toEqual([early, late]);
        expect(await records.loadEvidence([ANA], { course: OTHER_COURSE })).toEqual([late]);
        expect(await records.loadEvidence([ANA], { besides: OTHER_COURSE, targets: [early.target] })).toEqual([early]);
        expect(await records.loadEvidence([ANA, LearnerId.parse('nobody')])).toHaveLength(3);
        expect(await records.loadEvidence([])).toEqual([]);
      });
    });

    it('tells when the newest that counts was given, by whomever', async () => {
      await inRecords(engine(), async (records) => {
        expect(await records.newestEvidence()).toBeNull();
        const late = evidence({ learner: BEN, at: TUESDAY });
        await records.saveEvidence({ added: [late, evidence({ at: MONDAY })], superseded: [] }, RUN, TUESDAY);
        expect(await records.newestEvidence()).toBe(TUESDAY);
        await records.saveEvidence({ added: [], superseded: [late.id] }, RUN, TUESDAY);
        expect(await records.newestEvidence()).toBe(MONDAY);
      });
    });

    it('of a whole school goes in and out in bulk', async () => {
      await inRecords(engine(), async (records) => {
        const rows = Array.from({ length: 10_000 }, (_, n) =>
          evidence({
            learner: LearnerId.parse(`${n % 300}`),
            attempt: 1 + Math.floor(n / 300),
            id: EvidenceId.parse(`e${n}`),
          }),
        );
        await records.saveEvidence({ added: rows, superseded: [] }, RUN, MONDAY);
        const next = rows.map((row) => ({ ...row, id: EvidenceId.parse(`${row.id}-2`), version: 2 }));
        await records.saveEvidence({ added: next, superseded: rows.map(({ id }) => id) }, RUN, TUESDAY);

        const held = await records.loadEvidence(Array.from({ length: 300 }, (_, n) => LearnerId.parse(`${n}`)));
        expect(held).toHaveLength(10_000);
        expect(held.every(({ version }) => version === 2)).toBe(true);
      });
    });
  });
};

export const evidenceInSql: Suite = (engine) => {
  describe('evidence', () => {
    const first = evidence();
    const second = evidence({ version: 2, share: 1, points: 2 });

    it('that changed is a new version; the old one stays, with what took its place and when', async () => {
      await inSchool(engine(), async (db) => {
        await saveEvidence(db, { added: [first], superseded: [] }, RUN, MONDAY);
        await saveEvidence(db, { added: [second], superseded: [first.id] }, RunId.parse('run-2'), TUESDAY);

        expect(await loadEvidence(db, [ANA])).toEqual([second]);
        expect(await evidenceById(db, [first.id, second.id])).toEqual([first, second]);
        expect(await db.query('select superseded_at, superseded_by from evidence where version = 1')).toEqual([
          { superseded_at: TUESDAY, superseded_by: second.id },
        ]);
      });
    });

    it('is never rewritten', async () => {
      await expect(
        inSchool(engine(), async (db) => {
          await saveEvidence(db, { added: [first], superseded: [] }, RUN, MONDAY);
          await db.query('update evidence set share = 1');
        }),
      ).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('permission denied') });
    });
  });
};
