import type { LearnerId, TargetCode } from '../../../ids.ts';
import { holds, standingStrikes, type Strike } from '../../../plan/hand.ts';
import { kindOf, perKind, type KindName, type PostingWrite } from '../../../plan/kinds/registry.ts';
import { stillMatters } from '../../../plan/still-matters.ts';
import { undoneOn } from '../../../plan/undone.ts';
import type { Place, SeminarSlot } from '../../../routing/types.ts';
import { schoolDateOf, schoolDayBefore, startOfDay } from '../../../school/calendar.ts';
import { pastSeminars } from '../../../sync/night/past-seminars.ts';
import type { SchoolDate } from '../../../time.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { byName } from './names.ts';

/** A message that a teacher struck: it is not sent, and can be restored. */
export interface Struck {
  /** Null: the workshop, or a note. */
  readonly target: TargetName | null;
  readonly people: readonly { readonly id: LearnerId; readonly name: string }[];
  /** The text it would have, where it is for one learner. */
  readonly text: string | null;
}

/** A seminar of the last school day, about which the teacher can say whether it took place. */
export interface AskedSeminar {
  readonly date: SchoolDate;
  readonly day: string;
  readonly slot: SeminarSlot;
  readonly targets: readonly TargetName[];
  readonly names: readonly string[];
  readonly tookPlace: boolean | null;
}

/** The changes that the teacher has made to the day, and those that can still be made. */
export interface HandShown {
  readonly struck: Readonly<Record<KindName, readonly Struck[]>>;
  /** Learners whom the teacher gave a route today. */
  readonly put: readonly {
    readonly id: LearnerId;
    readonly name: string;
    readonly where: Place | 'seminar' | 'workshop';
    readonly moment: string;
  }[];
  readonly asked: readonly AskedSeminar[];
  /**
   * Messages undone today and not asked for again; `layable`: the plan can be made again from what the last night read.
   */
  readonly undone: { readonly count: number; readonly layable: boolean };
  /** Waiting messages by the learner they are for. */
  readonly waitingFor: ReadonlyMap<LearnerId, number>;
  readonly seminars: number;
}

export function handOf(input: BoardInput, look: Lookup): HandShown {
  const { decisions, school, course, now, ledger } = input;
  const inOrder = byName(input.language);
  const today = schoolDateOf(school, now);
  const waitingFor = new Map<LearnerId, number>();
  if (input.plan?.state === 'waiting') {
    for (const write of input.plan.plan.writes) {
      if (write.kind !== 'withdraw')
        for (const learner of write.learners) waitingFor.set(learner, (waitingFor.get(learner) ?? 0) + 1);
    }
  }
  return {
    struck: struckOf(input, look),
    put: decisions.routes
      .flatMap(({ learner, assigned }) =>
        assigned === null || (assigned.route === 'none' && assigned.place === null)
          ? []
          : [
              {
                id: learner,
                name: look.name(learner),
                where: assigned.place ?? (assigned.route === 'workshop' ? ('workshop' as const) : ('seminar' as const)),
                moment: look.moment(assigned.at),
              },
            ],
      )
      .toSorted((a, b) => inOrder(a.name, b.name)),
    asked: askedOf(input, look),
    undone: {
      count: undoneOn(ledger, today, (at) => schoolDateOf(school, at)).length,
      layable: decisions.date === today,
    },
    waitingFor,
    seminars: course.seminar.sessions,
  };
}

/** Only messages that would return to the plan if restored: new evidence may have made one superfluous. */
function struckOf(input: BoardInput, look: Lookup): HandShown['struck'] {
  const { decisions, hand, ledger, plan, now } = input;
  const there: readonly PostingWrite[] = [
    ...(plan === null || plan.state === 'replaced' ? [] : plan.plan.writes).flatMap((write) =>
      write.kind === 'withdraw' ? [] : [write],
    ),
    ...ledger
      .filter(
        ({ state, write }) =>
          state !== 'CANCELLED' && state !== 'TOMBSTONE' && stillMatters(write, decisions.date, now),
      )
      .map(({ write }) => write),
  ];
  const isThere = ({ kind, learner, target }: Strike): boolean =>
    there.some(
      (write) =>
        write.kind === kind && write.learners.includes(learner) && kindOf(write).serves(write).includes(target),
    );
  const struck = standingStrikes(hand.strikes).filter(
    (strike) => holds(strike, decisions.date, []) && isWished(strike, input) && !isThere(strike),
  );
  const inOrder = byName(input.language);
  return perKind((kind) => {
    const groups = new Map<string, { target: TargetCode | null; learners: LearnerId[] }>();
    for (const { learner, target } of struck.filter((strike) => strike.kind === kind)) {
      const name = kind === 'note' ? learner : (target ?? '');
      const group = groups.get(name) ?? { target, learners: [] };
      group.learners.push(learner);
      groups.set(name, group);
    }
    return [...groups.values()].map(({ target, learners }): Struck => ({
      target: target === null ? null : look.target(target),
      people: learners.map((id) => ({ id, name: look.name(id) })).toSorted((a, b) => inOrder(a.name, b.name)),
      text: kind === 'note' ? (decisions.notes.find(({ learner }) => learners.includes(learner))?.text ?? null) : null,
    }));
  });
}

/** The day as it was decided asks for it. */
function isWished({ kind, learner, target }: Strike, { decisions: { seminar, pathway, notes } }: BoardInput): boolean {
  if (kind === 'note') return notes.some((note) => note.learner === learner);
  if (kind === 'reassign')
    return pathway.reassignments.some((chance) => chance.learner === learner && chance.target === target);
  if (target === null) return seminar.workshop.includes(learner);
  return seminar.sessions.some(({ needs }) =>
    needs.some((need) => need.target === target && need.learners.includes(learner)),
  );
}

function askedOf({ school, decisions, ledger, answers }: BoardInput, look: Lookup): AskedSeminar[] {
  const zone = school.school.timeZone;
  const last = schoolDayBefore(school, decisions.date);
  return pastSeminars(ledger, answers, zone)
    .filter(({ date }) => date === last)
    .map(({ date, slot, targets, learners, tookPlace }) => ({
      date,
      slot,
      tookPlace,
      day: look.day(startOfDay(zone, date)),
      targets: targets.map((code) => look.target(code)),
      names: learners.map((id) => look.name(id)),
    }))
    .toSorted((a, b) => a.slot.localeCompare(b.slot));
}
