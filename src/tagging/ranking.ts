import { byId, type TargetCode } from '../ids.ts';
import { OPPOSED } from './glossary.ts';
import { termsOf, type Term } from './terms.ts';
import type { Suggestion, Sureness, Taggable } from './types.ts';

/** Orders targets by what their sentences share with a text. */
export type Ranking = (text: string) => Suggestion | null;

interface Fit {
  readonly target: TargetCode;
  readonly score: number;
  readonly shared: readonly Term[];
  /** What the text speaks of and this target does not. */
  readonly against: number;
}

/** A second target as near as this to the first leaves it open which of them is meant; ideas of the glossary tell more than words that happen to be the same. */
const CLOSE = { ideas: 0.85, words: 0.6 };

/**
 * Words that few targets have weigh more (the inverse document frequency of BM25, over the targets of the class; a sentence holds a word
 * once, so that nothing else of it matters). Sure is only a text that shares two ideas or words with one target, speaks of nothing known
 * that this target does not hold, and leaves every other one well behind. A word that no target and no glossary knows changes nothing.
 */
export function rankTargets(targets: readonly Taggable[]): Ranking {
  const sentences = targets
    .toSorted((a, b) => byId(a.code, b.code))
    .map(({ code, iCan }) => {
      const terms = [...termsOf(iCan.en, 'en'), ...termsOf(iCan.es, 'es')];
      return {
        code,
        keys: new Set(terms.flatMap(({ keys }) => keys)),
        ideas: new Set(terms.flatMap(({ idea }) => idea ?? [])),
      };
    });
  const weight = ({ keys }: Term): number => {
    const having = sentences.filter((each) => keys.some((key) => each.keys.has(key))).length;
    return having === 0 ? 0 : Math.log(1 + (sentences.length - having + 0.5) / (having + 0.5));
  };
  return (text) => {
    const terms = termsOf(text, null).map((term) => ({ term, weight: weight(term) }));
    const known = terms.filter((each) => each.weight > 0 || each.term.idea !== null);
    const fits = sentences
      .map(({ code, keys, ideas }): Fit => {
        const shared = known.filter(({ term }) => term.keys.some((key) => keys.has(key)));
        const opposed = known.filter(({ term }) => term.idea !== null && isOpposed(term.idea, ideas)).length;
        return {
          target: code,
          score: opposed > 0 ? 0 : shared.reduce((sum, each) => sum + each.weight, 0),
          shared: shared.map(({ term }) => term),
          against: known.length - shared.length,
        };
      })
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
    return suggestionOf(fits);
  };
}

function suggestionOf([best, second, ...others]: readonly Fit[]): Suggestion | null {
  if (best === undefined) return null;
  const tied = [second, ...others].filter((fit) => fit !== undefined && fit.score === best.score);
  if (tied.length > 0)
    return {
      target: best.target,
      sureness: 'unsure',
      reason: { kind: 'several', targets: [best, ...tied].flatMap((fit) => fit?.target ?? []) },
    };
  return {
    target: best.target,
    sureness: surenessOf(best, second?.score ?? 0),
    reason: { kind: 'words', words: best.shared.map(({ said }) => said) },
  };
}

function surenessOf({ score, shared, against }: Fit, second: number): Sureness {
  const close = shared.filter(({ idea }) => idea !== null).length >= 2 ? CLOSE.ideas : CLOSE.words;
  if (shared.length >= 2 && against === 0 && second <= close * score) return 'sure';
  if (shared.length > against && second <= CLOSE.ideas * score) return 'likely';
  return 'unsure';
}

function isOpposed(idea: string, held: ReadonlySet<string>): boolean {
  return OPPOSED.some(([one, other]) => (idea === one && held.has(other)) || (idea === other && held.has(one)));
}
