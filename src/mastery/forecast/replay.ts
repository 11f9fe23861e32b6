import type { Sitting } from '../../evidence/types.ts';
import { pairOf, type TargetCode } from '../../ids.ts';
import { bktByNight } from '../methods/class-bkt.ts';
import { startOf, typical } from '../methods/class-start.ts';
import { advance, nothingYet, standingAfter, type Standing, type Terms } from '../levels.ts';
import { countableOfClass, inOrder, type Class } from '../mastery.ts';
import { methodOf } from '../methods/registry.ts';
import type { Level } from '../types.ts';

/** One result as it came, and what a rule said of learner and target just before. */
export interface Foretold {
  readonly sitting: Sitting;
  /** The estimate before the result, a share in [0, 1]; null where there was none yet. */
  readonly expected: number | null;
  readonly level: Level;
  /** The rule's, for the target: the share that counts as reached. */
  readonly threshold: number;
}

interface Replayed {
  readonly taken: Sitting[];
  readonly sources: Set<string>;
  standing: Standing;
}

/**
 * A class's results in time order (equal times keep theirs), each with the estimate and level that the rule gave from
 * the results before it alone. A rule that starts at the class starts at the class's results up to then; the numbers of
 * `bkt: class` are those fitted to the results of the days before (class-bkt.ts). What lies after `at` does not
 * count, nor does a habit ticket, nor evidence of a learner and target named twice.
 */
export function replay({ sittings, ruleFor, at }: Class): Foretold[] {
  const pairs = new Map<string, Replayed>();
  const totals = new Map<TargetCode, { sum: number; count: number }>();
  const nights = bktByNight();
  return inOrder(countableOfClass(sittings, at)).map((sitting) => {
    const asked = ruleFor(sitting.target);
    const ofClass = asked.method === 'bkt' && asked.bkt === 'class';
    const rule = ofClass ? { ...asked, bkt: nights.numbers(sitting.target, sitting.at) } : asked;
    const moves = ofClass || rule.start === 'class';
    const total = totals.get(sitting.target) ?? { sum: 0, count: 0 };
    const terms: Terms = { method: methodOf(rule.method), rule, start: startOf(rule, typical(total.sum, total.count)) };
    const pair = pairOf(sitting.learner, sitting.target);
    const replayed = pairs.get(pair) ?? { taken: [], sources: new Set(), standing: nothingYet(terms) };
    const before = moves ? standingAfter(terms, replayed.taken) : replayed.standing; // with what moves, every earlier step moves
    const { value } = before.running.figure(terms.start);
    const foretold = {
      sitting,
      expected: replayed.taken.length === 0 ? null : value,
      level: before.verdict.level,
      threshold: rule.threshold,
    };

    replayed.taken.push(sitting);
    replayed.sources.add(sitting.source);
    if (ofClass) nights.learn(sitting);
    if (!moves) {
      replayed.standing = advance(terms, before, {
        taken: replayed.taken,
        sources: replayed.sources.size,
        last: false,
      });
    }
    pairs.set(pair, replayed);
    totals.set(sitting.target, { sum: total.sum + sitting.share, count: total.count + 1 });
    return foretold;
  });
}
