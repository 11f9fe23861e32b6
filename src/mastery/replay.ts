import type { Sitting } from '../evidence/types.ts';
import { pairOf, type TargetCode } from '../ids.ts';
import { startOf, typical } from './class-start.ts';
import { advance, nothingYet, standingAfter, type Standing, type Terms } from './levels.ts';
import { countable, inOrder, type Class } from './mastery.ts';
import { methodOf } from './registry.ts';
import type { Rule } from './rule.ts';
import type { Level } from './types.ts';

/** One result as it came, and what a rule said of learner and target just before. */
export interface Foretold {
  readonly sitting: Sitting;
  /** The estimate before the result, a share in [0, 1]; null where there was none yet. */
  readonly expected: number | null;
  readonly level: Level;
  /** The rule's, for the target: the share that counts as reached. */
  readonly threshold: number;
}

interface Held {
  readonly taken: Sitting[];
  readonly sources: Set<string>;
  standing: Standing;
}

/**
 * A class's results in time order (equal times keep theirs), each with the estimate and level that the rule gave from
 * the results before it alone. A rule that starts at the class starts at the class's results up to then.
 * `bkt: class` is replayed with the default numbers: those of the class would know what came. What lies after `at` does not
 * count, nor does a habit ticket, nor evidence named twice.
 */
export function replay({ sittings, ruleFor, at }: Class): Foretold[] {
  const pairs = new Map<string, Held>();
  const totals = new Map<TargetCode, { sum: number; count: number }>();
  return inOrder(countable(sittings, at)).map((sitting) => {
    const rule = ruleFor(sitting.target);
    const total = totals.get(sitting.target) ?? { sum: 0, count: 0 };
    const terms: Terms = { method: methodOf(rule.method), rule, start: startOf(rule, typical(total.sum, total.count)) };
    const pair = pairOf(sitting.learner, sitting.target);
    const held = pairs.get(pair) ?? { taken: [], sources: new Set(), standing: nothingYet(terms) };
    const before = standingOf(held, terms);
    const { value } = before.running.figure(terms.start);
    const foretold = { sitting, expected: held.taken.length === 0 ? null : value, level: before.verdict.level, threshold: rule.threshold };

    held.taken.push(sitting);
    held.sources.add(sitting.source);
    if (!moves(rule)) {
      held.standing = advance(terms, before, { taken: held.taken, sources: held.sources.size, last: false });
    }
    pairs.set(pair, held);
    totals.set(sitting.target, { sum: total.sum + sitting.share, count: total.count + 1 });
    return foretold;
  });
}

/** The start moves with the class, and with it every earlier step; else one step was taken for each result. */
function standingOf({ taken, standing }: Held, terms: Terms): Standing {
  return moves(terms.rule) ? standingAfter(terms, taken) : standing;
}

function moves(rule: Rule): boolean {
  return rule.start === 'class';
}
