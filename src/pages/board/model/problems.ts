import type { Language, Told } from '../../../language.ts';
import type { Problem } from '../../../report/types.ts';

/** A sentence as the page shows it; `language` where it is not the page's own, so that it is marked. */
export interface Line {
  readonly text: string;
  readonly language: Language | null;
}

/** Problems of one kind with the same remedy, shown as one. */
export interface ProblemGroup {
  readonly kind: Problem['kind'];
  readonly do: Line;
  readonly what: readonly Line[];
}

/** Groups the night's problems by their remedy, in the order of the report. */
export function problemGroups(problems: readonly Problem[], language: Language): ProblemGroup[] {
  const groups = new Map<string, { kind: Problem['kind']; do: Line; what: Line[] }>();
  for (const { kind, what, do: todo } of problems) {
    const key = JSON.stringify([kind, todo.en]);
    const group = groups.get(key) ?? { kind, do: lineOf(todo, language), what: [] };
    group.what.push(lineOf(what, language));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function lineOf(told: Told, language: Language): Line {
  const text = told[language];
  return text === null ? { text: told.en, language: 'en' } : { text, language: null };
}
