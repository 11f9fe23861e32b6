import type { Question, SeminarSlot } from '../../../routing/types.ts';
import { startOfDay } from '../../../school/calendar.ts';
import { words } from '../words/index.ts';
import type { Ahead, Behind } from './ahead.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';
import { byName } from './names.ts';

/** A question for the teacher, once for everybody of whom the same is to be asked. */
export interface Asked {
  readonly kind: Question['kind'] | 'rhythm' | 'summative';
  readonly target: TargetName | null;
  /** The seminar it asks about: which of the day, and the day. */
  readonly seminar: { readonly slot: SeminarSlot; readonly day: string } | null;
  readonly people: readonly Named[];
  /** Who has not mastered what, before an assessment. */
  readonly behind: readonly Behind[];
  readonly what: string;
  /** What else can be done, to choose from. */
  readonly ways: readonly string[];
}

/** In the order of the decisions, then assessments that come soon and units that had no ticket for longer than usual; learners whose choice and evidence differ in the same way are asked about together. */
export function questionsOf(input: BoardInput, look: Lookup, ahead: readonly Ahead[]): Asked[] {
  const { school, decisions, language } = input;
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
      behind: [],
      target: target === null || kind === 'mismatch' ? null : look.target(target),
    });
  }
  return [...asked.values(), ...ahead.map(beforeAssessment(input)), ...pauses(input)];
}

const NOBODY = { target: null, seminar: null, people: [], behind: [] } as const;

/** What is still to be done before an assessment, and who is not there yet. */
function beforeAssessment({ language }: BoardInput): (ahead: Ahead) => Asked {
  const { ahead: said } = words[language];
  return ({ title, days, day, notYet, unclear, fits, behind }) => ({
    ...NOBODY,
    kind: 'summative',
    what: `${said.comes(title, days, day)} ${said.behind(notYet, unclear)} ${said.fits[fits]}`,
    behind,
    ways: [],
  });
}

/** A unit that had no ticket for longer than is usual in this class. */
function pauses({ decisions, language }: BoardInput): Asked[] {
  const { rhythm: said } = words[language];
  return decisions.rhythm.flatMap(({ unit, pause, usual, longer }) =>
    longer && pause !== null
      ? [{ ...NOBODY, kind: 'rhythm' as const, what: said.question(unit, pause, usual), ways: said.ways }]
      : [],
  );
}
