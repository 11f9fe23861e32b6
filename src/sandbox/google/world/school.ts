import type { Instant, SchoolDate } from '../../../time.ts';
import type { Happening as At } from '../../shell/clockwork.ts';
import type { Deed } from './deed.ts';
import type { Posted, State } from './state.ts';

/** Something that happens at a time of its own. */
export type Happening = At<Deed>;

/**
 * What goes on by itself while the clock moves. Everything it answers must follow from its arguments and its seed,
 * so that the same clock makes the same world.
 */
export interface Life {
  /** Asked once for each day, in order, just before it begins in `zone`. */
  day(date: SchoolDate, state: State): readonly Happening[];
  /** Asked when published work reaches learners. */
  given(item: Posted, learners: readonly string[], at: Instant, state: State): readonly Happening[];
  /** IANA name of the zone in which its days begin. */
  readonly zone: string;
}

/** A whole school to start from: given by a test, or the seeded one (`seeded/`). */
export interface SandboxSchool {
  /** A complete school file (DESIGN.md 4.3). */
  readonly file: unknown;
  /** When its story begins: nothing happens before. */
  readonly start: Instant;
  readonly story: readonly Happening[];
  readonly life?: Life;
}
