import { EvidenceId, SourceId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isDecided } from './decided.ts';
import { advance, type Standing, type Terms, type Verdict } from './levels.ts';
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
const TWICE_DOWNWARDS: readonly Trial[] = DOWNWARDS.map((trial) => ({ ...trial, tickets: 2 }));

const FRESH = [SourceId.parse('fresh ticket 1'), SourceId.parse('fresh ticket 2')] as const;
const ONE_PIECE = [EvidenceId.parse('fresh ticket')] as const;

/**
 * The first small fresh result, each ticket a source of its own, that would change the level at `at`: for a mastered target
 * downwards, for one that is not there yet upwards. What is undecided has one thing to learn, where to go: the least that would lead
 * to workshop, else the mildest that would lead to seminar. Null when none of the handful tried does.
 */
export function changeOf(
  terms: Terms,
  standing: Standing,
  sittings: readonly Taken[],
  at: Instant,
  stale: boolean,
): Change | null {
  const known = [...sittings]; // one copy for all trials: each puts its tickets behind the learner's own
  const first = (trials: readonly Trial[], isIt: (after: Verdict) => boolean): Change | null => {
    for (const trial of trials) {
      known.length = sittings.length;
      const after = verdictAfter(terms, standing, known, trial, at);
      if (isIt(after)) return { ...trial, level: after.level };
    }
    return null;
  };
  const now = standing.verdict;
  if (isDecided({ ...now, stale })) {
    return first(
      now.level === 'mastered' ? DOWNWARDS : UPWARDS,
      ({ level }) => level !== now.level && level !== 'not-enough',
    );
  }
  return (
    first(UPWARDS, leadsTo('mastered')) ??
    first(DOWNWARDS, leadsTo('not-yet')) ??
    first(TWICE_DOWNWARDS, leadsTo('not-yet'))
  );
}

function leadsTo(wanted: Level): (after: Verdict) => boolean {
  return (after) => after.level === wanted && isDecided({ ...after, stale: false }); // a fresh ticket is not too old
}

/** Puts the tickets of a trial behind `known`. */
function verdictAfter(
  terms: Terms,
  standing: Standing,
  known: Taken[],
  { tickets, right, questions }: Trial,
  at: Instant,
): Verdict {
  const possible = known.at(-1)?.possible ?? questions; // on the scale the learner works on
  let after = standing;
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    known.push({
      source: FRESH[ticket] ?? FRESH[0],
      kind: 'coursework',
      at,
      share: right / questions,
      possible,
      questions,
      evidence: ONE_PIECE,
    });
    after = advance(terms, after, { taken: known, sources: after.sources + 1, last: false });
  }
  return after.verdict;
}
