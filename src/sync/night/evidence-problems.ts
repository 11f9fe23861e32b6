import type { SetAside } from '../../evidence/types.ts';
import { toldWith } from '../../language.ts';
import type { Problem } from '../../report/types.ts';

const NAMED = 3;

/** What evidence set aside, one line for each reason: the same on twelve quizzes is one thing to know. */
export function evidenceProblems(setAside: readonly SetAside[]): Problem[] {
  const byReason = new Map<string, SetAside[]>();
  for (const each of setAside) {
    const reason = `${each.kind} ${each.why.en}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), each]);
  }
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const rest = same.length - NAMED;
    const what = toldWith(
      [first.why, ...same.slice(0, NAMED).map((each) => each.what)],
      (language, [why, ...named]) => {
        const more = language === 'en' ? `; and ${rest} more` : `; y ${rest} más`;
        return capital(`${named.join('; ')}${rest > 0 ? more : ''}: ${why}`);
      },
    );
    return [{ kind: first.kind, what, do: first.do }];
  });
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
