import type { Question, SeminarSlot } from '../../../routing/types.ts';
import { startOfDay } from '../../../school/calendar.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';
import { byName } from './names.ts';

/** A question for the teacher, once for everybody of whom the same is to be asked. */
export interface Asked {
  readonly kind: Question['kind'];
  readonly target: TargetName | null;
  /** The seminar it asks about: which of the day, and the day. */
  readonly seminar: { readonly slot: SeminarSlot; readonly day: string } | null;
  readonly people: readonly Named[];
  readonly what: string;
  /** What else can be done, to choose from. */
  readonly ways: readonly string[];
}

/** In the order of the decisions; learners whose choice and evidence differ in the same way are asked about together. */
export function questionsOf({ school, decisions, language }: BoardInput, look: Lookup): Asked[] {
  const inOrder = byName(language);
  const asked = new Map<string, Asked>();
  for (const { kind, learners, target, date, slot, what, ways } of decisions.seminar.questions) {
    const said = look.say(what);
    const same = JSON.stringify([kind, said, kind === 'mismatch' ? null : target, date, slot]);
    const people = [...(asked.get(same)?.people ?? []), ...learners.map((id) => ({ id, name: look.name(id) }))];
    asked.set(same, {
      kind,
      what: said,
      seminar:
        date === null || slot === null ? null : { slot, day: look.day(startOfDay(school.school.timeZone, date)) },
      ways: ways.map((way) => look.say(way)),
      people: people.toSorted((a, b) => inOrder(a.name, b.name)),
      target: target === null || kind === 'mismatch' ? null : look.target(target),
    });
  }
  return [...asked.values()];
}
