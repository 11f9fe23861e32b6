import type { LearnerId } from '../../../ids.ts';
import type { Missed, SeminarSlot } from '../../../routing/types.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { byName } from './names.ts';
import { peopleOf, type Person } from './person.ts';

/** One of the two consecutive seminars, as a card. */
export interface SeminarGroup {
  readonly slot: SeminarSlot;
  readonly minutes: number;
  readonly seats: number;
  /** The seminar's target, and the grade-level target it prepares for where that is a different one (P8). */
  readonly needs: readonly { readonly target: TargetName; readonly serves: TargetName | null }[];
  readonly task: string | null;
  /** The question that most of the group got wrong. */
  readonly missed: Missed | null;
  readonly people: readonly Person[];
  readonly meanwhile: string;
}

/** Learners about whom the board says the same. */
export interface Alike {
  readonly said: readonly string[];
  readonly people: readonly Person[];
}

/** Who is where today. */
export interface Groups {
  readonly teachAll: readonly { readonly target: TargetName; readonly need: number; readonly of: number }[];
  readonly sessions: readonly SeminarGroup[];
  /** A need that only one learner has: half a minute beside their desk. */
  readonly talks: readonly { readonly person: Person; readonly target: TargetName }[];
  readonly waiting: readonly { readonly person: Person; readonly why: string }[];
  /** Grouped by the ticket that would settle the question. */
  readonly undecided: readonly Alike[];
  readonly workshop: readonly Person[];
  readonly notToday: readonly Person[];
}

export function groupsOf(input: BoardInput, look: Lookup): Groups {
  const people = peopleOf(input, look);
  const inOrder = byName(input.language);
  const pick = (ids: readonly LearnerId[]) =>
    ids.flatMap((id) => people.get(id) ?? []).toSorted((a, b) => inOrder(a.name, b.name));
  const { seminar } = input.decisions;
  return {
    teachAll: seminar.teachAll.map(({ target, need, of }) => ({ target: look.target(target), need, of })),
    sessions: seminar.sessions.map((session) => ({
      slot: session.slot,
      minutes: session.minutes,
      seats: session.seats,
      needs: session.needs.map(({ target, serves }) => ({
        target: look.target(target),
        serves: serves === target ? null : look.target(serves),
      })),
      task: session.task === null ? null : look.say(session.task),
      missed: session.missed,
      people: pick(session.learners),
      meanwhile: look.say(session.meanwhile),
    })),
    talks: seminar.talks.flatMap(({ learner, target }) => {
      const person = people.get(learner);
      return person === undefined ? [] : [{ person, target: look.target(target) }];
    }),
    waiting: seminar.waiting.flatMap(({ learner, why }) => {
      const person = people.get(learner);
      return person === undefined ? [] : [{ person, why: look.say(why) }];
    }),
    undecided: alike(pick(seminar.undecided), settling),
    workshop: pick(seminar.workshop),
    notToday: pick(seminar.notToday),
  };
}

/** The targets of a learner that are still undecided, each with what would settle it. */
function settling({ targets, wouldChange }: Person): string[] {
  const open = targets
    .filter((target) => target.route === 'undecided')
    .map((target) => `${target.code}: ${target.wouldChange}`);
  return open.length === 0 ? [wouldChange] : open;
}

function alike(people: readonly Person[], say: (person: Person) => readonly string[]): Alike[] {
  const groups = new Map<string, { said: readonly string[]; people: Person[] }>();
  for (const person of people) {
    const said = say(person);
    const key = said.join('\n');
    const group = groups.get(key) ?? { said, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()];
}
