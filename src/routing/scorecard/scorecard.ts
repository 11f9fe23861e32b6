import type { Route } from '../types.ts';
import { wilson } from './wilson.ts';

/** What the evidence advised one learner on one target on one school day, and what came next. */
export interface Judged {
  readonly route: Route;
  /** The stated chance that the true share is at the threshold; null where none was stated. */
  readonly chance: number | null;
  /** The next results reached the threshold. */
  readonly reached: boolean;
}

/** Of the decisions of one kind, those that the next results spoke against. All but the count is null where there are too few to tell. */
export interface Rate {
  readonly decisions: number;
  readonly notBorneOut: number | null;
  /** A share in [0, 1], and its 95 % interval. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Chances that were stated between `from` and `to`: their mean, and how often the next results reached the threshold. */
export interface Tenth {
  readonly from: number;
  readonly to: number;
  readonly decisions: number;
  readonly stated: number | null;
  readonly came: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How often the advice was wrong. */
export interface Scorecard {
  /** Not borne out: the next results reached the threshold. */
  readonly seminar: Rate;
  /** Not borne out: the next results did not reach the threshold. */
  readonly workshop: Rate;
  readonly tenths: readonly Tenth[];
}

/** Fewer say nothing: even where half are wrong the interval would be wider than a third. */
export const ENOUGH = 30;

/** Counts what came of past advice. */
export function scorecardOf(judged: readonly Judged[]): Scorecard {
  const advised = (route: Route): Judged[] => judged.filter((each) => each.route === route);
  const rate = (of: readonly Judged[], against: boolean): Rate =>
    rateOf(of.filter(({ reached }) => reached === against).length, of.length);
  return {
    seminar: rate(advised('seminar'), true),
    workshop: rate(advised('workshop'), false),
    tenths: tenthsOf(judged),
  };
}

function rateOf(notBorneOut: number, decisions: number): Rate {
  if (decisions < ENOUGH) return { decisions, notBorneOut: null, share: null, low: null, high: null };
  return { decisions, notBorneOut, share: notBorneOut / decisions, ...wilson(notBorneOut, decisions) };
}

const TENTHS = 10;

function tenthsOf(judged: readonly Judged[]): Tenth[] {
  const within = Array.from({ length: TENTHS }, () => ({ decisions: 0, stated: 0, came: 0 }));
  for (const { chance, reached } of judged) {
    const tenth = chance === null ? undefined : within[Math.min(TENTHS - 1, Math.floor(chance * TENTHS))];
    if (tenth === undefined || chance === null) continue;
    tenth.decisions += 1;
    tenth.stated += chance;
    tenth.came += reached ? 1 : 0;
  }
  return within.map(({ decisions, stated, came }, i) => {
    const bounds = { from: i / TENTHS, to: (i + 1) / TENTHS, decisions };
    if (decisions < ENOUGH) return { ...bounds, stated: null, came: null, low: null, high: null };
    return { ...bounds, stated: stated / decisions, came: came / decisions, ...wilson(came, decisions) };
  });
}
