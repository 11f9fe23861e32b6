import { describe, expect, it } from '@jest/globals';
import { LearnerId, PlanId, RunId, TargetCode, type CourseId } from '../../../src/ids.ts';
import type { Level } from '../../../src/mastery/types.ts';
import { loadMastery, loadMorning, saveDecisions } from '../../../src/store/day/decisions.ts';
import { savePlan, waitingPlan } from '../../../src/store/day/plans.ts';
import { courseReport, decisions } from '../../builders/decisions.ts';
import { mastery } from '../../builders/mastery.ts';
import { noteWrite, reassignWrite, routeWrite } from '../../builders/memory/ledger.ts';
import { plan } from '../../builders/plan.ts';
import {
  ANA,
  BEN,
  COURSE,
  MONDAY,
  OTHER_COURSE,
  RUN,
  TUESDAY,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const FRACTIONS = TargetCode.parse('5.NF.A.1');

export const decisionsSuite: Contract = (engine) => {
  describe('decisions', () => {
    it('come back as they were made, mastery by learner and target', async () => {
      await inRecords(engine(), async (records) => {
        const night = decisions({
          mastery: [
            mastery(),
            mastery({ learner: BEN, value: null, low: null, high: null, pThreshold: null, level: 'no-evidence' }),
          ],
        });
        await records.saveDecisions(night);

        expect(await records.loadDecisions(COURSE)).toEqual(night);
        expect(await records.loadDecisions(OTHER_COURSE)).toBeNull();
      });
    });

    it('of the newest night take the place of the older', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveDecisions(decisions({ mastery: [mastery(), mastery({ learner: BEN })] }));
        const next = decisions({ run: RunId.parse('run-2'), at: TUESDAY, mastery: [mastery({ level: 'mastered' })] });
        await records.saveDecisions(next);

        expect(await records.loadDecisions(COURSE)).toEqual(next);
      });
    });

    it('keep the rule of each target, also of one nothing changed on', async () => {
      await inRecords(engine(), async (records) => {
        const strict = { en: 'Mastered is 90 %.', es: 'El dominio es el 90 %.' };
        const night = [mastery(), mastery({ target: TargetCode.parse('5.NF.A.2'), rule: strict })];
        await records.saveDecisions(decisions({ mastery: night }));
        await records.saveDecisions(decisions({ mastery: night }));

        expect((await records.loadDecisions(COURSE))?.mastery.map(({ rule }) => rule)).toEqual([
          mastery().rule,
          strict,
        ]);
      });
    });

    it('of one course leave the mastery of another alone', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveDecisions(decisions({ mastery: [mastery()] }));
        await records.saveDecisions(decisions({ course: OTHER_COURSE, mastery: [mastery({ level: 'mastered' })] }));

        expect((await records.loadDecisions(COURSE))?.mastery.map(({ level }) => level)).toEqual(['not-yet']);
        expect((await records.loadDecisions(OTHER_COURSE))?.mastery.map(({ level }) => level)).toEqual(['mastered']);
      });
    });

    it('that are not made any more go from their own course alone, target by target', async () => {
      await inRecords(engine(), async (records) => {
        const both = [mastery(), mastery({ target: TargetCode.parse('5.NF.A.2') })];
        for (const course of [COURSE, OTHER_COURSE]) await records.saveDecisions(decisions({ course, mastery: both }));
        await records.saveDecisions(decisions({ mastery: [mastery()] }));

        expect((await records.loadDecisions(COURSE))?.mastery).toEqual([mastery()]);
        expect((await records.loadDecisions(OTHER_COURSE))?.mastery).toEqual(both);
      });
    });

    it("leave a history to each learner, and of each course's own levels", async () => {
      await inRecords(engine(), async (records) => {
        const level = (course: CourseId, learner: LearnerId, to: Level) =>
          records.saveDecisions(decisions({ course, mastery: [mastery({ learner, level: to })] }));
        await level(COURSE, ANA, 'mastered');
        await level(OTHER_COURSE, ANA, 'not-yet');
        await level(COURSE, BEN, 'not-yet');

        expect((await records.loadHistory([ANA])).map(({ course, from, to }) => [course, from, to])).toEqual([
          [COURSE, null, 'mastered'],
          [OTHER_COURSE, null, 'not-yet'],
        ]);
        expect(await records.loadHistory([BEN])).toHaveLength(1);
      });
    });

    it('leave a history of the levels that moved, from the first evidence on', async () => {
      await inRecords(engine(), async (records) => {
        const nights = [
          ['no-evidence', MONDAY],
          ['not-yet', MONDAY],
          ['not-yet', TUESDAY],
          ['mastered', TUESDAY],
        ] as const;
        for (const [level, at] of nights) await records.saveDecisions(decisions({ at, mastery: [mastery({ level })] }));

        const moved = { course: COURSE, learner: ANA, target: FRACTIONS };
        expect(await records.loadHistory([ANA])).toEqual([
          { ...moved, from: 'no-evidence', to: 'not-yet', at: MONDAY },
          { ...moved, from: 'not-yet', to: 'mastered', at: TUESDAY },
        ]);
      });
    });
  });
};

export const decisionsInSql: Suite = (engine) => {
  describe('decisions', () => {
    it('write a mastery row again only when it changed', async () => {
      await inSchool(engine(), async (db) => {
        await saveDecisions(db, decisions({ at: MONDAY, mastery: [mastery(), mastery({ learner: BEN })] }));
        await saveDecisions(
          db,
          decisions({ at: TUESDAY, mastery: [mastery(), mastery({ learner: BEN, value: 0.6 })] }),
        );

        expect(await db.query('select learner, value, changed_at from mastery order by learner')).toEqual([
          { learner: ANA, value: 0.55, changed_at: MONDAY },
          { learner: BEN, value: 0.6, changed_at: TUESDAY },
        ]);
      });
    });

    it('come in short as where everybody stands, with what it rests on for the one cell that is asked for', async () => {
      await inSchool(engine(), async (db) => {
        const strict = { en: 'Mastered is 90 %.', es: 'El dominio es el 90 %.' };
        const [ana, ben] = [
          mastery({ stale: true, rule: strict }),
          mastery({ learner: BEN, level: 'mastered', target: TargetCode.parse('5.NF.A.2') }),
        ];
        await saveDecisions(db, decisions({ mastery: [ben, ana] }));
        await saveDecisions(db, decisions({ course: OTHER_COURSE, mastery: [mastery({ level: 'slipped' })] }));

        const { mastery: standings } = (await loadMorning(db, COURSE)) ?? {};
        expect(standings).toEqual(
          [ana, ben].map(({ learner, target, level, stale, masteredAt, rule }) => ({
            learner,
            target,
            level,
            stale,
            masteredAt,
            rule,
          })),
        );
        expect(await loadMastery(db, COURSE, ana)).toEqual([ana]);
        expect(await loadMastery(db, COURSE, { learner: ANA, target: null })).toEqual([ana]);
        expect(await loadMastery(db, COURSE, { ...ana, target: ben.target })).toEqual([]);
      });
    });
  });
};

export const runsSuite: Contract = (engine) => {
  describe('runs', () => {
    it('the last is the one that came last, whatever the clock says', async () => {
      await inRecords(engine(), async (records) => {
        const [early, late] = [courseReport(), courseReport({ learners: 2 })];
        await records.saveRun(RUN, COURSE, TUESDAY, early);
        await records.saveRun(RunId.parse('run-2'), COURSE, MONDAY, late);

        expect(await records.lastRun(COURSE)).toEqual({ run: 'run-2', at: MONDAY, report: late });
        expect(await records.lastRun(OTHER_COURSE)).toBeNull();
      });
    });

    it('that resumes reports again under its own id', async () => {
      await inRecords(engine(), async (records) => {
        await records.saveRun(RUN, COURSE, MONDAY, courseReport({ unfinished: true }));
        await records.saveRun(RUN, COURSE, MONDAY, courseReport());

        expect((await records.lastRun(COURSE))?.report.unfinished).toBe(false);
      });
    });
  });
};

export const plansSuite: Contract = (engine) => {
  describe('plans', () => {
    const second = plan({ id: PlanId.parse('plan-2'), hash: 'hash-2', at: TUESDAY });

    it('come back as they were made', async () => {
      await inRecords(engine(), async (records) => {
        const whole = plan({ writes: [routeWrite(), reassignWrite({ learners: [ANA, BEN] }), noteWrite()] });
        await records.savePlan(whole, 'waiting');

        expect(await records.loadPlan(COURSE, whole.id)).toEqual({
          plan: whole,
          state: 'waiting',
          changedAt: whole.at,
        });
        expect(await records.loadPlan(OTHER_COURSE, whole.id)).toBeNull();
      });
    });

    it('wait one at a time in a course: a newer one replaces the older', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'waiting');
        await records.savePlan(plan({ id: PlanId.parse('elsewhere'), course: OTHER_COURSE }), 'waiting');
        await records.savePlan(second, 'waiting');

        expect((await records.waitingPlan(COURSE))?.plan.id).toBe('plan-2');
        expect(await records.loadPlan(COURSE, plan().id)).toMatchObject({ state: 'replaced', changedAt: TUESDAY });
        expect((await records.waitingPlan(OTHER_COURSE))?.plan.id).toBe('elsewhere');
      });
    });

    it('are applied once: of two who try, one succeeds', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'waiting');

        expect(await records.markPlan(plan().id, 'applied', TUESDAY)).toBe(true);
        expect(await records.markPlan(plan().id, 'applied', TUESDAY)).toBe(false);
        expect(await records.waitingPlan(COURSE)).toBeNull();
        expect(await records.newestPlan(COURSE)).toMatchObject({ state: 'applied', changedAt: TUESDAY });
      });
    });

    it('that were applied stay so when the next one comes, which is the newest of its course', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'applied');
        await records.savePlan(second, 'waiting');
        await records.savePlan(plan({ id: PlanId.parse('elsewhere'), course: OTHER_COURSE }), 'waiting');

        expect((await records.loadPlan(COURSE, plan().id))?.state).toBe('applied');
        expect((await records.newestPlan(COURSE))?.plan.id).toBe('plan-2');
      });
    });

    it('that are saved again under their id say what they say now', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'waiting');
        const again = plan({ writes: [noteWrite()], hash: 'hash-3', at: TUESDAY });
        await records.savePlan(again, 'waiting');

        expect(await records.waitingPlan(COURSE)).toEqual({ plan: again, state: 'waiting', changedAt: TUESDAY });
      });
    });

    it('that were replaced cannot be applied', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'waiting');
        await records.savePlan(second, 'waiting');

        expect(await records.markPlan(plan().id, 'applied', TUESDAY)).toBe(false);
      });
    });

    it('that were applied do not wait again when they are saved again', async () => {
      await inRecords(engine(), async (records) => {
        await records.savePlan(plan(), 'applied');
        await records.savePlan(plan(), 'waiting');

        expect((await records.loadPlan(COURSE, plan().id))?.state).toBe('applied');
      });
    });
  });
};

export const plansInSql: Suite = (engine) => {
  describe('plans', () => {
    it('with a write to nobody, or a note to two, are not handed out', async () => {
      for (const learners of [[], [ANA, LearnerId.parse('9009')]]) {
        await expect(
          inSchool(engine(), async (db) => {
            await savePlan(db, plan({ writes: [noteWrite()] }), 'waiting');
            await db.query(`update plans set body = jsonb_set(body, '{writes,0,learners}', $1::jsonb)`, [
              JSON.stringify(learners),
            ]);
            return waitingPlan(db, COURSE);
          }),
        ).rejects.toThrow();
      }
    });
  });
};
