import { byId } from '../ids.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import type { Applicant } from './seats.ts';

/** How large a session is, and how many a day has. */
export interface Room {
  readonly sessions: number;
  /** The fewest a session is held for. */
  readonly min: number;
  readonly seats: number;
}

/** One session in the making: learners by the target they sit in it for, in the order in which they were seated. */
export type Group = ReadonlyMap<TargetCode, readonly LearnerId[]>;

export interface Grouping {
  readonly groups: readonly Group[];
  /** Whose needs are shared by fewer than a session holds. */
  readonly alone: readonly { readonly learner: LearnerId; readonly target: TargetCode }[];
  readonly waiting: readonly Applicant[];
}

/**
 * The day's groups: each session on the target that most of those without a seat need, and a second need beside it where both
 * together fit into its seats and would otherwise wait. What too few need for a session is left to a talk. Nobody waits
 * while a session on one of their needs has a seat. Plain function of the applicants' order.
 */
export function groupsOf(applicants: readonly Applicant[], room: Room, priority: ReadonlySet<TargetCode>): Grouping {
  const least = Math.min(room.min, room.seats);
  const most = new Map<TargetCode, number>(); // sessions a target can fill, once that is known
  for (;;) {
    const able = applicants.map((each) => ({
      ...each,
      needs: each.needs.filter(({ target }) => most.get(target) !== 0),
    }));
    const plan = sharing(able, choose(able, { ...room, min: least }, priority, most), { ...room, min: least });
    const groups = seat(able, plan, room.seats).map(
      (group) => new Map([...group].filter(([, learners]) => learners.length > 0)),
    );
    const [short] = groups.flatMap((group) => [...group]).filter(([, learners]) => learners.length < least);
    if (short === undefined) return outcome(applicants, groups, most, least);
    const [target] = short;
    most.set(target, groups.filter((group) => group.has(target)).length - 1);
  }
}

/** Targets by session. A target with the priority flag goes first, once; a second session on it competes by need alone. */
function choose(
  applicants: readonly Applicant[],
  room: Room,
  priority: ReadonlySet<TargetCode>,
  most: ReadonlyMap<TargetCode, number>,
): TargetCode[][] {
  const chosen: TargetCode[][] = [];
  while (chosen.length < room.sessions) {
    const sessionsOn = (target: TargetCode): number => chosen.flat().filter((each) => each === target).length;
    const isFirst = (target: TargetCode): number => Number(priority.has(target) && sessionsOn(target) === 0);
    const [next] = demandOf(without(applicants, seat(applicants, chosen, room.seats)))
      .filter(({ target, all }) => all >= room.min && sessionsOn(target) < (most.get(target) ?? room.sessions))
      .toSorted(
        (a, b) => isFirst(b.target) - isFirst(a.target) || b.need - a.need || b.all - a.all || byId(a.target, b.target),
      );
    if (next === undefined) break;
    chosen.push([next.target]);
  }
  return chosen;
}

/** Puts a need that no session serves beside another whose seats hold both, into the emptiest such session. */
function sharing(applicants: readonly Applicant[], chosen: readonly TargetCode[][], room: Room): TargetCode[][] {
  let plan = chosen.map((targets) => [...targets]);
  for (;;) {
    const groups = seat(applicants, plan, room.seats);
    const served = new Set(plan.flat());
    const fits = demandOf(without(applicants, groups))
      .filter(({ target, all }) => !served.has(target) && all >= room.min)
      .toSorted((a, b) => b.need - a.need || b.all - a.all || byId(a.target, b.target))
      .flatMap(({ target, all }) =>
        plan
          .map((targets, index) => ({ target, index, targets: targets.length, taken: sizeOf(groups[index]) }))
          .filter((session) => session.targets === 1 && session.taken + all <= room.seats)
          .toSorted((a, b) => a.taken - b.taken || a.index - b.index),
      )[0];
    if (fits === undefined) return plan;
    plan = plan.map((targets, index) => (index === fits.index ? [...targets, fits.target] : targets));
  }
}

/**
 * Seats the applicants in their order: each in the session on the target they need most that has a seat left; of two on the
 * same target the smaller, so that both groups stay small. Where all are full, somebody seated who needs another session too
 * makes room, if that one has a seat.
 */
function seat(
  applicants: readonly Applicant[],
  plan: readonly (readonly TargetCode[])[],
  seats: number,
): Map<TargetCode, LearnerId[]>[] {
  const groups = plan.map((targets) => new Map(targets.map((target): [TargetCode, LearnerId[]] => [target, []])));
  const needsOf = new Map(applicants.map(({ learner, needs }) => [learner, needs]));

  function sit(learner: LearnerId): boolean {
    for (const { target } of needsOf.get(learner) ?? []) {
      const [smallest] = groups
        .filter((group) => group.has(target) && sizeOf(group) < seats)
        .toSorted((a, b) => sizeOf(a) - sizeOf(b));
      if (smallest === undefined) continue;
      smallest.get(target)?.push(learner);
      return true;
    }
    return false;
  }

  function makeRoom(learner: LearnerId): boolean {
    for (const { target } of needsOf.get(learner) ?? []) {
      for (const group of groups.filter((each) => each.has(target))) {
        for (const [on, seated] of group) {
          const mover = seated.findLast((other) =>
            (needsOf.get(other) ?? []).some((need) =>
              groups.some((to) => to !== group && to.has(need.target) && sizeOf(to) < seats),
            ),
          );
          if (mover === undefined) continue;
          group.set(
            on,
            seated.filter((other) => other !== mover),
          );
          group.get(target)?.push(learner);
          return sit(mover);
        }
      }
    }
    return false;
  }

  for (const { learner } of applicants) {
    if (!sit(learner)) makeRoom(learner);
  }
  return groups;
}

function outcome(
  applicants: readonly Applicant[],
  groups: readonly Group[],
  most: ReadonlyMap<TargetCode, number>,
  min: number,
): Grouping {
  const left = without(applicants, groups);
  const demand = new Map(demandOf(left).map(({ target, all }) => [target, all]));
  const served = new Set(groups.flatMap((group) => [...group.keys()]));
  const alone = left.flatMap(({ learner, needs }) => {
    const [first] = needs;
    if (first === undefined || needs.some(({ target }) => served.has(target))) return [];
    const isFew = most.get(first.target) === 0 || (demand.get(first.target) ?? 0) < min;
    return isFew ? [{ learner, target: first.target }] : [];
  });
  const talkedTo = new Set(alone.map(({ learner }) => learner));
  return {
    groups: groups.filter((group) => sizeOf(group) > 0),
    alone,
    waiting: left.filter(({ learner }) => !talkedTo.has(learner)),
  };
}

function without(applicants: readonly Applicant[], groups: readonly Group[]): Applicant[] {
  const seated = new Set(groups.flatMap((group) => [...group.values()].flat()));
  return applicants.filter(({ learner }) => !seated.has(learner));
}

/** By target: how many of these need it by the evidence or the teacher's word, and how many ask for it at all. */
function demandOf(applicants: readonly Applicant[]): { target: TargetCode; need: number; all: number }[] {
  const demand = new Map<TargetCode, { target: TargetCode; need: number; all: number }>();
  for (const { turn, needs } of applicants) {
    for (const { target } of needs) {
      const known = demand.get(target) ?? { target, need: 0, all: 0 };
      demand.set(target, { target, need: known.need + (turn <= 1 ? 1 : 0), all: known.all + 1 });
    }
  }
  return [...demand.values()];
}

function sizeOf(group: Group | undefined): number {
  return [...(group?.values() ?? [])].reduce((sum, learners) => sum + learners.length, 0);
}
