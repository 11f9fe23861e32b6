import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Grouping, Room } from './grouping.ts';
import type { Applicant } from './seats.ts';
import type { DayRoute } from './types.ts';

/** The teacher has said more than a route: which session, a talk, or not today. */
export function isPlaced({ assigned }: Pick<DayRoute, 'assigned'>): boolean {
  return assigned !== null && assigned.place !== null;
}

/**
 * The grouping with those the teacher put somewhere, whom it does not hold yet: they sit there whatever the number of seats. A
 * session nobody else needs is held for them, on the target that learner needs most; who has none, because no ticket gives the day one, waits. Whoever waits takes a seat that is left in it.
 */
export function placed(
  grouping: Grouping,
  routes: readonly DayRoute[],
  { sessions, seats }: Pick<Room, 'sessions' | 'seats'>,
): Grouping {
  const groups = grouping.groups.map((group) => new Map<TargetCode, readonly LearnerId[]>(group));
  const alone = [...grouping.alone];
  const waiting = [...grouping.waiting];
  for (const { learner, assigned, targets } of routes.toSorted((a, b) => byId(a.learner, b.learner))) {
    const target = targets[0]?.target;
    if (assigned?.route !== 'seminar' || assigned.place === null) continue;
    if (target === undefined) {
      waiting.push({ learner, turn: 0, needs: [] });
      continue;
    }
    if (assigned.place === 'talk') {
      alone.push({ learner, target });
      continue;
    }
    const index = assigned.place === 'second' && sessions > 1 ? 1 : 0;
    while (groups.length <= index) groups.push(new Map());
    const group = groups[index];
    const on = group?.has(target) === true ? target : ([...(group?.keys() ?? [])][0] ?? target);
    group?.set(on, [...(group.get(on) ?? []), learner]);
  }
  return { groups, alone, waiting: waiting.filter((each) => !sits(each, groups, seats)) };
}

function sits(
  { learner, needs }: Applicant,
  groups: readonly Map<TargetCode, readonly LearnerId[]>[],
  seats: number,
): boolean {
  for (const { target } of needs) {
    const group = groups.find((each) => each.has(target) && [...each.values()].flat().length < seats);
    if (group === undefined) continue;
    group.set(target, [...(group.get(target) ?? []), learner]);
    return true;
  }
  return false;
}
