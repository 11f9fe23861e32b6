import { EvidenceId, SourceId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { advance, type Standing, type Terms } from './levels.ts';
import type { Taken } from './methods/method.ts';
import type { Level } from './types.ts';

/** Results on fresh tickets that would change the level; found by computing them, never guessed. */
export interface Change {
  readonly tickets: 1 | 2;
  readonly right: number;
  readonly questions: number;
  readonly level: Level;
}

type Trial = Omit<Change, 'level'>;

/** Small first: the least a learner must show. */
const UPWARDS: readonly Trial[] = [
  ...[1, 2, 3, 4, 5].map((k) => ({ tickets: 1 as const, right: k, questions: k })),
  ...[3, 5].map((k) => ({ tickets: 2 as const, right: k, questions: k })),
];
/** Mildest first: the best result that would no longer hold the level. */
const DOWNWARDS: readonly Trial[] = [4, 3, 2, 1, 0].map((right) => ({ tickets: 1 as const, right, questions: 5 }));

const FRESH = [SourceId.parse('fresh ticket 1'), SourceId.parse('fresh ticket 2')] as const;
const ONE_PIECE = [EvidenceId.parse('fresh ticket')] as const;

/**
 * The first small fresh result, each ticket a source of its own, that would change the level at `at`:
 * for a mastered target downwards, else upwards. Null when none of the handful tried does.
 */
export function changeOf(terms: Terms, standing: Standing, sittings: readonly Taken[], at: Instant): Change | null {
  const known = [...sittings]; // one copy for all trials: each puts its tickets behind the learner's own
  for (const trial of standing.verdict.level === 'mastered' ? DOWNWARDS : UPWARDS) {
    known.length = sittings.length;
    const level = levelAfter(terms, standing, known, trial, at);
    if (level !== standing.verdict.level && level !== 'not-enough') return { ...trial, level };
  }
  return null;
}

/** Puts the tickets of a trial behind `known`. */
function levelAfter(terms: Terms, standing: Standing, known: Taken[], { tickets, right, questions }: Trial, at: Instant): Level {
  const possible = known.at(-1)?.possible ?? questions; // on the scale the learner works on
  let after = standing;
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    known.push({ source: FRESH[ticket] ?? FRESH[0], kind: 'coursework', at, share: right / questions, possible, questions, evidence: ONE_PIECE });
    after = advance(terms, after, { taken: known, sources: after.sources + 1, last: false });
  }
  return after.verdict.level;
}
