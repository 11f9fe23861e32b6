import type { Instant } from '../../../time.ts';
import { startClockwork } from '../../shell/clockwork.ts';
import type { ClockworkOptions as Options, Ticking } from '../../shell/clockwork.ts';
import { apply } from './apply.ts';
import type { Deed } from './deed.ts';
import { fits } from './fits.ts';
import type { Happening, SandboxSchool } from './school.ts';
import { assigneesOf, courseOf, emptyState, itemOf } from './state.ts';
import type { State } from './state.ts';
import { noticesOf } from './watches.ts';

/** The world and its clock. */
export interface Clockwork extends Ticking<Deed> {
  /** Read it freely; change it only by `record`. */
  readonly state: State;
  /** An id that is not used yet. */
  nextId(): string;
}

export interface ClockworkOptions extends Options<Deed> {
  readonly school: SandboxSchool;
}

export function createClockwork({ school, ...options }: ClockworkOptions): Clockwork {
  const state = emptyState();
  const life = school.life;
  const ticking = startClockwork<Deed>(
    {
      start: school.start,
      story: school.story,
      days: life === undefined ? null : { zone: life.zone, day: (date) => life.day(date, state) },
      perform,
      fits: (deed, at) => fits(state, deed, at),
    },
    options,
  );

  function perform(deed: Deed, at: Instant): Happening[] {
    const reached = deed.kind === 'assigned' ? new Set(submissionsOf(deed.course, deed.item)) : new Set<string>();
    apply(state, deed, at);
    state.notices.push(...noticesOf(state, deed, at));
    if (deed.kind === 'posted')
      return follow(deed.item.course, deed.item.id, at, reached, deed.item.state === 'PUBLISHED');
    if (deed.kind === 'edited') return follow(deed.course, deed.item, at, reached, deed.change.state === 'PUBLISHED');
    if (deed.kind === 'scheduled' || deed.kind === 'assigned') return follow(deed.course, deed.item, at, reached, true);
    return [];
  }

  /** The events that follow from an item: its due date, its scheduled time, and what learners do with it. */
  function follow(
    courseId: string,
    itemId: string,
    at: Instant,
    reached: ReadonlySet<string>,
    published: boolean,
  ): Happening[] {
    const course = courseOf(state, courseId);
    const item = itemOf(course, itemId);
    const place = { course: courseId, item: itemId };
    const coming: Happening[] = [];
    if (item.type === 'courseWork' && item.due !== null && item.due > at)
      coming.push({ at: item.due, deed: { kind: 'due', ...place } });
    if (item.scheduled !== null && item.scheduled > at)
      coming.push({ at: item.scheduled, deed: { kind: 'scheduled', ...place } });
    if (!published || item.state !== 'PUBLISHED' || life === undefined) return coming;
    return [
      ...coming,
      ...life.given(
        item,
        assigneesOf(course, item).filter((learner) => !reached.has(learner)),
        at,
        state,
      ),
    ];
  }

  function submissionsOf(course: string, item: string): string[] {
    return [...(courseOf(state, course).submissions.get(item)?.keys() ?? [])];
  }

  return {
    state,
    ...ticking,
    nextId() {
      const id = String(state.serial);
      state.serial += 1;
      return id;
    },
  };
}
