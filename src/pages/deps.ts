import type { Request } from 'express';
import type { Logger } from 'pino';
import type { CourseId, PlanId, RunId, SchoolId, WriteKey } from '../ids.ts';
import type { Said } from '../language.ts';
import type { Store } from '../store/types.ts';
import type { CourseReport } from '../writeback/report.ts';
import type { Instant } from '../time.ts';
import type { Viewer } from './viewer.ts';

/** What came of a button, in words for the teacher (no names: they travel in an address). */
export interface Answer {
  readonly ok: boolean;
  readonly said: Said;
}

export interface Approval extends Answer {
  readonly report?: CourseReport;
}

/** All that the pages need from the rest of Waymark. */
export interface PageDeps {
  readonly store: Store;
  readonly now: () => Instant;
  /** Applies a waiting plan unchanged, or says why not; safe to call again for the same plan. */
  readonly approve: (school: SchoolId, course: CourseId, plan: PlanId) => Promise<Approval>;
  /** Stops the sending to a class, or lets it go on. */
  readonly pause: (school: SchoolId, course: CourseId, order: 'pause' | 'resume') => Promise<Answer>;
  /** Takes back what a run sent to a class; safe to call again. */
  readonly undo: (school: SchoolId, course: CourseId, run: RunId) => Promise<Answer>;
  /** Sends a held write anew, or leaves it; safe to call again. */
  readonly decideHeld: (school: SchoolId, course: CourseId, key: WriteKey, decision: 'anew' | 'leave') => Promise<Answer>;
  /** Who is looking; null when nobody is signed in. */
  readonly viewer: (request: Request) => Viewer | null;
  /** Where the pages are reached; the origin a form must come from when the browser does not say more. */
  readonly baseUrl: string;
  /** Signs forms and receipts. */
  readonly secret: Buffer;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** A fresh number for an error page and its line in the log. */
  readonly reference?: () => string;
}
