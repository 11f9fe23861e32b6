import { scorecardOf, type Judged } from '../../src/routing/scorecard/scorecard.ts';

/** So many decisions alike: seminars with a stated chance of 5 %, workshops with one of 65 %. */
export function judged(count: number, route: Judged['route'], reached: boolean): Judged[] {
  return Array.from({ length: count }, () => ({ route, chance: route === 'seminar' ? 0.05 : 0.65, reached }));
}

/** 10 of 40 seminars not needed, one of five workshops not borne out. */
export const FULL_CARD = scorecardOf([
  ...judged(30, 'seminar', false),
  ...judged(10, 'seminar', true),
  ...judged(32, 'workshop', true),
  ...judged(8, 'workshop', false),
]);
