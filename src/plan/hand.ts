import type { Evidence } from '../evidence/types.ts';
import type { LearnerId, TargetCode } from '../ids.ts';
import { schoolWeekOf } from '../school/calendar.ts';
import type { Instant, SchoolDate } from '../time.ts';
import { kindOf, type PostingWrite } from './kinds/registry.ts';
import type { Decided } from './kinds/wish.ts';

/** What a teacher struck for one learner, or took back. Of the same kind, learner and target the newest counts. */
export interface Strike {
  readonly kind: PostingWrite['kind'];
  readonly learner: LearnerId;
  /** Null: the workshop, or a note. */
  readonly target: TargetCode | null;
  /** The school day of the plan it was struck from. */
  readonly date: SchoolDate;
  /** False: the strike is taken back. */
  readonly struck: boolean;
  readonly at: Instant;
}

/** A note in the teacher's own words; null: our words again. Of the same learner and week the newest counts. */
export interface NoteEdit {
  readonly learner: LearnerId;
  readonly week: SchoolDate;
  readonly text: string | null;
  readonly at: Instant;
  /** The account that wrote it; null: not recorded. */
  readonly actor: string | null;
}

/** What the teacher changed on a plan (strikes and edited notes), in the order in which it was done. */
export interface Hand {
  readonly strikes: readonly Strike[];
  readonly edits: readonly NoteEdit[];
}

/**
 * The decisions as the teacher left them: without what was struck, notes in the teacher's words. A strike holds until there is new
 * evidence of that learner on that target; of a note until the next school week; of the workshop for its day.
 */
export function asTeacherLeft<Of extends Decided>(
  decided: Of,
  { strikes, edits }: Hand,
  evidence: readonly Pick<Evidence, 'learner' | 'target' | 'at'>[],
): Of {
  const inForce = standingStrikes(strikes).filter((strike) => holds(strike, decided.date, evidence));
  const isStruck = (kind: Strike['kind'], learner: LearnerId, target: TargetCode | null): boolean =>
    inForce.some((strike) => strike.kind === kind && strike.learner === learner && strike.target === target);
  const words = newest(edits, ({ learner, week }) => [learner, week]);
  const { seminar, pathway, notes } = decided;
  return {
    ...decided,
    seminar: {
      ...seminar,
      sessions: seminar.sessions.map((session) => {
        const away = new Set(
          session.needs.flatMap(({ target, learners }) =>
            learners.filter((learner) => isStruck('route', learner, target)),
          ),
        );
        return away.size === 0
          ? session
          : { ...session, learners: session.learners.filter((learner) => !away.has(learner)) };
      }),
      workshop: seminar.workshop.filter((learner) => !isStruck('route', learner, null)),
    },
    pathway: {
      ...pathway,
      reassignments: pathway.reassignments.filter(({ learner, target }) => !isStruck('reassign', learner, target)),
    },
    notes: notes
      .filter(({ learner }) => !isStruck('note', learner, null))
      .map((note) => {
        const text = words.get(JSON.stringify([note.learner, note.week]))?.text;
        return text === undefined || text === null ? note : { ...note, text };
      }),
  };
}

/** The strikes that leave a write out: one for each of its learners, and for each target it serves. */
export function strikesOf(write: PostingWrite, date: SchoolDate, struck: boolean, at: Instant): Strike[] {
  return kindOf(write)
    .serves(write)
    .flatMap((target) => write.learners.map((learner) => ({ kind: write.kind, learner, target, date, struck, at })));
}

/** The newest word on this was to strike it, whether or not that still holds. */
export function isStruck(
  strikes: readonly Strike[],
  { kind, learner, target }: Pick<Strike, 'kind' | 'learner' | 'target'>,
): boolean {
  return (
    strikes.findLast((each) => each.kind === kind && each.learner === learner && each.target === target)?.struck ===
    true
  );
}

/** All that the write serves, for each of its learners, was struck after the plan it stands in had been laid, and not taken back. */
export function isStruckSince(strikes: readonly Strike[], write: PostingWrite, { date, at }: Laid): boolean {
  const since = standingStrikes(strikes).filter((strike) => strike.at > at);
  return strikesOf(write, date, true, at).every((each) => isStruck(since, each));
}

/** Something the write serves was struck for one of its learners after that moment, and not taken back. */
export function isPartStruckSince(strikes: readonly Strike[], write: PostingWrite, moment: Instant): boolean {
  const serves = kindOf(write).serves(write);
  return standingStrikes(strikes).some(
    ({ kind, learner, target, at }) =>
      at > moment && kind === write.kind && write.learners.includes(learner) && serves.includes(target),
  );
}

type Laid = { readonly date: SchoolDate; readonly at: Instant };

/** What was struck and not taken back. */
export function standingStrikes(strikes: readonly Strike[]): Strike[] {
  return [...newest(strikes, ({ kind, learner, target }) => [kind, learner, target]).values()].filter(
    ({ struck }) => struck,
  );
}

/** Whether a strike holds on that day; `evidence` is what is known on the target since. */
export function holds(
  strike: Strike,
  date: SchoolDate,
  evidence: readonly Pick<Evidence, 'learner' | 'target' | 'at'>[],
): boolean {
  if (strike.kind === 'note') return schoolWeekOf(strike.date) === schoolWeekOf(date);
  if (strike.target === null) return strike.date === date;
  return !evidence.some(
    ({ learner, target, at }) => learner === strike.learner && target === strike.target && at > strike.at,
  );
}

function newest<Of>(rows: readonly Of[], about: (row: Of) => readonly (string | null)[]): Map<string, Of> {
  return new Map(rows.map((row) => [JSON.stringify(about(row)), row]));
}
