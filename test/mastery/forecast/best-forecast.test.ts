import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bestForecaster } from '../../../src/mastery/forecast/best-forecast.ts';
import type { Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import { question, RIGHT, WRONG } from '../../builders/ticket/answer.ts';

function told(answers: readonly (readonly [ReturnType<typeof question>, number])[]): Forecaster {
  const forecaster = bestForecaster();
  for (const [asked, share] of answers) forecaster.learn(asked, { ...RIGHT, share });
  return forecaster;
}

/** How far one more answer of a classmate moves the chance, after so many of others. */
function movedBy(count: number): number {
  const before = Array.from({ length: count }, (_, i) => [question({ learner: `s${i}` }), i % 2] as const);
  return (
    told([...before, [question({ learner: 'x' }), 1]]).chance(question()) -
    told([...before, [question({ learner: 'x' }), 0]]).chance(question())
  );
}

const anyAnswer = fc.tuple(
  fc
    .record({
      learner: fc.constantFrom('ana', 'ben', 'cleo'),
      target: fc.constantFrom('A', 'B'),
      item: fc.constantFrom('q', 'r', null),
    })
    .map((made) => question(made)),
  fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
);
const answers = fc.array(anyAnswer, { maxLength: 60 });

describe('the best forecast', () => {
  it('begins near where everyone begins, a little under', () => {
    const first = bestForecaster().chance(question());
    expect(first).toBeGreaterThan(0.5);
    expect(first).toBeLessThan(0.65);
  });

  it('is a chance, whatever came', () => {
    fc.assert(
      fc.property(answers, (came) => {
        const p = told(came).chance(question());
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('changes nothing by being asked', () => {
    fc.assert(
      fc.property(answers, (came) => {
        const [asked, quiet] = [bestForecaster(), bestForecaster()];
        for (const [each, share] of came) {
          asked.chance(each);
          asked.chance(question({ learner: 'new', target: 'new', item: 'new' }));
          asked.learn(each, { ...RIGHT, share });
          quiet.learn(each, { ...RIGHT, share });
        }
        expect(asked.chance(question())).toBe(quiet.chance(question()));
      }),
    );
  });

  it('learns nothing from habit tickets', () => {
    const forecaster = told([[question(), 1]]);
    const before = forecaster.chance(question());
    forecaster.learn(question(), { ...WRONG, kind: 'habit' });
    expect(forecaster.chance(question())).toBe(before);
  });

  it('rises with a right answer and falls with a wrong one', () => {
    fc.assert(
      fc.property(answers, (came) => {
        const right = told([...came, [question(), 1]]).chance(question());
        const wrong = told([...came, [question(), 0]]).chance(question());
        // a third full score in a row often ends a practice set; short of that a right answer is never held against anyone
        const row = came.filter(([{ learner, target }]) => learner === 'ana' && target === 'A').slice(-2);
        if (row.length === 2 && row.every(([, share]) => share === 1)) return;
        expect(right).toBeGreaterThan(wrong);
      }),
    );
  });

  it('expects less of a question that others missed', () => {
    const forecaster = told(
      Array.from({ length: 10 }, (_, i) => [question({ learner: `s${i}`, item: 'hard' }), 0] as const),
    );
    expect(forecaster.chance(question({ item: 'hard' }))).toBeLessThan(forecaster.chance(question({ item: 'new' })));
  });

  it('takes a question that is not told as one that is not known', () => {
    const { learner, target } = question();
    const [told, silent] = [bestForecaster(), bestForecaster()];
    for (const share of [1, 0, 0, 1]) {
      told.learn(question({ item: null }), { ...RIGHT, share });
      silent.learn({ learner, target }, { ...RIGHT, share });
    }
    expect(silent.chance({ learner, target })).toBe(told.chance(question({ item: null })));
    expect(silent.chance({ learner, target })).not.toBe(silent.chance(question({ item: 'q' })));
  });

  it('is surer, and so moves less, the more it has seen', () => {
    expect(movedBy(40)).toBeLessThan(movedBy(2));
  });

  it('is the chance of a full score where there is partial credit', () => {
    const forecaster = told(Array.from({ length: 40 }, (_, i) => [question({ learner: `s${i}` }), 0.8] as const));
    expect(forecaster.chance(question())).toBeLessThan(0.15);
  });

  it('still tells good partial work from weak', () => {
    const forecaster = told(
      Array.from(
        { length: 30 },
        (_, i) => [question({ learner: i % 2 === 0 ? 'ana' : 'ben' }), i % 2 === 0 ? 0.9 : 0.2] as const,
      ),
    );
    expect(forecaster.chance(question({ learner: 'ana' }))).toBeGreaterThan(
      forecaster.chance(question({ learner: 'ben' })),
    );
  });
});
