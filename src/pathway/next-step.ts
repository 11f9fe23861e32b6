import type { Said } from '../language.ts';
import type { Rule } from '../mastery/rule.ts';
import type { Mastery } from '../mastery/types.ts';
import { dateIn, daysAfter, daysBetween, type Instant } from '../time.ts';
import { reaches } from './history.ts';
import type { History } from './history.ts';
import type { Reassignment } from './types.ts';
import { withheldWords } from './withheld-words.ts';

/** What one learner's record on one target asks for now. */
export type Step =
  | { readonly is: Reassignment['purpose']; readonly round: number }
  | { readonly is: 'withheld'; readonly why: Said; readonly waitsFor?: 'teaching' }
  | { readonly is: 'nothing' };

export interface Situation {
  readonly mastery: Mastery;
  readonly history: History;
  readonly seatOwed: boolean;
  /** Sits in a seminar on it today. */
  readonly seatToday: boolean;
  /** Over half the class needs it: the teaching comes first. */
  readonly taughtToAll: boolean;
  /** The class had a ticket in the last school days: what is due is asked in the next one. */
  readonly ticketsCome: boolean;
  /** The student chose workshop for a day on this target, and the evidence does not say workshop (R5). */
  readonly choseWorkshop: boolean;
  /** The target is of an earlier grade than the course: only ever offered beside another (P8). */
  readonly earlierGrade: boolean;
  readonly rule: Rule;
  readonly at: Instant;
  readonly zone: string;
}

/**
 * Another round on what is not mastered, until a round reaches the threshold; then a quick check when it is due and no ticket
 * comes to ask it. One chance at a time: while one is open or waits for its score nothing new is given. A round that nobody
 * handed in is no evidence (P3): the next round offers the chance again. Workshop chosen before it is shown brings a check
 * (R5), even where the evidence is too little or too old for a redo: it becomes the next source. The teaching goes before the
 * chance: who sits in seminar on it today waits, and so do all where it is better taught to all; a check is no practice and
 * comes all the same.
 */
export function nextStep(situation: Situation): Step {
  const { mastery, history, at, zone } = situation;
  const asked = whatIsAsked(situation);
  if (asked.is === 'nothing' || asked.is === 'withheld') return asked;
  const last = history.chances.at(-1);
  if (last !== undefined && last.share === null) {
    if (last.handedIn) return { is: 'withheld', why: withheldWords.waitsForScore() };
    if (last.due >= at)
      return {
        is: 'withheld',
        why: last.inTicket === true ? withheldWords.askedFor() : withheldWords.stillOpen(last.due, zone),
      };
  }
  if (asked.is !== 'recheck' && situation.seatOwed) return { is: 'withheld', why: withheldWords.seatFirst() };
  if (situation.earlierGrade) {
    return mastery.level === 'mastered' ? { is: 'nothing' } : { is: 'withheld', why: withheldWords.besideOnly() };
  }
  if (situation.seatToday) return { is: 'withheld', why: withheldWords.seatToday() };
  if (asked.is !== 'check' && situation.taughtToAll)
    return { is: 'withheld', why: withheldWords.taughtToAll(), waitsFor: 'teaching' };
  if (asked.is === 'recheck' && situation.ticketsCome) return { is: 'withheld', why: withheldWords.nextTicket() };
  return { is: asked.is, round: (last?.round ?? 0) + 1 };
}

type Asked = { readonly is: Reassignment['purpose'] } | Extract<Step, { is: 'withheld' | 'nothing' }>;

function whatIsAsked(situation: Situation): Asked {
  const { mastery, history, rule, at, zone } = situation;
  if (mastery.level === 'mastered') {
    return { is: mastery.recheckAt !== null && isDue(mastery.recheckAt, at, zone) ? 'recheck' : 'nothing' };
  }
  if (situation.choseWorkshop) return { is: 'check' };
  if (!isShort(mastery)) return { is: 'nothing' };
  if (mastery.stale) return { is: 'withheld', why: withheldWords.tooOld(rule) };
  const reachedAt = reachedSince(history, rule);
  if (reachedAt === null) return { is: 'redo' };
  const newest = mastery.newest !== null && mastery.newest > reachedAt ? mastery.newest : reachedAt;
  const recheckAt = daysAfter(newest, rule.recheckDays);
  return isDue(recheckAt, at, zone)
    ? { is: 'recheck' }
    : { is: 'withheld', why: withheldWords.reached(recheckAt, zone, rule) };
}

/** Length in days of the longest calendar day, the one on which clocks are set back: what is later than this is not today any more. */
const LONGEST_DAY = 25 / 24;

/** On that day by the school's clock, from its first minute: a second run of the same morning decides as the first did. */
function isDue(due: Instant, at: Instant, zone: string): boolean {
  if (due <= at) return true;
  return daysBetween(at, due) <= LONGEST_DAY && dateIn(zone, due) <= dateIn(zone, at);
}

/**
 * Practice helps where the estimate itself is below the threshold. Where the evidence is too little, its sources disagree or one of
 * them decides alone, one more ticket is asked instead (P2).
 */
function isShort({ level, reason }: Mastery): boolean {
  return level === 'not-yet' || level === 'slipped' || (level === 'approaching' && reason.rule === 'between');
}

/** When the last scored round reached the threshold, unless a later result elsewhere reopened the target; else null. */
function reachedSince(history: History, rule: Rule): Instant | null {
  const last = history.scored.at(-1);
  if (last === undefined || !reaches(last.share, rule.threshold)) return null;
  const reopened = history.elsewhere.some(
    (sitting) => sitting.at > last.scoredAt && !reaches(sitting.share, rule.threshold),
  );
  return reopened ? null : last.scoredAt;
}
