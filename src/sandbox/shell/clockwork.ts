import { DateTime } from 'luxon';
import { dateIn, fromDateTime } from '../../time.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { createAgenda } from './agenda.ts';

/** Something that happens at a time of its own; `D` is what can happen in that world. */
export interface Happening<D> {
  readonly at: Instant;
  readonly deed: D;
}

/** What can happen in a world, and what comes of it. Everything it answers follows from its arguments and its state. */
export interface Play<D> {
  /** Nothing happens before. */
  readonly start: Instant;
  readonly story: readonly Happening<D>[];
  /** What each day brings by itself, asked in order, just before the day begins in `zone`. */
  readonly days: { readonly zone: string; readonly day: (date: SchoolDate) => readonly Happening<D>[] } | null;
  /** Applies an event, and says what will follow from it by itself. Throws `RangeError` when it cannot be done. */
  perform(deed: D, at: Instant): readonly Happening<D>[];
  /** Whether something planned earlier still makes sense; the story is not asked about. */
  fits(deed: D, at: Instant): boolean;
}

export interface ClockworkOptions<D> {
  readonly today: () => Instant;
  /** What was recorded before, oldest first. */
  readonly past: readonly Happening<D>[];
  /** Keeps one more event. Nobody learns of it before this has returned. */
  readonly keep: (done: Happening<D>) => void;
}

export interface Ticking<D> {
  /** Lets everything happen that is due by now, and says what time that is. It never goes back. */
  now(): Instant;
  /** Does something now and keeps it in the journal. Throws `RangeError` when it cannot be done; then nothing is kept. */
  record(deed: D): void;
}

type Entry<D> =
  | { readonly type: 'day'; readonly date: SchoolDate }
  /** `given` deeds must fit; the others are dropped when somebody was quicker. */
  | { readonly type: 'deed'; readonly deed: D; readonly given: boolean };

/** The clock of a world: what is due happens in order of time, and of equal times in the order it was noted. */
export function startClockwork<D>(play: Play<D>, { today, past, keep }: ClockworkOptions<D>): Ticking<D> {
  const agenda = createAgenda<Entry<D>>();
  let clock = play.start;

  for (const { at, deed } of play.story) agenda.add(at, { type: 'deed', deed, given: true });
  if (play.days !== null) agenda.add(clock, { type: 'day', date: dateIn(play.days.zone, clock) });
  for (const { at, deed } of past) {
    advance(at);
    plan(play.perform(deed, at));
  }

  function advance(until: Instant): void {
    for (let next = agenda.take(until); next !== null; next = agenda.take(until)) {
      if (next.what.type === 'day') beginDay(next.what.date);
      else if (next.what.given || play.fits(next.what.deed, next.at)) plan(play.perform(next.what.deed, next.at));
    }
    if (until > clock) clock = until;
  }

  function beginDay(date: SchoolDate): void {
    if (play.days === null) return;
    plan(play.days.day(date));
    const tomorrow = DateTime.fromISO(date, { zone: play.days.zone }).plus({ days: 1 });
    agenda.add(fromDateTime(tomorrow), { type: 'day', date: tomorrow.toFormat('yyyy-MM-dd') as SchoolDate });
  }

  function plan(happenings: readonly Happening<D>[]): void {
    for (const { at, deed } of happenings) agenda.add(at, { type: 'deed', deed, given: false });
  }

  return {
    now() {
      advance(today());
      return clock;
    },
    record(deed) {
      advance(today());
      plan(play.perform(deed, clock));
      keep({ at: clock, deed });
    },
  };
}
