import { strikesOf } from '../../../src/plan/hand.ts';
import { approvePlan } from '../../../src/sync/acts/approve.ts';
import type { Wrong } from '../play.ts';
import { withRecords, wrongRecords } from './with-records.ts';

/** What a teacher struck is struck from that plan alone: a night, which is what asks how far the course was read, looks at no strikes. */
export function strikeForgotten(): Wrong {
  return wrongRecords((records) => {
    let isNight = false;
    return {
      loadPull: async (course) => {
        isNight = true;
        return records.loadPull(course);
      },
      loadHand: async (course, week) => ({
        ...(await records.loadHand(course, week)),
        ...(isNight ? { strikes: [] } : {}),
      }),
    };
  });
}

/** Laying a plan anew, which begins with what the last night decided, looks at no notes in the teacher's words. */
export function editLost(): Wrong {
  return wrongRecords((records) => {
    let isAnew = false;
    return {
      loadMorning: async (course) => {
        isAnew = true;
        return records.loadMorning(course);
      },
      loadHand: async (course, week) => ({
        ...(await records.loadHand(course, week)),
        ...(isAnew ? { edits: [] } : {}),
      }),
    };
  });
}

/** A strike that is taken back holds all the same. */
export function takenBackForNothing(): Wrong {
  return wrongRecords((records) => ({
    loadHand: async (course, week) => {
      const hand = await records.loadHand(course, week);
      return { ...hand, strikes: hand.strikes.filter(({ struck }) => struck) };
    },
  }));
}

/** What a plan is approved without is recorded as struck, and sent with the rest: the approval does not look at what was struck. */
export function exceptSent(): Wrong {
  return {
    approves: async (parts, { except, ...approval }, at) => {
      const { school } = approval;
      if (school !== undefined)
        await parts.store.school(school, async (records) => {
          const plan = (await records.newestPlan(approval.course))?.plan;
          await records.saveStrikes(
            approval.course,
            plan?.writes.flatMap((write) =>
              write.kind !== 'withdraw' && except?.includes(write.key) === true
                ? strikesOf(write, plan.date, true, at)
                : [],
            ) ?? [],
          );
        });
      const blind = withRecords(parts.store, (records) => ({
        ...records,
        loadHand: async (course, week) => ({ ...(await records.loadHand(course, week)), strikes: [] }),
      }));
      return approvePlan({ ...parts, store: blind }, approval, at);
    },
  };
}
