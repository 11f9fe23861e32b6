import type { PlanId } from '../ids.ts';
import type { Plan } from '../plan/types.ts';
import type { Records } from '../store/records.ts';

/** A plan equal to the one that waits leaves that one waiting: a new one would make an open board out of date for no reason. */
export async function letWait(records: Records, plan: Plan): Promise<PlanId | null> {
  const waiting = await records.waitingPlan(plan.course);
  if (waiting?.plan.hash === plan.hash) return waiting.plan.id;
  if (plan.writes.length === 0) {
    await endWaiting(records, plan);
    return null;
  }
  await records.savePlan(plan, 'waiting');
  return plan.id;
}

/** Nothing waits any more: what a later run found needs no approval, or is sent by itself. */
export async function endWaiting(records: Records, plan: Plan): Promise<void> {
  const waiting = await records.waitingPlan(plan.course);
  if (waiting !== null) await records.markPlan(waiting.plan.id, 'replaced', plan.at);
}
