import { dateIn } from '../../../time.ts';
import type { LearnerId } from '../../../ids.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';
import { byName } from './names.ts';

/** The learners who have not mastered one target. */
export interface Behind {
  readonly target: TargetName;
  readonly notYet: readonly Named[];
  readonly unclear: readonly Named[];
}

/** Which of ticket, seminar and fresh chance still fit before the assessment. */
export type Room = 'all' | 'check-and-seminar' | 'seminar' | 'nothing';

/** An assessment that comes before everybody can be helped. */
export interface Ahead {
  readonly title: string;
  /** School days left, today included. */
  readonly days: number;
  readonly day: string;
  /**
   * Number of learners, each counted once: `notYet`: the evidence shows a target not mastered; `unclear`: only too
   * little evidence on some target.
   */
  readonly notYet: number;
  readonly unclear: number;
  readonly fits: Room;
  readonly behind: readonly Behind[];
}

/** Soonest first. An assessment whose day is over when the board is opened is left out. */
export function aheadOf({ school, decisions, language, now }: BoardInput, look: Lookup): Ahead[] {
  const zone = school.school.timeZone;
  const today = dateIn(zone, now);
  const inOrder = byName(language);
  const named = (ids: readonly LearnerId[]): Named[] =>
    ids.map((id) => ({ id, name: look.name(id) })).toSorted((a, b) => inOrder(a.name, b.name));
  return decisions.summatives
    .filter(({ date }) => date >= today)
    .map(({ title, date, days, targets, fits }) => {
      const notYet = new Set(targets.flatMap((each) => each.notYet));
      const unclear = new Set(targets.flatMap((each) => each.unclear).filter((id) => !notYet.has(id)));
      return {
        title,
        days,
        day: look.inFull(date),
        notYet: notYet.size,
        unclear: unclear.size,
        fits: roomOf(fits.length),
        behind: targets.map((each) => ({
          target: look.target(each.target),
          notYet: named(each.notYet),
          unclear: named(each.unclear),
        })),
      };
    });
}

function roomOf(steps: number): Room {
  if (steps === 0) return 'nothing';
  if (steps === 1) return 'seminar';
  return steps === 2 ? 'check-and-seminar' : 'all';
}
