import type { CourseworkId, LearnerId } from '../../ids.ts';
import type { Coursework, Submission } from '../../lms/types.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { newestOf } from '../../plan/note-place.ts';
import { chanceOf } from '../../plan/kinds/registry.ts';
import type { StoredPull } from '../../store/nights/pulls.ts';
import { daysBetween, type Instant } from '../../time.ts';
import { hasWorked } from '../../writeback/worked.ts';

/** Work to which nothing happened for so long rests: its submissions are read once a week, with those of all the others. */
const REST_AFTER_DAYS = 28;
/** A week, less half a day: a night that begins some minutes earlier than that of a week ago is not to wait for the next. */
const FULL_EVERY_DAYS = 6.5;

/**
 * Published work that is closed, and was neither created nor due nor touched in the last 28 days, nor holds or checks a chance of ours
 * that is open. A grade moves no time of the work itself, so one that is changed there shows only when the work is read again. Work
 * that tells no time at all never rests.
 */
export function restingWorks(
  coursework: readonly Coursework[],
  rows: readonly LedgerRow[],
  at: Instant,
): ReadonlySet<CourseworkId> {
  const lately = (time: Instant | null): boolean => time !== null && daysBetween(time, at) <= REST_AFTER_DAYS;
  const open = new Set<string | null>(
    rows.flatMap(({ write, remoteId }) => {
      const chance = chanceOf(write);
      if (chance === null || !lately(chance.due)) return [];
      return chance.check !== null && 'coursework' in chance.check ? [remoteId, chance.check.coursework] : [remoteId];
    }),
  );
  return new Set(
    coursework
      .filter(({ id, state, createdAt, updatedAt, due }) => {
        const times = [createdAt, updatedAt, due];
        return state === 'published' && times.some((time) => time !== null) && !times.some(lately) && !open.has(id);
      })
      .map(({ id }) => id),
  );
}

export interface Since {
  readonly at: Instant;
  /** Hash of tonight's tags. */
  readonly tags: string;
}

/** Whether everything is to be read before anything is known of tonight: a first night, a week or a longer gap, other tags, a clock set back. */
export function isFullDue(stored: StoredPull | null, { at, tags }: Since): boolean {
  if (stored === null || stored.readFor !== tags) return true;
  const days = daysBetween(stored.fullAt, at);
  return days < 0 || days >= FULL_EVERY_DAYS;
}

/** Somebody came (or came back) whose older work nobody has read yet. */
export function somebodyCame(enrolled: readonly LearnerId[], before: readonly LearnerId[]): boolean {
  const known = new Set(before);
  return enrolled.some((learner) => !known.has(learner));
}

/** What was read tonight, and what was kept of the work that was not. */
export function withKept(
  read: readonly Submission[],
  stored: StoredPull | null,
  works: ReadonlySet<CourseworkId>,
): readonly Submission[] {
  const again = new Set(read.map(({ id }) => id));
  return [...read, ...(stored?.kept ?? []).filter(({ id, coursework }) => works.has(coursework) && !again.has(id))];
}

/**
 * The submissions a night has to know although it does not read their work: those on our own posts that somebody worked on, the
 * newest of each learner that takes a comment, and those that count nothing and are told of every night. What the others showed
 * is evidence, which is kept anyway.
 */
export function toKeep(
  submissions: readonly Submission[],
  {
    coursework,
    rows,
    untagged,
  }: {
    readonly coursework: readonly Coursework[];
    readonly rows: readonly LedgerRow[];
    readonly untagged: ReadonlySet<CourseworkId>;
  },
): Submission[] {
  const ours = new Set<string | null>(rows.map(({ remoteId }) => remoteId));
  const places = (['comment', 'grade-comment'] as const).map((carrier) => ({
    carrier,
    newest: newestOf(carrier, { coursework, submissions }),
  }));
  const told = new Set<CourseworkId>();
  return submissions.filter((each) => {
    const { coursework: on, learner, comments, score, placeholder, at } = each;
    if (ours.has(on) && hasWorked(each)) return true;
    if (places.some(({ carrier, newest }) => comments.includes(carrier) && newest.get(learner) === on)) return true;
    if (score === null || placeholder) return false;
    const isFirst = untagged.has(on) && !told.has(on);
    if (isFirst) told.add(on);
    return isFirst || at === null;
  });
}
