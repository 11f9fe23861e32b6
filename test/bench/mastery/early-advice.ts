import type { Sitting } from '../../../src/evidence/types.ts';
import { EvidenceId, pairOf, SourceId } from '../../../src/ids.ts';
import { standingAfter } from '../../../src/mastery/levels.ts';
import { methodOf } from '../../../src/mastery/methods/registry.ts';
import { DEFAULT_START, type Rule } from '../../../src/mastery/rule.ts';
import { cameNext, NEXT } from '../../../src/routing/scorecard/came-next.ts';
import { routeOf } from '../../../src/routing/route-targets.ts';
import { scorecardOf, type Judged, type Scorecard } from '../../../src/routing/scorecard/scorecard.ts';
import type { Answer } from './response-log.ts';
import { daysAfter, instant } from '../../../src/time.ts';

const FIRST = instant('2026-09-01T14:00:00Z');

/** A learner's first answers on a target, and the five that followed. */
export interface Early {
  readonly first: readonly Sitting[];
  readonly next: Sitting;
}

/** Of every learner and target with that many answers and five more: the first in tickets of these lengths, each a source of its own; the five as one sitting. */
export function earlyOf(answers: readonly Answer[], tickets: readonly number[]): Early[] {
  const first = tickets.reduce((sum, length) => sum + length, 0);
  const pairs = new Map<string, Answer[]>();
  for (const answer of answers) {
    if (answer.before >= first + NEXT.questions) continue;
    const pair = pairOf(answer.learner, answer.target);
    const own = pairs.get(pair);
    if (own === undefined) pairs.set(pair, [answer]);
    else own.push(answer);
  }
  return [...pairs.values()]
    .filter(({ length }) => length === first + NEXT.questions)
    .map((own) => {
      let from = 0;
      const given = tickets.map((length, place) => {
        from += length;
        return sittingOf(own.slice(from - length, from), place);
      });
      return { first: given, next: sittingOf(own.slice(first), tickets.length) };
    });
}

function sittingOf(answers: readonly Answer[], place: number): Sitting {
  const [one] = answers;
  if (one === undefined) throw new RangeError('a sitting has answers');
  return {
    learner: one.learner,
    target: one.target,
    source: SourceId.parse(`ticket ${place}`),
    kind: 'exit',
    at: daysAfter(FIRST, place),
    share: answers.filter(({ right }) => right).length / answers.length,
    possible: answers.length,
    questions: answers.length,
    evidence: answers.map((_, i) => EvidenceId.parse(`${place} ${i}`)),
  };
}

/** What a rule's levels would have advised after the first answers, judged as the scorecard judges a class. */
export function advisedEarly(
  early: readonly Early[],
  rule: Rule,
): { readonly card: Scorecard; readonly decided: number; readonly cases: number } {
  const terms = { method: methodOf(rule.method), rule, start: rule.start === 'class' ? DEFAULT_START : rule.start };
  const judged = early.flatMap(({ first, next }): Judged[] => {
    const reached = cameNext([next], rule.threshold);
    return reached === null
      ? []
      : [{ route: routeOf({ ...standingAfter(terms, first).verdict, stale: false }), chance: null, reached }];
  });
  const card = scorecardOf(judged);
  return { card, decided: (card.seminar.decisions + card.workshop.decisions) / judged.length, cases: judged.length };
}
