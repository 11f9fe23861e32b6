import type { CourseId, RunId, SchoolId, WriteKey } from '../../ids.ts';
import type { Told } from '../../language.ts';
import type { LmsError } from '../../lms/errors.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { PostingWrite } from '../../plan/types.ts';
import type { SchoolFile } from '../../school/file.ts';
import type { Instant } from '../../time.ts';
import { canUndo, undoRows, type KeptFor, type Undone } from '../../writeback/undo.ts';
import { actOn, asTeacher, type Act } from '../as-teacher.ts';
import { UnknownSelection } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { storeLedger } from '../store-ledger.ts';

export interface UndoOrder {
  readonly run: RunId;
  /** Absent: the school that knows the run. */
  readonly school?: SchoolId;
  /** Absent: every course the run wrote to. */
  readonly course?: CourseId;
}

interface Item {
  readonly key: WriteKey;
  readonly course: CourseId;
  readonly kind: PostingWrite['kind'];
}

/** What became of everything the run had put into the LMS. What was taken back before is in none of the lists. */
export interface UndoReport {
  readonly run: RunId;
  readonly school: SchoolId;
  readonly withdrawn: readonly Item[];
  readonly kept: readonly (Item & { readonly for: KeptFor })[];
  readonly failed: readonly (Item & { readonly why: string; readonly todo: Told })[];
}

/**
 * Takes back what a run published, where nobody has worked on it or edited it. The record stays, and what was taken back is
 * never sent again by itself. An undo that broke off goes on when it is asked for again; a second one finds nothing to do. It works during a pause too.
 * @throws UnknownSelection when no school, or not the one named, knows the run
 */
export async function undoRun(parts: SyncParts, order: UndoOrder, at: Instant): Promise<UndoReport> {
  const { run } = order;
  const { school, file, rows } = await find(parts, order);
  const open = rows.filter((row) => canUndo(row) && (order.course === undefined || row.course === order.course));
  const report = {
    run,
    school,
    withdrawn: [] as Item[],
    kept: [] as UndoReport['kept'][number][],
    failed: [] as UndoReport['failed'][number][],
  };
  for (const course of new Set(open.map((row) => row.course))) {
    const here = open.filter((row) => row.course === course);
    for (const undone of await undoCourse(parts, file, { run, course, rows: here, at })) {
      const item = { key: undone.key, course, kind: undone.kind };
      if (undone.is === 'withdrawn') report.withdrawn.push(item);
      else if (undone.is === 'kept') report.kept.push({ ...item, for: undone.for });
      else report.failed.push({ ...item, why: undone.why, todo: undone.todo });
    }
  }
  return report;
}

interface Found {
  readonly school: SchoolId;
  readonly file: SchoolFile;
  readonly rows: readonly LedgerRow[];
}

async function find(parts: SyncParts, { run, school }: UndoOrder): Promise<Found> {
  const schools = school === undefined ? await parts.store.schools() : [school];
  for (const id of schools) {
    const found = await parts.store.school(id, async (records): Promise<Found | null> => {
      if (!(await records.knowsRun(run))) return null;
      const file = await records.loadSchoolFile();
      return file === null ? null : { school: id, file, rows: await records.ledgerOfRun(run) };
    });
    if (found !== null) return found;
  }
  throw new UnknownSelection(
    `no run "${run}" is known${school === undefined ? '' : ` in school ${school}`}; a night report names its run`,
  );
}

const WHEN_ENDED: Told = {
  en: 'Undo the run again when it has ended.',
  es: 'Retire la ejecución otra vez cuando la otra haya terminado.',
};

interface CourseUndo {
  readonly run: RunId;
  readonly course: CourseId;
  readonly rows: readonly LedgerRow[];
  readonly at: Instant;
}

async function undoCourse(
  parts: SyncParts,
  file: SchoolFile,
  { run, course, rows, at }: CourseUndo,
): Promise<Undone[]> {
  const settings = file.courses.find((each) => each.id === course);
  if (settings === undefined) {
    return failed(rows, `course ${course} is no longer in the school file`, {
      en: 'Remove the posts by hand, or load the file with the course again.',
      es: 'Borre las publicaciones a mano, o cargue otra vez el archivo con la clase.',
    });
  }
  const undone: Undone[] = [];
  const ended = await actOn(parts, { file, course: settings }, at, (act) =>
    takeBack(act, run, rows, (each) => undone.push(each)),
  );
  if (!(ended instanceof Refused)) return undone;
  const { why, problem } = ended;
  const told = new Set(undone.map(({ key }) => key));
  const left = rows.filter(({ key }) => !told.has(key));
  return [...undone, ...failed(left, problem.what.en, why === 'busy' || why === 'overtaken' ? WHEN_ENDED : problem.do)];
}

function failed(rows: readonly LedgerRow[], why: string, todo: Told): Undone[] {
  return rows.map(({ key, write }) => ({ key, kind: write.kind, is: 'failed', why, todo }));
}

/** Those of the rows that are the run's still: a later run may have taken one over. */
function takeBack(
  act: Act,
  run: RunId,
  rows: readonly LedgerRow[],
  tell: (undone: Undone) => void,
): Promise<Refused | null> {
  const { parts, file, course, at } = act;
  const school = file.school.id;
  const keys = new Set(rows.map((row) => row.key));
  return asTeacher(act, async ({ lms, enrolled }) => {
    const now = await parts.store.school(school, (records) => records.loadLedger(course.id));
    const mine = now.filter((row) => row.run === run && keys.has(row.key));
    const options = {
      course: course.id,
      run,
      lms,
      ledger: storeLedger(parts.store, school, course.id),
      enrolled,
      disconnected: (error: LmsError) => parts.disconnected(file, course, error, at),
      now: () => at,
    };
    for await (const undone of undoRows(mine, options)) tell(undone);
    return null;
  });
}
