import type { LearnerId } from '../../../ids.ts';
import type { SeminarSlot } from '../../../routing/types.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import { byName } from './names.ts';
import { peopleOf, type Person } from './person.ts';

/** One of the two consecutive seminars, as a card. */
export interface Session {
  readonly slot: SeminarSlot;
  readonly minutes: number;
  readonly seats: number;
  /** What it is for, and the grade-level target that serves, when it is another one (P8). */
  readonly needs: readonly { readonly target: TargetName; readonly serves: TargetName | null }[];
  readonly task: string | null;
  readonly people: readonly Person[];
  readonly meanwhile: string;
}

/** Learners of whom the same is to be said. */
export interface Alike {
  readonly said: readonly string[];
  readonly people: readonly Person[];
}

/** Who is where today. */
export interface Groups {
  /** Choice and evidence differ: first, as a question. */
  readonly questions: readonly Alike[];
  readonly teachAll: readonly { readonly target: TargetName; readonly need: number; readonly of: number }[];
  readonly sessions: readonly Session[];
  readonly waiting: readonly { readonly person: Person; readonly why: string }[];
  /** By the ticket that would settle it. */
  readonly undecided: readonly Alike[];
  readonly workshop: readonly Person[];
}

export function groupsOf(input: BoardInput, look: Lookup): Groups {
  const people = peopleOf(input, look);
  const inOrder = byName(input.language);
  const pick = (ids: readonly LearnerId[]) => ids.flatMap((id) => people.get(id) ?? []).toSorted((a, b) => inOrder(a.name, b.name));
  const { seminar } = input.decisions;
  return {
    questions: alike(pick([...people.keys()]).filter((person) => person.question !== null), (person) => [person.question ?? '']),
    teachAll: seminar.teachAll.map(({ target, need, of }) => ({ target: look.target(target), need, of })),
    sessions: seminar.sessions.map((session) => ({
      slot: session.slot,
      minutes: session.minutes,
      seats: session.seats,
      needs: session.needs.map(({ target, serves }) => ({ target: look.target(target), serves: serves === target ? null : look.target(serves) })),
      task: session.task === null ? null : look.say(session.task),
      people: pick(session.learners),
      meanwhile: look.say(session.meanwhile),
    })),
    waiting: seminar.waiting.flatMap(({ learner, why }) => {
      const person = people.get(learner);
      return person === undefined ? [] : [{ person, why: look.say(why) }];
    }),
    undecided: alike(pick(seminar.undecided), settling),
    workshop: pick(seminar.workshop),
  };
}

/** What is still open for a learner, target by target, and what would settle it. */
function settling({ targets, wouldChange }: Person): string[] {
  const open = targets.filter((target) => target.route === 'undecided').map((target) => `${target.code}: ${target.wouldChange}`);
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
