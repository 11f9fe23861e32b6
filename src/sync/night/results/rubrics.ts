import type { CourseId, CourseworkId } from '../../../ids.ts';
import { toldWith } from '../../../language.ts';
import { LmsError } from '../../../lms/errors.ts';
import type { Coursework, Lms, Rubric, Submission } from '../../../lms/types.ts';
import type { Problem } from '../../../report/types.ts';
import type { StoredRubric } from '../../../store/results/rubrics.ts';
import { refusedBy } from '../../problems.ts';
import { namesOfWorks } from './quiz-problems.ts';

export interface RubricNight {
  readonly rubric: Rubric;
  /** Read tonight, and to be kept. */
  readonly read: boolean;
}

/**
 * The rubrics of the work of which somebody was handed back rows: read once, and again when the work changed or a row came that is not known.
 * One that cannot be read is a problem, and its rows wait.
 */
export async function pullRubrics(
  lms: Lms,
  course: CourseId,
  {
    known,
    coursework,
    submissions,
  }: {
    readonly known: readonly StoredRubric[];
    readonly coursework: readonly Coursework[];
    readonly submissions: readonly Submission[];
  },
  problems: Problem[],
): Promise<RubricNight[]> {
  const { rubric: readRubric } = lms;
  if (readRubric === null) return [];
  const given = new Map<CourseworkId, Set<string>>();
  for (const { coursework: on, rubric = [] } of submissions)
    for (const { criterion } of rubric) given.set(on, (given.get(on) ?? new Set()).add(criterion));
  const stored = new Map(known.map((each) => [each.rubric.coursework, each]));
  const unread: { work: Coursework; error: LmsError }[] = [];
  const nights = await Promise.all(
    coursework
      .filter(({ id, state, post }) => state === 'published' && post?.ours !== true && given.has(id))
      .map(async (work): Promise<RubricNight[]> => {
        const held = stored.get(work.id);
        if (held !== undefined && !isOld(held, work, given.get(work.id))) return [{ rubric: held.rubric, read: false }];
        try {
          const rubric = await readRubric(course, work.id);
          return [{ rubric: rubric ?? { coursework: work.id, rows: [] }, read: true }];
        } catch (error) {
          if (!(error instanceof LmsError) || error.scope === 'credential') throw error;
          unread.push({ work, error });
          return held === undefined ? [] : [{ rubric: held.rubric, read: false }];
        }
      }),
  );
  problems.push(...unread.map(({ work, error }) => unreadRubric(work, error)));
  return nights.flat();
}

function isOld(
  { rubric, readAt }: StoredRubric,
  { updatedAt }: Coursework,
  given: ReadonlySet<string> = new Set(),
): boolean {
  const rows = new Set<string>(rubric.rows.map(({ criterion }) => criterion));
  return (updatedAt !== null && updatedAt > readAt) || [...given].some((criterion) => !rows.has(criterion));
}

function unreadRubric(work: Coursework, error: LmsError): Problem {
  const { kind, what, do: todo } = refusedBy(error);
  return {
    kind,
    what: toldWith([namesOfWorks([{ work }]), what], (language, [works, why]) =>
      language === 'en'
        ? `The rubric of ${works} could not be read, and its rows wait: ${why}`
        : `No se pudo leer la rúbrica de ${works}, y sus filas esperan: ${why}`,
    ),
    do: todo,
  };
}
