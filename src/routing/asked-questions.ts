import { byId } from '../ids.ts';
import type { ItemId, TargetCode } from '../ids.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Instant } from '../time.ts';
import type { AskedQuestion } from './types.ts';

/** So many of one target, to choose from. */
const OF_EACH = 2;

/**
 * Questions already asked on these targets that a teacher can take again, where their words are known: of each target the two asked longest
 * ago. What was asked since `since` is still in everybody's memory and left out, also where the same words stood in another quiz.
 */
export function questionsAsked(
  targets: readonly TargetCode[],
  answers: readonly Pick<Evidence, 'item' | 'target' | 'at'>[],
  words: ReadonlyMap<ItemId, string>,
  since: Instant,
): AskedQuestion[] {
  const lastAsked = new Map<string, { readonly target: TargetCode; readonly question: string; at: Instant }>();
  for (const { item, target, at } of answers) {
    const question = item === null ? undefined : words.get(item);
    if (question === undefined || !targets.includes(target)) continue;
    const place = JSON.stringify([target, question]);
    const known = lastAsked.get(place);
    if (known === undefined) lastAsked.set(place, { target, question, at });
    else if (known.at < at) known.at = at;
  }
  const free = [...lastAsked.values()]
    .filter(({ at }) => at < since)
    .toSorted((a, b) => byId(a.at, b.at) || byId(a.question, b.question));
  return targets.flatMap((code) =>
    free
      .filter(({ target }) => target === code)
      .slice(0, OF_EACH)
      .map(({ target, question }) => ({ target, question })),
  );
}
