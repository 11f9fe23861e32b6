import type { LearnerId, TargetCode } from '../ids.ts';
import { dateIn, type Instant } from '../time.ts';

/** An activity of a learner's own for the workshop, and what the teacher answered (capability 52). */
export interface Proposal {
  readonly id: number;
  readonly learner: LearnerId;
  readonly target: TargetCode;
  /** In the learner's words. */
  readonly text: string;
  readonly url: string | null;
  readonly at: Instant;
  /** `answered`: with a sentence, instead of yes. */
  readonly state: 'open' | 'accepted' | 'answered' | 'withdrawn';
  /** The teacher's sentence; '': none. */
  readonly reply: string;
  /** What the class reads where the teacher offers it to all; null: it is the learner's alone. */
  readonly classTitle: string | null;
  readonly answeredAt: Instant | null;
}

/** How many ideas a learner may send on one school day. Those taken back count too, otherwise there would be no limit. */
export const PROPOSALS_A_DAY = 3;

/** Why an idea is not accepted: the same one is there already, or the day's limit is reached. */
export type NotProposed = 'already' | 'full';

/** Null: it may be proposed. @param proposals of the learner, in the course */
export function notProposed(
  { target, text }: Pick<Proposal, 'target' | 'text'>,
  proposals: readonly Proposal[],
  at: Instant,
  zone: string,
): NotProposed | null {
  const isThere = proposals.some(
    (each) => each.target === target && each.text === text && (each.state === 'open' || each.state === 'accepted'),
  );
  if (isThere) return 'already';
  const today = proposals.filter((each) => dateIn(zone, each.at) === dateIn(zone, at));
  return today.length >= PROPOSALS_A_DAY ? 'full' : null;
}

/** An activity that stands in a menu before those on file. */
export interface ProposedChoice {
  readonly title: string;
  readonly url: string | null;
  readonly isOwn: boolean;
}

/**
 * What proposals bring to one learner's menu on a target: first their own accepted ones, the newest first and in their own words, then what the teacher offers
 * to the class under a title of the teacher's, which says nothing of whose idea it was.
 */
export function proposedChoices(
  { learner, target }: Pick<Proposal, 'learner' | 'target'>,
  proposals: readonly Proposal[],
): ProposedChoice[] {
  const accepted = proposals.filter((each) => each.state === 'accepted' && each.target === target).toReversed();
  const own = accepted.filter((each) => each.learner === learner);
  const offered = accepted.filter((each) => each.learner !== learner);
  return [
    ...own.map(({ text, url }) => ({ title: text, url, isOwn: true })),
    ...offered.flatMap(({ classTitle, url }) =>
      classTitle === null ? [] : [{ title: classTitle, url, isOwn: false }],
    ),
  ];
}

/** One that its learner did not take back. */
export type StandingProposal = Proposal & { readonly state: 'open' | 'accepted' | 'answered' };

export function isStandingProposal(proposal: Proposal): proposal is StandingProposal {
  return proposal.state !== 'withdrawn';
}

/** What waits for the teacher, first come, first served, and what was answered on that school day, which can still be taken back. */
export function waitingProposals(proposals: readonly Proposal[], at: Instant, zone: string): StandingProposal[] {
  return proposals
    .filter(isStandingProposal)
    .filter(
      ({ state, answeredAt }) =>
        state === 'open' || (answeredAt !== null && dateIn(zone, answeredAt) === dateIn(zone, at)),
    );
}
