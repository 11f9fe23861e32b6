import { CourseworkId, FormId, type CourseId } from '../../ids.ts';
import type { Capabilities } from '../../lms/types.ts';
import type { StoredHint } from '../../store/nights/hints.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';

/** What the LMS said has changed in a course since it was last read. It makes things read sooner; without it everything is still read once a week. */
export interface Hinted {
  readonly works: ReadonlySet<CourseworkId>;
  /** When the newest hint about a quiz came; a quiz read since then is not read again. */
  readonly answers: ReadonlyMap<FormId, Instant>;
  readonly questions: ReadonlyMap<FormId, Instant>;
}

export const NOTHING_HINTED: Hinted = { works: new Set(), answers: new Map(), questions: new Map() };

/** The store is asked only where the LMS tells anything. */
export async function hintsOf(
  records: Pick<Records, 'loadHints'>,
  { events }: Pick<Capabilities, 'events'>,
  course: CourseId,
): Promise<Hinted> {
  return events === 'poll' ? NOTHING_HINTED : hintedIn(await records.loadHints(course));
}

function hintedIn(hints: readonly StoredHint[]): Hinted {
  const of = (kind: StoredHint['kind']): readonly StoredHint[] => hints.filter((hint) => hint.kind === kind);
  const forms = (kind: 'answers' | 'questions'): Hinted['answers'] =>
    new Map(of(kind).map(({ thing, at }) => [FormId.parse(thing), at]));
  return {
    works: new Set(of('work').map(({ thing }) => CourseworkId.parse(thing))),
    answers: forms('answers'),
    questions: forms('questions'),
  };
}

export function isAnythingHinted({ works, answers, questions }: Hinted): boolean {
  return works.size + answers.size + questions.size > 0;
}
