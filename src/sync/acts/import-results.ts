import { hash } from 'node:crypto';
import { LearnerId, type CourseworkId, type SchoolId } from '../../ids.ts';
import { LmsError } from '../../lms/errors.ts';
import type { Member } from '../../lms/launch.ts';
import type { Coursework, Row } from '../../lms/types.ts';
import type { DateOrder } from '../../tables/cells.ts';
import { findColumns, plain } from '../../tables/columns.ts';
import { matchResults, type Enrolled } from '../../results/match.ts';
import { readRows } from '../../results/read-rows.ts';
import { readTable } from '../../tables/table.ts';
import type { HeaderMap, LeftOut } from '../../results/types.ts';
import { loadKeptOut } from '../../store/erasures.ts';
import { loadCoursework } from '../../store/results/coursework.ts';
import {
  keepResultHeader,
  loadResultHeaders,
  saveImportedResults,
  type ImportCounts,
} from '../../store/results/imported-results.ts';
import { loadRoster } from '../../store/people/roster.ts';
import type { SchoolDb, Store } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import { asTeacher } from '../as-teacher.ts';
import type { SelectedCourse } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

/** What an import works with. */
export interface ImportParts {
  readonly store: Store;
  readonly sync: Pick<SyncParts, 'connect' | 'disconnected'>;
  /** A list of the course's learners for when the LMS cannot be asked as the teacher; null: there is none. */
  readonly members: (() => AsyncIterable<Row<Member>>) | null;
  /** Keyed hash by which an erased learner is recognised. */
  readonly subject: (school: SchoolId, id: string) => string;
}

export interface ResultsFile {
  readonly text: string;
  /** The meaning of its columns, as the teacher just gave it. */
  readonly columns: HeaderMap;
  /** Id or title, for a table that does not say it; null: nothing was said. */
  readonly coursework: string | null;
  readonly dates: DateOrder;
}

export type Imported =
  | {
      readonly ok: true;
      readonly coursework: readonly {
        readonly id: CourseworkId;
        readonly title: string;
        readonly questions: number;
        readonly learners: ImportCounts;
      }[];
      readonly leftOut: readonly LeftOut[];
      /** Answers nobody has scored yet. */
      readonly unscored: number;
      /** The school's numbers of learners could be compared. */
      readonly schoolIds: boolean;
    }
  /** Nothing was kept. `header`: the table's own names, where the columns could not be told. */
  | { readonly ok: false; readonly problems: readonly string[]; readonly header: readonly string[] | null };

/**
 * Keeps the question results of a table for the course; the next run takes them as evidence. The same file again changes
 * nothing, one with other scores replaces them. Either everything that could be matched is kept, or nothing.
 */
export async function importResults(
  { store, sync, members, subject }: ImportParts,
  { file, course }: SelectedCourse,
  given: ResultsFile,
  at: Instant,
): Promise<Imported> {
  const read = readTable(given.text);
  if (!read.ok) return { ok: false, problems: [read.problem], header: null };
  const { table } = read;
  const school = file.school.id;
  const { remembered, stored, roster } = await store.school(school, async (db) => ({
    remembered: await loadResultHeaders(db),
    stored: await loadCoursework(db, course.id),
    roster: await loadRoster(db, course.id),
  }));
  const work = stored.map((each) => each.coursework).filter(takesResults);
  const found = findColumns(table.header, given.columns, remembered);
  const told = given.coursework === null ? null : idOf(given.coursework, work);
  const problems = [
    ...(work.length === 0
      ? [`course ${course.id} has no coursework here yet: run its night first (waymark sync --course ${course.id})`]
      : []),
    ...(found.ok ? [] : found.problems),
    ...(found.ok && found.columns.coursework === undefined && given.coursework === null
      ? ['nothing says which coursework the results are of: say its id or title']
      : []),
    ...(told === undefined
      ? [`the course has no coursework, or more than one, of the id or title "${given.coursework}"`]
      : []),
  ];
  if (!found.ok || told === undefined || problems.length > 0)
    return { ok: false, problems, header: found.ok ? null : table.header };

  const rows = readRows(table, found.columns, given.dates);
  const listed = await enrolledNow({ sync, members }, { file, course }, roster, at);
  // some lists of the class still name learners who were erased here
  const keptOut = await store.school(school, loadKeptOut);
  const enrolled = listed.filter(({ id }) => !keptOut.has(subject(school, id)));
  const matched = matchResults({ rows: rows.rows, enrolled, coursework: work, told });
  const unknown = matched.unknownWork.map(
    ({ said, lines, why }) => `${said === '' ? 'rows without a coursework' : `"${said}"`} (${lines} rows): ${why}`,
  );
  if (unknown.length > 0) return { ok: false, problems: unknown, header: null };

  const kept = await store.school(school, async (db) => {
    const counted = [];
    for (const results of matched.results) {
      const of = work.find((each) => each.id === results.coursework);
      const learners = await saveImportedResults(db, course.id, results, { undated: dayOf(of, at), at });
      counted.push({
        id: results.coursework,
        title: of?.title ?? results.coursework,
        questions: results.questions.length,
        learners,
      });
    }
    if (counted.length > 0) await remember(db, table.header, found.map, at);
    return counted;
  });
  return {
    ok: true,
    coursework: kept,
    unscored: rows.unscored,
    schoolIds: enrolled.some((each) => each.schoolId !== null),
    leftOut: [...rows.leftOut, ...matched.leftOut].toSorted((a, b) => a.line - b.line),
  };
}

/** Whether a file can hold its results: work of the class, not a post of ours. */
export function takesResults(work: Coursework): boolean {
  return work.state === 'published' && work.post?.ours !== true;
}

async function remember(db: SchoolDb, header: readonly string[], map: HeaderMap, at: Instant): Promise<void> {
  await keepResultHeader(db, hash('sha256', JSON.stringify(header.map(plain)), 'base64url'), map, at);
}

/** Undefined: none, or more than one. */
function idOf(said: string, work: readonly Coursework[]): CourseworkId | undefined {
  const byId = work.find((each) => each.id === said);
  if (byId !== undefined) return byId.id;
  const titled = work.filter((each) => each.title.trim().toLowerCase() === said.trim().toLowerCase());
  return titled.length === 1 ? titled[0]?.id : undefined;
}

/** Work of which no table says when it was done was done when it was due, and not after today. */
function dayOf(work: Coursework | undefined, at: Instant): Instant {
  const due = work?.due ?? null;
  return due === null || due > at ? at : due;
}

/**
 * The class as the LMS tells it now, with the school's own numbers; where it cannot be asked as the teacher, by its list of
 * names and roles; where not even that, as the last night read it, without the numbers.
 */
async function enrolledNow(
  { sync, members }: Pick<ImportParts, 'sync' | 'members'>,
  { file, course }: SelectedCourse,
  stored: readonly Pick<Enrolled, 'id' | 'name'>[],
  at: Instant,
): Promise<Enrolled[]> {
  const whole = await asTeacher({ parts: sync, file, course, at }, async ({ learners }) =>
    learners.map(({ id, name, schoolId = null }) => ({ id, name, schoolId })),
  );
  if (!(whole instanceof Refused)) return whole;
  const listed = members === null ? null : await unlessRefused(() => learnersIn(members()));
  return listed ?? stored.map(({ id, name }) => ({ id, name, schoolId: null }));
}

async function learnersIn(members: AsyncIterable<Row<Member>>): Promise<Enrolled[]> {
  const learners: Enrolled[] = [];
  for await (const row of members) {
    if (!row.ok || row.value.role !== 'learner' || !row.value.active) continue;
    const { user, name, schoolId } = row.value;
    learners.push({ id: LearnerId.parse(user), name: name ?? '', schoolId });
  }
  return learners;
}

/** Null when the LMS does not let us ask, or does not answer: there are other ways to know. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LmsError) return null;
    throw error;
  }
}
