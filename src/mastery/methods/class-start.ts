import type { Sitting } from '../../evidence/types.ts';
import type { TargetCode } from '../../ids.ts';
import { DEFAULT_START, type Rule } from '../rule.ts';

/** The default start counts as this many results of the class. */
const SHRINK = 10;

/** A class's typical result: (sum of results + 10 * 0.65) / (count + 10), the same for every learner. Source: `METHODS.md` 5. */
export function typical(sum: number, count: number): number {
  return (sum + SHRINK * DEFAULT_START) / (count + SHRINK);
}

/** The typical result of each target that has one, over the sittings of a whole class. */
export function classStarts(sittings: readonly Pick<Sitting, 'target' | 'share'>[]): Map<TargetCode, number> {
  const totals = new Map<TargetCode, { sum: number; count: number }>();
  for (const { target, share } of sittings) {
    const total = totals.get(target) ?? { sum: 0, count: 0 };
    total.sum += share;
    total.count += 1;
    totals.set(target, total);
  }
  return new Map([...totals].map(([target, { sum, count }]) => [target, typical(sum, count)]));
}

/** Where everyone begins under a rule; `ofClass` is used when the rule says so, and known. */
export function startOf(rule: Rule, ofClass: number | undefined): number {
  return rule.start === 'class' ? (ofClass ?? DEFAULT_START) : rule.start;
}
