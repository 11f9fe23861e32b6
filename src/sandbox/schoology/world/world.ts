import type { Instant, SchoolDate } from '../../../time.ts';
import { startClockwork } from '../../shell/clockwork.ts';
import type { ClockworkOptions, Happening as At, Ticking } from '../../shell/clockwork.ts';
import type { Happening as FormHappening } from '../../google/world/school.ts';
import { apply } from './apply.ts';
import type { Deed } from './deed.ts';
import { fits } from './fits.ts';
import { reach } from './reach.ts';
import { emptyState, itemOf, sectionOf } from './state.ts';
import type { Posted, State } from './state.ts';

export type Happening = At<Deed>;

/** What goes on by itself while the clock moves. Everything it answers must follow from its arguments and its seed. */
export interface Life {
  /** Asked once for each day, in order, just before it begins in `zone`. */
  day(date: SchoolDate, state: State): readonly Happening[];
  /** Asked when a published item reaches students it had not reached before. */
  given(item: Posted, uids: readonly string[], at: Instant, state: State): readonly Happening[];
  /** IANA name of the zone in which its days begin. */
  readonly zone: string;
}

/** A whole school to start from: given by a test, or the seeded one (`../seeded/`). */
export interface SchoologySchool {
  /** A complete school file (DESIGN.md 4.3). */
  readonly file: unknown;
  /** Its name as a district would show it, and its ids. */
  readonly school: { readonly id: string; readonly name: string };
  /** When its story begins: nothing happens before. */
  readonly start: Instant;
  readonly story: readonly Happening[];
  readonly life?: Life;
  /** What its work has links to; absent: nothing. */
  readonly forms?: LinkedForms;
}

/** Forms that work has links to. They are Google's: its stand-in takes their story in (`SandboxOptions.guests`). */
export interface LinkedForms {
  /** The accounts that may edit them, and what each has granted. */
  readonly owners: readonly { readonly email: string; readonly refreshToken: string }[];
  readonly story: readonly FormHappening[];
}

/** The world and its clock. */
export interface Clockwork extends Ticking<Deed> {
  /** Read it freely; change it only by `record`. */
  readonly state: State;
  /** An id nobody has yet. */
  nextId(): string;
}

export function createClockwork(school: SchoologySchool, options: ClockworkOptions<Deed>): Clockwork {
  const state = emptyState();
  const life = school.life;
  const ticking = startClockwork<Deed>(
    {
      start: school.start,
      story: school.story,
      days: life === undefined ? null : { zone: life.zone, day: (date) => life.day(date, state) },
      perform(deed, at) {
        const before = deed.kind === 'edited' ? reached(deed.section, deed.item) : [];
        apply(state, deed, at);
        if (life === undefined) return [];
        if (deed.kind === 'posted') return follow(deed.item.section, deed.item.id, before, at);
        return deed.kind === 'edited' ? follow(deed.section, deed.item, before, at) : [];
      },
      fits: (deed) => fits(state, deed),
    },
    options,
  );

  function reached(section: string, item: string): string[] {
    const home = sectionOf(state, section);
    const posted = itemOf(home, item);
    return posted.published ? reach(home, posted).map(({ uid }) => uid) : [];
  }

  function follow(section: string, item: string, before: readonly string[], at: Instant): readonly Happening[] {
    const fresh = reached(section, item).filter((uid) => !before.includes(uid));
    return life === undefined || fresh.length === 0
      ? []
      : life.given(itemOf(sectionOf(state, section), item), fresh, at, state);
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
