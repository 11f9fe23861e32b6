import type { CourseworkId, LearnerId } from '../ids.ts';
import type { SchoolDate } from '../time.ts';
import type { Conference, MadeMark, Received, Ticket, TicketState } from './types.ts';

/** A ticket with everything that was done on it, as it stands at one moment. */
export interface TicketWork {
  readonly ticket: Ticket;
  /** Its state on the day it is looked at (`stateOn`). */
  readonly state: TicketState;
  /** The coursework it hangs on; of copies and links several. */
  readonly items: readonly CourseworkId[];
  readonly received: readonly Received[];
  /** In the order in which they were made. */
  readonly marks: readonly MadeMark[];
}

/** What a night knows of a course's tickets beside the work on them. */
export interface TicketDays {
  readonly works: readonly TicketWork[];
  readonly conferences: readonly Conference[];
}

/** Who ever answered anything. */
export function answeredBy(received: readonly Received[]): ReadonlySet<LearnerId> {
  return new Set(received.map(({ learner }) => learner));
}

/** The school day a declared or assigned route of this ticket holds for. */
export function dayOfRoutes({ kind, date }: Pick<Ticket, 'kind' | 'date'>, nextSchoolDay: SchoolDate): SchoolDate {
  return kind === 'exit' ? nextSchoolDay : date;
}
