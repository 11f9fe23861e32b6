import { describe, expect, it } from '@jest/globals';
import { scorecardOf } from '../../../src/routing/scorecard/scorecard.ts';
import { scorecardWords, tenthWords } from '../../../src/routing/scorecard/scorecard-words.ts';
import { judged } from '../../builders/scorecard.ts';

const CARD = scorecardOf([
  ...judged(30, 'seminar', false),
  ...judged(10, 'seminar', true),
  ...judged(29, 'workshop', true),
]);

describe('the scorecard in words', () => {
  it('says the count, the share and its interval, and hides what too few decisions would tell', () => {
    expect(scorecardWords(CARD).map(({ en }) => en)).toEqual([
      'Seminar: of 40 times it was advised, the next results reached the threshold 10 times (25%; between 14% and 40% with 95% certainty).',
      'Workshop: advised 29 times so far with results after it; from 30 on there is a figure here.',
      expect.stringContaining('helped at once'),
    ]);
  });

  it('says it in Spanish too', () => {
    const [seminar, workshop] = scorecardWords(CARD).map(({ es }) => es.replaceAll('\u00a0', ' '));
    expect(seminar).toBe(
      'Seminario: de 40 veces que se recomendó, en 10 los resultados siguientes alcanzaron el umbral (25 %; entre 14 % y 40 % con 95 % de certeza).',
    );
    expect(workshop).toBe(
      'Taller: se recomendó 29 veces hasta ahora con resultados posteriores; a partir de 30 aparece aquí una cifra.',
    );
  });

  it('names only the tenths with enough decisions', () => {
    expect(tenthWords(CARD.tenths).map(({ en }) => en)).toEqual([
      'A chance of 0% to 10%: the next results reached the threshold in 25% of 40 cases.',
    ]);
  });
});
