import { describe, expect, it } from '@jest/globals';
import { LearnerId, PlanId, RunId, TargetCode } from '../../../src/ids.ts';
import { loadDecisions, loadHistory, saveDecisions } from '../../../src/store/decisions.ts';
import { loadPlan, markPlan, newestPlan, savePlan, waitingPlan } from '../../../src/store/plans.ts';
import { lastRun, saveRun } from '../../../src/store/runs.ts';
import { courseReport, decisions } from '../../builders/decisions.ts';
import { mastery } from '../../builders/mastery.ts';
import { noteWrite, reassignWrite, routeWrite } from '../../builders/ledger.ts';
import { plan } from '../../builders/plan.ts';
import { ANA, BEN, COURSE, MONDAY, OTHER_COURSE, RUN, TUESDAY, inSchool } from './engine.ts';
import type { Suite } from './engine.ts';

const FRACTIONS = TargetCode.parse('5.NF.A.1');

export const decisionsSuite: Suite = (engine) => {
  describe('decisions', () => {
    it('come back as they were made, mastery by learner and target', async () => {
      await inSchool(engine(), async (db) => {
        const night = decisions({ mastery: [mastery(), mastery({ learner: BEN, value: null, low: null, high: null, pThreshold: null, level: 'no-evidence' })] });
        await saveDecisions(db, night);

        expect(await loadDecisions(db, COURSE)).toEqual(night);
        expect(await loadDecisions(db, OTHER_COURSE)).toBeNull();
      });
    });

    it('of the newest night take the place of the older', async () => {
      await inSchool(engine(), async (db) => {
        await saveDecisions(db, decisions({ mastery: [mastery(), mastery({ learner: BEN })] }));
        const next = decisions({ run: RunId.parse('run-2'), at: TUESDAY, mastery: [mastery({ level: 'mastered' })] });
        await saveDecisions(db, next);

        expect(await loadDecisions(db, COURSE)).toEqual(next);
      });
    });

    it('write a mastery row again only when it changed', async () => {
      await inSchool(engine(), async (db) => {
        await saveDecisions(db, decisions({ at: MONDAY, mastery: [mastery(), mastery({ learner: BEN })] }));
        await saveDecisions(db, decisions({ at: TUESDAY, mastery: [mastery(), mastery({ learner: BEN, value: 0.6 })] }));

        expect(await db.query('select learner, value, changed_at from mastery order by learner')).toEqual([
          { learner: ANA, value: 0.55, changed_at: MONDAY }, { learner: BEN, value: 0.6, changed_at: TUESDAY },
        ]);
      });
    });

    it('keep the rule of each target, also of one nothing changed on', async () => {
      await inSchool(engine(), async (db) => {
        const strict = { en: 'Mastered is 90 %.', es: 'El dominio es el 90 %.' };
        const night = [mastery(), mastery({ target: TargetCode.parse('5.NF.A.2'), rule: strict })];
        await saveDecisions(db, decisions({ mastery: night }));
        await saveDecisions(db, decisions({ mastery: night }));

        expect((await loadDecisions(db, COURSE))?.mastery.map(({ rule }) => rule)).toEqual([mastery().rule, strict]);
      });
    });

    it('of one course leave the mastery of another alone', async () => {
      await inSchool(engine(), async (db) => {
        await saveDecisions(db, decisions({ mastery: [mastery()] }));
        await saveDecisions(db, decisions({ course: OTHER_COURSE, mastery: [mastery({ level: 'mastered' })] }));

        expect((await loadDecisions(db, COURSE))?.mastery.map(({ level }) => level)).toEqual(['not-yet']);
        expect((await loadDecisions(db, OTHER_COURSE))?.mastery.map(({ level }) => level)).toEqual(['mastered']);
      });
    });

    it('leave a history of the levels that moved, from the first evidence on', async () => {
      await inSchool(engine(), async (db) => {
        const nights = [['no-evidence', MONDAY], ['not-yet', MONDAY], ['not-yet', TUESDAY], ['mastered', TUESDAY]] as const;
        for (const [level, at] of nights) await saveDecisions(db, decisions({ at, mastery: [mastery({ level })] }));

        const moved = { course: COURSE, learner: ANA, target: FRACTIONS };
        expect(await loadHistory(db, [ANA])).toEqual([
          { ...moved, from: 'no-evidence', to: 'not-yet', at: MONDAY }, { ...moved, from: 'not-yet', to: 'mastered', at: TUESDAY },
        ]);
      });
    });
  });
};

export const runsSuite: Suite = (engine) => {
  describe('runs', () => {
    it('the last is the one that came last, whatever the clock says', async () => {
      await inSchool(engine(), async (db) => {
        const [early, late] = [courseReport(), courseReport({ learners: 2 })];
        await saveRun(db, RUN, COURSE, TUESDAY, early);
        await saveRun(db, RunId.parse('run-2'), COURSE, MONDAY, late);

        expect(await lastRun(db, COURSE)).toEqual({ run: 'run-2', at: MONDAY, report: late });
        expect(await lastRun(db, OTHER_COURSE)).toBeNull();
      });
    });

    it('that resumes reports again under its own id', async () => {
      await inSchool(engine(), async (db) => {
        await saveRun(db, RUN, COURSE, MONDAY, courseReport({ unfinished: true }));
        await saveRun(db, RUN, COURSE, MONDAY, courseReport());

        expect((await lastRun(db, COURSE))?.report.unfinished).toBe(false);
      });
    });
  });
};

export const plansSuite: Suite = (engine) => {
  describe('plans', () => {
    const second = plan({ id: PlanId.parse('plan-2'), hash: 'hash-2', at: TUESDAY });

    it('come back as they were made', async () => {
      await inSchool(engine(), async (db) => {
        const whole = plan({ writes: [routeWrite(), reassignWrite({ learners: [ANA, BEN] }), noteWrite()] });
        await savePlan(db, whole, 'waiting');

        expect(await loadPlan(db, COURSE, whole.id)).toEqual({ plan: whole, state: 'waiting', changedAt: whole.at });
        expect(await loadPlan(db, OTHER_COURSE, whole.id)).toBeNull();
      });
    });

    it('wait one at a time in a course: a newer one replaces the older', async () => {
      await inSchool(engine(), async (db) => {
        await savePlan(db, plan(), 'waiting');
        await savePlan(db, plan({ id: PlanId.parse('elsewhere'), course: OTHER_COURSE }), 'waiting');
        await savePlan(db, second, 'waiting');

        expect((await waitingPlan(db, COURSE))?.plan.id).toBe('plan-2');
        expect(await loadPlan(db, COURSE, plan().id)).toMatchObject({ state: 'replaced', changedAt: TUESDAY });
        expect((await waitingPlan(db, OTHER_COURSE))?.plan.id).toBe('elsewhere');
      });
    });

    it('are applied once: of two who try, one succeeds', async () => {
      await inSchool(engine(), async (db) => {
        await savePlan(db, plan(), 'waiting');

        expect(await markPlan(db, plan().id, 'applied', TUESDAY)).toBe(true);
        expect(await markPlan(db, plan().id, 'applied', TUESDAY)).toBe(false);
        expect(await waitingPlan(db, COURSE)).toBeNull();
        expect(await newestPlan(db, COURSE)).toMatchObject({ state: 'applied', changedAt: TUESDAY });
      });
    });

    it('that were replaced cannot be applied', async () => {
      await inSchool(engine(), async (db) => {
        await savePlan(db, plan(), 'waiting');
        await savePlan(db, second, 'waiting');

        expect(await markPlan(db, plan().id, 'applied', TUESDAY)).toBe(false);
      });
    });

    it('that were applied do not wait again when they are saved again', async () => {
      await inSchool(engine(), async (db) => {
        await savePlan(db, plan(), 'applied');
        await savePlan(db, plan(), 'waiting');

        expect((await loadPlan(db, COURSE, plan().id))?.state).toBe('applied');
      });
    });

    it('with a write to nobody, or a note to two, are not handed out', async () => {
      for (const learners of [[], [ANA, LearnerId.parse('9009')]]) {
        await expect(inSchool(engine(), async (db) => {
          await savePlan(db, plan({ writes: [noteWrite()] }), 'waiting');
          await db.query(`update plans set body = jsonb_set(body, '{writes,0,learners}', $1::jsonb)`, [JSON.stringify(learners)]);
          return waitingPlan(db, COURSE);
        })).rejects.toThrow();
      }
    });
  });
};
