import { atLeast } from '../cuts.ts';
import { onOneScale } from './gradebook.ts';
import type { MasteryMethod } from './method.ts';
import { toWholePercent } from './rounding.ts';

const DONE = 0.8;

interface Page {
  readonly points: number | null;
  readonly done: boolean;
}

/**
 * Classworks: work under 80 % is given again until it is not. The newest result stands until one reaches 80 %; that
 * one then stays, because it is not given again, so under this method a target never slips.
 *
 * Up to there a better newest result never lowers it; a result that reaches 80 % sooner can, as it keeps a later, better
 * one from counting.
 * Source: Classworks, "Individualized Learning Best Practices" ("redo activities when they complete them earning less than
 * 80%") and its bands 0-59, 60-74, 75-84, 85-100, which are whole percents. Which score it keeps of several is not published.
 */
export const classworks80: MasteryMethod = {
  name: 'classworks-80',
  begin: () =>
    onOneScale<Page>({
      blank: { points: null, done: false },
      enter: (page, points, { share }) => (page.done ? page : { points, done: atLeast(share, DONE) }),
      score: ({ points }) => points,
    }),
  round: toWholePercent,
  clause: () => ({
    en: 'the newest result is the estimate until one reaches 80%, which then stands',
    es: 'la estimación es el resultado más nuevo hasta que uno alcanza el 80\u00a0%, y ese queda',
  }),
};
