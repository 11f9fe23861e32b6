import type { Question, SeminarSlot } from '../../../routing/types.ts';
import { startOfDay } from '../../../school/calendar.ts';
import { words } from '../words/index.ts';
import type { Ahead, Behind } from './ahead.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';
import { byName } from './names.ts';

/** A question for the teacher. Learners with the same question share one. */
export interface Asked {
  readonly kind: Question['kind'] | 'rhythm' | 'summative';
  readonly target: TargetName | null;
  /** The seminar in question: its day, and whether it was that day's first or second. */
  readonly seminar: { readonly slot: SeminarSlot; readonly day: string } | null;
  readonly people: readonly Named[];
  /** The learners who have not mastered each target, before an assessment. */
  readonly behind: readonly Behind[];
  readonly what: string;
  /** The other actions the teacher may choose. */
  readonly ways: readonly string[];
}

/**
 * Questions in the order of the decisions, then those about assessments that come soon, then those about units that had
 * no ticket for longer than usual. Learners whose choice differs from their evidence in the same way share one
 * question.
 */
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

/** What remains to be done before an assessment, and for which learners. */
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
