/**
 * The numbers of the level rules R0-R8, as data. `chance` is P(true share >= threshold).
 * Source: `reference/mastery.md` 6; why each is what it is stands in README.md.
 */
export const CUTS = Object.freeze({
  /** R0: answers the evidence must count for. */
  gateWeight: 3,
  /** R1: exactly the threshold on two sources must pass. */
  mastered: 0.38,
  /** R2. */
  notYet: 0.2,
  /** R4: `mastered` must stand at this chance without each source in turn, `not-yet` at that one. */
  masteredWithoutOne: 0.28,
  notYetWithoutOne: 0.35,
  /** R4: sources of at least this weight whose shares lie at least this far apart disagree. */
  disagreeWeight: 2,
  disagreeBy: 0.4,
  /** R8: a level once given is left only below or above these. */
  leaveMastered: 0.28,
  leaveNotYet: 0.3,
  /** R8: without newer evidence a level lapses after so many days. */
  lapseDays: 60,
  /** R9: a chance at or above, or at or below, is called sure. */
  sureAbove: 0.8,
  sureBelow: 0.1,
  /** Methods without a distribution: parts of the threshold. */
  notYetPart: 0.75,
  slippedPart: 0.9,
});

/** Sums of shares carry rounding noise: 0.7 - 0.3 must count as 0.4. */
const NOISE = 1e-9;

export function atLeast(value: number, cut: number): boolean {
  return value >= cut - NOISE;
}
