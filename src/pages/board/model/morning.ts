import type { LearnerId } from '../../../ids.ts';
import type { Missed, NextTicket, SeminarSlot } from '../../../routing/types.ts';
import { schoolDayBefore, startOfDay } from '../../../school/calendar.ts';
import type { Ahead } from './ahead.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { byName } from './names.ts';

export interface Named {
  readonly id: LearnerId;
  readonly name: string;
}

/** The minute before the bell: whom to sit with on what, what to ask next, whom to praise or talk to. */
export interface MorningLines {
  /** Hand-ins that wait for a score. */
  readonly handIns: number;
  readonly sit: readonly {
    readonly slot: SeminarSlot;
    readonly people: readonly Named[];
    readonly targets: readonly TargetName[];
    readonly missed: Missed | null;
  }[];
  readonly ask:
    | (Pick<NextTicket, 'settles' | 'of'> & {
        /** Number of learners whose request for a check was granted. */
        readonly asked: readonly { readonly target: TargetName; readonly learners: number }[];
        readonly targets: readonly TargetName[];
        /** Questions asked earlier on these targets, to be used again. */
        readonly questions: readonly { readonly target: TargetName; readonly question: string }[];
      })
    | null;
  /** Who has mastered something since the school day before. */
  readonly praise: readonly (Named & { readonly targets: readonly TargetName[] })[];
  /** What the exit tickets of the last school day showed, newest first; they lead the morning. */
  readonly exits: readonly {
    readonly targets: readonly TargetName[];
    readonly missed: Missed | null;
    readonly had: readonly Named[];
    readonly notYet: readonly Named[];
    readonly silent: readonly Named[];
  }[];
  /** Assessments that come before every learner can be helped, soonest first. */
  readonly ahead: readonly Ahead[];
  readonly talk: readonly (Named & { readonly target: TargetName })[];
}

export function morningOf(input: BoardInput, look: Lookup, ahead: readonly Ahead[]): MorningLines {
  const { seminar, nextTicket, handIns, exits } = input.decisions;
  const inOrder = byName(input.language);
  const named = (id: LearnerId): Named => ({ id, name: look.name(id) });
  const list = (ids: readonly LearnerId[]): Named[] => ids.map(named).toSorted((a, b) => inOrder(a.name, b.name));
  return {
    handIns,
    sit: seminar.sessions
      .filter(({ learners }) => learners.length > 0)
      .map(({ slot, learners, needs, missed }) => ({
        slot,
        missed,
        people: list(learners),
        targets: needs.map(({ target }) => look.target(target)),
      })),
    ask:
      nextTicket === null
        ? null
        : {
            ...nextTicket,
            asked: nextTicket.asked.map(({ target, learners }) => ({ target: look.target(target), learners })),
            targets: nextTicket.targets.map((target) => look.target(target)),
            questions: nextTicket.questions.map(({ target, question }) => ({ target: look.target(target), question })),
          },
    exits: exits.map(({ targets, missed, had, notYet, silent }) => ({
      targets: targets.map((target) => look.target(target)),
      missed,
      had: list(had),
      notYet: list(notYet),
      silent: list(silent),
    })),
    ahead,
    praise: newlyMastered(input, look)
      .map(([id, targets]) => ({ ...named(id), targets }))
      .toSorted((a, b) => inOrder(a.name, b.name)),
    talk: seminar.talks
      .map(({ learner, target }) => ({ ...named(learner), target: look.target(target) }))
      .toSorted((a, b) => inOrder(a.name, b.name)),
  };
}

/** Targets mastered through work of the previous school day or later, and still mastered. */
function newlyMastered({ school, decisions }: BoardInput, look: Lookup): [LearnerId, TargetName[]][] {
  const since = startOfDay(school.school.timeZone, schoolDayBefore(school, decisions.date));
  const fresh = new Map<LearnerId, TargetName[]>();
  for (const { learner, target, level, masteredAt } of decisions.mastery) {
    if (level === 'mastered' && masteredAt !== null && masteredAt >= since)
      fresh.set(learner, [...(fresh.get(learner) ?? []), look.target(target)]);
  }
  return [...fresh];
}
