import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LearnerId, TargetCode } from '../../src/ids.ts';
import { forecasterOf } from '../../src/mastery/forecast.ts';
import { completeRule, type RulePart } from '../../src/mastery/rule.ts';

const LOG = new URL('../../../shared/data/assist2009-public.csv', import.meta.url);
const here = existsSync(LOG);

interface Scored {
  readonly p: number;
  readonly right: boolean;
}

/** Every answer of the public log, forecast from those above it. */
function forecasts(part: RulePart): Scored[] {
  const forecaster = forecasterOf(completeRule(part));
  return readFileSync(LOG, 'utf8').trimEnd().split('\n').slice(1).map((line) => {
    const [student = '', , skill = '', , correct] = line.split(',');
    const [learner, target, right] = [student as LearnerId, skill as TargetCode, correct === '1'];
    const p = forecaster.chance(learner, target);
    forecaster.learn(learner, target, { kind: 'coursework', share: right ? 1 : 0, questions: 1 });
    return { p, right };
  });
}

/** Chance that a right answer was forecast above a wrong one; ties count half. */
function auc(scored: readonly Scored[]): number {
  const sorted = scored.toSorted((a, b) => a.p - b.p);
  let wrongBelow = 0;
  let above = 0;
  let right = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let rightHere = 0;
    while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) {
      if (sorted[to]?.right === true) rightHere += 1;
      to += 1;
    }
    const wrongHere = to - from - rightHere;
    above += rightHere * (wrongBelow + wrongHere / 2);
    wrongBelow += wrongHere;
    right += rightHere;
    from = to;
  }
  return above / (right * wrongBelow);
}

function rmse(scored: readonly Scored[]): number {
  return Math.sqrt(scored.reduce((sum, { p, right }) => sum + (p - (right ? 1 : 0)) ** 2, 0) / scored.length);
}

// `reference/mastery.md` 5, "Exact public anchors"
describe('the public log of 2009, where ../shared/data is on this machine', () => {
  it('gives the published figures when targets start at the mean of the others', () => {
    if (!here) return;
    const scored = forecasts({ start: 'class' });
    expect(auc(scored)).toBeCloseTo(0.711025, 5);
    expect(rmse(scored)).toBeCloseTo(0.441812, 5);
  });

  it('gives the published figure when everyone starts at the same place', () => {
    if (!here) return;
    expect(auc(forecasts({}))).toBeCloseTo(0.691976, 5);
  });
});
