import { DateTime } from 'luxon';
import { dateIn, fromDateTime } from '../../time.ts';
import type { Instant, SchoolDate } from '../../time.ts';
import { createAgenda } from './agenda.ts';
import { apply } from './apply.ts';
import type { Deed } from './deed.ts';
import { fits } from './fits.ts';
import type { Happening, SandboxSchool } from './school.ts';
import { assigneesOf, courseOf, emptyState, itemOf } from './state.ts';
import type { State } from './state.ts';

/** A deed as the journal keeps it. */
export interface Done {
  readonly at: Instant;
  readonly deed: Deed;
}

type Entry =
  | { readonly type: 'day'; readonly date: SchoolDate }
  /** `given` deeds must fit; those of `life` are dropped when somebody was quicker. */
  | { readonly type: 'deed'; readonly deed: Deed; readonly given: boolean };

/** The world and its clock. */
export interface Clockwork {
  /** Read it freely; change it only by `record`. */
  readonly state: State;
  /** Lets everything happen that is due by now, and says what time that is. It never goes back. */
  now(): Instant;
  /** Does something now and keeps it in the journal. Throws `RangeError` when it cannot be done; then nothing is kept. */
  record(deed: Deed): void;
  /** An id nobody has yet. */
  nextId(): string;
}

export interface ClockworkOptions {
  readonly school: SandboxSchool;
  readonly today: () => Instant;
  /** What was recorded before, oldest first. */
  readonly past: readonly Done[];
  /** Keeps one more deed. Nobody is told of it before this returned. */
  readonly keep: (done: Done) => void;
}

export function createClockwork({ school, today, past, keep }: ClockworkOptions): Clockwork {
  const state = emptyState();
  const agenda = createAgenda<Entry>();
  const life = school.life;
  let clock = school.start;

  for (const { at, deed } of school.story) agenda.add(at, { type: 'deed', deed, given: true });
  if (life !== undefined) agenda.add(clock, { type: 'day', date: dateIn(life.zone, clock) });
  for (const { at, deed } of past) {
    advance(at);
    perform(deed, at);
  }

  function advance(until: Instant): void {
    for (let next = agenda.take(until); next !== null; next = agenda.take(until)) {
      if (next.what.type === 'day') beginDay(next.what.date);
      else if (next.what.given || fits(state, next.what.deed, next.at)) perform(next.what.deed, next.at);
    }
    if (until > clock) clock = until;
  }

  function beginDay(date: SchoolDate): void {
    if (life === undefined) return;
    plan(life.day(date, state));
    const tomorrow = DateTime.fromISO(date, { zone: life.zone }).plus({ days: 1 });
    agenda.add(fromDateTime(tomorrow), { type: 'day', date: tomorrow.toFormat('yyyy-MM-dd') as SchoolDate });
  }

  function plan(happenings: readonly Happening[]): void {
    for (const { at, deed } of happenings) agenda.add(at, { type: 'deed', deed, given: false });
  }

  function perform(deed: Deed, at: Instant): void {
    const reached = deed.kind === 'assigned' ? new Set(submissionsOf(deed.course, deed.item)) : new Set<string>();
    apply(state, deed, at);
    if (deed.kind === 'posted') follow(deed.item.course, deed.item.id, at, reached, deed.item.state === 'PUBLISHED');
    if (deed.kind === 'edited') follow(deed.course, deed.item, at, reached, deed.change.state === 'PUBLISHED');
    if (deed.kind === 'scheduled' || deed.kind === 'assigned') follow(deed.course, deed.item, at, reached, true);
  }

  /** Notes what comes of an item by itself: its due date, its scheduled time, and what learners do with it. */
  function follow(courseId: string, itemId: string, at: Instant, reached: ReadonlySet<string>, published: boolean): void {
    const course = courseOf(state, courseId);
    const item = itemOf(course, itemId);
    const place = { course: courseId, item: itemId };
    if (item.type === 'courseWork' && item.due !== null && item.due > at) agenda.add(item.due, { type: 'deed', deed: { kind: 'due', ...place }, given: false });
    if (item.scheduled !== null && item.scheduled > at) agenda.add(item.scheduled, { type: 'deed', deed: { kind: 'scheduled', ...place }, given: false });
    if (!published || item.state !== 'PUBLISHED' || life === undefined) return;
    plan(life.given(item, assigneesOf(course, item).filter((learner) => !reached.has(learner)), at, state));
  }

  function submissionsOf(course: string, item: string): string[] {
    return [...(courseOf(state, course).submissions.get(item)?.keys() ?? [])];
  }

  return {
    state,
    now() {
      advance(today());
      return clock;
    },
    record(deed) {
      advance(today());
      perform(deed, clock);
      keep({ at: clock, deed });
    },
    nextId() {
      const id = String(state.serial);
      state.serial += 1;
      return id;
    },
  };
}
