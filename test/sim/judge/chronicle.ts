import type { Evidence } from '../../../src/evidence/types.ts';
import type { CourseId, Marker, SchoolId, WriteKey } from '../../../src/ids.ts';
import type { LedgerRow, LedgerState } from '../../../src/plan/ledger-row.ts';
import type { NoteEdit, Strike } from '../../../src/plan/hand.ts';
import type { Plan, PostingWrite } from '../../../src/plan/types.ts';
import type { Instant } from '../../../src/time.ts';
import type { Pause } from '../../../src/writeback/brakes.ts';

/** Every decision that was ever recorded, by its marker: what a post that carries it may say, and to whom. */
export type Decided = Map<Marker, PostingWrite[]>;

/** What was decided about one write, from this step on. */
export interface Version {
  readonly step: number;
  /** The time the run that decided it goes by. */
  readonly at: Instant;
  readonly write: PostingWrite;
}

/** One class's decisions as the store was told them, each with the step at which it was kept. Nothing is ever taken back here. */
export interface Book {
  readonly decided: Decided;
  /** The same with the steps, oldest first. */
  readonly recorded: Map<Marker, Version[]>;
  /** By key, oldest first: what the applied plans say, which the ledger has to say too. */
  readonly released: Map<WriteKey, Version[]>;
  readonly keys: Map<Marker, WriteKey>;
  /** What was begun, and by whom: rows recorded to be sent. */
  readonly begun: { readonly step: number; readonly actor: string; readonly write: PostingWrite }[];
  /** Each plan laid; null: from then on nothing waits. */
  readonly plans: { readonly step: number; readonly plan: Plan | null }[];
  readonly strikes: { readonly step: number; readonly strike: Strike }[];
  readonly edits: { readonly step: number; readonly edit: NoteEdit }[];
  readonly moves: {
    readonly step: number;
    readonly actor: string;
    readonly began: number;
    readonly key: WriteKey;
    readonly to: LedgerState;
    readonly trouble: string | null;
  }[];
}

/** Sending was stopped from one step to another. `course` null: in the whole school. */
export interface Paused {
  readonly school: SchoolId;
  readonly course: CourseId | null;
  readonly from: number;
  to: number;
}

/** What the oracle knows of the store: who decided what, and when; never what the ledger says was done. */
export class Chronicle {
  readonly pauses: Paused[] = [];
  /** Every piece of evidence ever held, by school: a ledger that was set back has forgotten some. */
  readonly evidence = new Map<SchoolId, Evidence[]>();
  private readonly books = new Map<string, Book>();
  private readonly courses = new Map<string, CourseId>();

  book(school: SchoolId, course: CourseId): Book {
    const name = `${school} ${course}`;
    const known = this.books.get(name) ?? {
      decided: new Map(),
      recorded: new Map(),
      released: new Map(),
      keys: new Map(),
      begun: [],
      plans: [],
      strikes: [],
      edits: [],
      moves: [],
    };
    this.books.set(name, known);
    return known;
  }

  recorded(school: SchoolId, { key, course, marker, write, decidedAt }: LedgerRow, step: number): void {
    const { decided, recorded, keys } = this.book(school, course);
    decided.set(marker, [...(decided.get(marker) ?? []), write]);
    recorded.set(marker, [...(recorded.get(marker) ?? []), { step, at: decidedAt, write }]);
    keys.set(marker, key);
    this.courses.set(`${school} ${key}`, course);
  }

  /** The course a row is of. */
  courseOf(school: SchoolId, key: WriteKey): CourseId | null {
    return this.courses.get(`${school} ${key}`) ?? null;
  }

  released(
    school: SchoolId,
    course: CourseId,
    writes: readonly PostingWrite[],
    { step, at }: { readonly step: number; readonly at: Instant },
  ): void {
    const { released } = this.book(school, course);
    for (const write of writes) released.set(write.key, [...(released.get(write.key) ?? []), { step, at, write }]);
  }

  pauseBegan(school: SchoolId, course: CourseId | null, from: number): void {
    this.pauses.push({ school, course, from, to: Number.POSITIVE_INFINITY });
  }

  pauseEnded(school: SchoolId, course: CourseId | null, step: number): void {
    for (const pause of this.pauses)
      if (pause.school === school && pause.course === course) pause.to = Math.min(pause.to, step);
  }

  /** The store was set back: the pauses in force are those it now holds. */
  pausesNow(school: SchoolId, held: ReadonlyMap<CourseId | 'school', Pause>, step: number): void {
    for (const pause of this.pauses) if (pause.school === school) pause.to = Math.min(pause.to, step);
    for (const of of held.keys()) this.pauseBegan(school, of === 'school' ? null : of, step);
  }

  pausesOf(school: SchoolId, course: CourseId): Paused[] {
    return this.pauses.filter((pause) => pause.school === school && (pause.course === null || pause.course === course));
  }
}
