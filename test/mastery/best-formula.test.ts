import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bestForecaster } from '../../src/mastery/forecast/best-forecast.ts';
import { question, RIGHT } from '../builders/ticket/answer.ts';

interface Told {
  readonly learner: string;
  readonly target: string;
  readonly item: string | null;
  readonly share: number;
  readonly questions: number;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** How unsure each belief is at first, and what each further answer adds to that, as they were fitted. */
const DOUBT = {
  everyone: [1, 0],
  target: [0.45, 0.0001],
  item: [0.9, 0.025],
  learner: [0.7, 0.003],
  onTarget: [0.3, 0.006],
} as const;

interface Believed {
  mean: number;
  doubt: number;
}

/**
 * README.md, "best": logit p = .918 B + .697 lately + .074 full - .098 none + .208 same - .433 long - .064, and how far rarer a full score
 * is where there is partial credit. Written out as a table of named numbers; what is looked at of the answers is counted anew each time.
 */
class Formula {
  readonly numbers = new Map<string, Believed>();
  readonly told: Told[] = [];
  readonly surprises = new Map<string, number[]>();

  number(name: string, mean: number, doubt: number): Believed {
    const known = this.numbers.get(name) ?? { mean, doubt };
    this.numbers.set(name, known);
    return known;
  }

  beliefs({ learner, target, item }: Pick<Told, 'learner' | 'target' | 'item'>): { number: Believed; grows: number }[] {
    const of = (name: string, [doubt, grows]: readonly [number, number], mean = 0) => ({
      number: this.number(name, mean, doubt),
      grows,
    });
    return [
      of('everyone', DOUBT.everyone, Math.log(0.65 / 0.35)),
      of(`target ${target}`, DOUBT.target),
      of(`learner ${learner}`, DOUBT.learner),
      of(`learner ${learner} on ${target}`, DOUBT.onTarget),
      ...(item === null ? [] : [of(`item ${item} of ${target}`, DOUBT.item)]),
    ];
  }

  /** The sum of the beliefs, drawn towards one half by their doubt. */
  sum(asked: Pick<Told, 'learner' | 'target' | 'item'>): number {
    const numbers = this.beliefs(asked).map(({ number }) => number);
    const doubt = numbers.reduce((all, each) => all + each.doubt, 0);
    return numbers.reduce((all, each) => all + each.mean, 0) / Math.sqrt(1 + (Math.PI * doubt) / 8);
  }

  habits({ learner, target }: Pick<Told, 'learner' | 'target'>): number {
    const mine = this.told.filter((each) => each.learner === learner);
    const here = mine.filter((each) => each.target === target).toReversed();
    const inARow = (share: number): number =>
      (here.findIndex((each) => each.share !== share) + here.length + 1) % (here.length + 1);
    const lately = (this.surprises.get(learner) ?? []).reduce((faded, each) => 0.7 * faded + 0.3 * each, 0);
    return (
      0.697 * lately +
      0.074 * Math.min(3, inARow(1)) -
      0.098 * Math.min(3, inARow(0)) +
      (mine.at(-1)?.target === target ? 0.208 : 0) -
      (inARow(1) >= 3 ? 0.433 : 0) -
      0.064
    );
  }

  chance(asked: Pick<Told, 'learner' | 'target' | 'item'>): number {
    return sigmoid(
      0.918 * this.sum(asked) + this.habits(asked) + (this.numbers.get(`full ${asked.target}`)?.mean ?? 0),
    );
  }

  learn(result: Told): void {
    const { learner, target, share, questions } = result;
    const weight = Math.min(6, questions / (1 + 0.1 * (questions - 1)));
    const partial = (share > 0 && share < 1) || this.numbers.has(`full ${target}`);
    if (partial) {
      const before = this.chance(result);
      const full = this.number(`full ${target}`, 0, 4);
      this.move([full], (share === 1 ? 1 : 0) - before, before, 1);
    }
    const p = sigmoid(this.sum(result));
    const beliefs = this.beliefs(result);
    this.move(
      beliefs.map(({ number }) => number),
      share - p,
      p,
      weight,
    );
    const answers = this.told
      .filter((each) => each.learner === learner && each.target === target)
      .reduce((sum, each) => sum + Math.min(6, each.questions / (1 + 0.1 * (each.questions - 1))), 0);
    this.number(`learner ${learner} on ${target}`, 0, 0).mean += 0.4 / (1 + answers); // what practice teaches
    for (const { number, grows } of beliefs) number.doubt += grows;
    this.surprises.set(learner, [...(this.surprises.get(learner) ?? []), share - p]);
    this.told.push(result);
  }

  move(numbers: readonly Believed[], surprise: number, p: number, weight: number): void {
    const information = weight * p * (1 - p);
    const rest = 1 + information * numbers.reduce((all, { doubt }) => all + doubt, 0);
    for (const number of numbers) {
      number.mean += (number.doubt * weight * surprise) / rest;
      number.doubt -= (number.doubt ** 2 * information) / rest;
    }
  }
}

const anyTold = fc.array(
  fc.record({
    learner: fc.constantFrom('ana', 'ben'),
    target: fc.constantFrom('A', 'B'),
    item: fc.constantFrom('q', 'r', null),
    share: fc.constantFrom(1, 1, 1, 0, 0, 0.5),
    questions: fc.constantFrom(1, 1, 5),
  }),
  { maxLength: 25 },
);

describe('the best forecast', () => {
  it('is the formula, whatever came before', () => {
    fc.assert(
      fc.property(anyTold, (all) => {
        const [forecaster, formula] = [bestForecaster(), new Formula()];
        for (const told of all) {
          for (const learner of ['ana', 'new']) {
            const asked = { learner, target: told.target, item: told.item };
            expect(forecaster.chance(question(asked))).toBeCloseTo(formula.chance(asked), 10);
          }
          forecaster.learn(question(told), { ...RIGHT, share: told.share, questions: told.questions });
          formula.learn(told);
        }
        for (const item of ['q', 'new', null]) {
          const asked = { learner: 'ana', target: 'A', item };
          expect(forecaster.chance(question(asked))).toBeCloseTo(formula.chance(asked), 10);
        }
      }),
    );
  });
});
