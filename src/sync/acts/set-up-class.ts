import type { CourseId } from '../../ids.ts';
import { changesOf, type Change } from '../../school/class/changes.ts';
import { mergeEdit, type Clash, type Edit, type Keyed } from '../../school/class/merge.ts';
import type { PartOf } from '../../school/class/parts.ts';
import { checkSchoolFile } from '../../school/check.ts';
import { CourseSettings, SchoolFile } from '../../school/file.ts';
import { takeCourseOut } from '../../store/courses-out.ts';
import { withClass } from './which-classes.ts';
import { noteSetupChange, setupChangesOf, type SetupChange } from '../../store/setup-changes.ts';
import { holdSchoolFile, loadSchoolFile, saveSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import { LmsError } from '../../lms/errors.ts';
import { asTeacher } from '../as-teacher.ts';
import { refusedBy } from '../problems.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

/** The outcome of saving a part of a class. */
export type Saved<T> =
  /** `others`: what somebody else had changed meanwhile, and is kept beside it. */
  | { readonly is: 'saved'; readonly changes: readonly Change[]; readonly others: readonly Change[] }
  | { readonly is: 'same' }
  /** Nothing was saved: the same rows were changed by two. `stored` is how the part stands now, `by` who changed it last, null where nobody is known. */
  | {
      readonly is: 'clash';
      readonly clashes: readonly Clash<T>[];
      readonly rows: readonly Keyed<T>[];
      readonly stored: readonly Keyed<T>[];
      readonly by: SetupChange | null;
    }
  /** Nothing was saved: merged with what others changed it breaks a check of the school file. In English. */
  | { readonly is: 'wrong'; readonly problems: readonly string[] }
  /** The class is no longer in the school file. */
  | { readonly is: 'gone' };

/**
 * Saves a part of a class in the school file, in one transaction, merged with what others changed since the page was shown; records who did it. The caller has made
 * sure that `who` may change this class.
 */
export async function saveClassPart<T>(
  db: SchoolDb,
  part: PartOf<T>,
  { course: id, who, edit }: { readonly course: CourseId; readonly who: string; readonly edit: Edit<T> },
  at: Instant,
): Promise<Saved<T>> {
  const file = await holdSchoolFile(db);
  const course = file?.courses.find((each) => each.id === id);
  if (file === null || course === undefined) return { is: 'gone' };
  const stored = part.rowsOf(file, course);
  const { rows, clashes, others } = mergeEdit(edit, stored);
  if (clashes.length > 0) {
    const last = await setupChangesOf(db, id, 20);
    const by = last.find((each) => each.part === part.name || each.part === 'file') ?? null;
    return { is: 'clash', clashes, rows, stored, by };
  }
  const next = SchoolFile.parse(part.with(file, course, rows));
  const problems = checkSchoolFile(next, () => null);
  if (problems.length > 0)
    return { is: 'wrong', problems: problems.map(({ place, message }) => `${place}: ${message}`) };
  if ((await saveSchoolFile(db, next, at)) === 'none') return { is: 'same' };
  const named = (value: T, key: string): string => part.nameOf(value, key);
  const changes = changesOf(stored, rows, named);
  await noteSetupChange(db, { course: id, part: part.name, who, at, changes });
  const theirs = new Set(others);
  const foreign = changesOf(
    edit.shown.filter(({ key }) => theirs.has(key)),
    stored.filter(({ key }) => theirs.has(key)),
    named,
  );
  return { is: 'saved', changes, others: foreign };
}

/** The outcome of taking a class in. */
export type TakenIn = { readonly is: 'in' } | { readonly is: 'already' } | Refused<'frozen' | 'stranger' | 'lms'>;

/** Takes a class into the school, as its teacher's: the LMS says that it is open and that they teach it. */
export async function takeClassIn(
  parts: Pick<SyncParts, 'connect' | 'disconnected'>,
  school: <T>(work: (db: SchoolDb) => Promise<T>) => Promise<T>,
  { course: id, teacher }: { readonly course: CourseId; readonly teacher: string },
  at: Instant,
): Promise<TakenIn | { readonly is: 'gone' }> {
  const file = await school(loadSchoolFile);
  if (file === null) return { is: 'gone' };
  if (file.courses.some((each) => each.id === id)) return { is: 'already' };
  const course = CourseSettings.parse({ id, teacher });
  const name = await asTeacher({ parts, file, course, at }, async ({ lms }) => (await lms.course(id)).name);
  if (name instanceof Refused) return name;
  return school(async (db) => {
    const now = await holdSchoolFile(db);
    if (now === null) return { is: 'gone' as const };
    if (now.courses.some((each) => each.id === id)) return { is: 'already' as const };
    const before = await takeCourseOut(db, id); // as it was set up where it was left out
    await saveSchoolFile(db, withClass(now, CourseSettings.parse({ ...before, id, teacher })), at);
    await noteSetupChange(db, {
      course: id,
      part: 'added',
      who: teacher,
      at,
      changes: [{ is: 'added', name: name.slice(0, 300) }],
    });
    return { is: 'in' as const };
  });
}

/** A class somebody teaches at the LMS. */
export interface TaughtClass {
  readonly id: CourseId;
  readonly name: string;
}

/** The open classes that the LMS says this account teaches and that are not in yet, as far as the list could be read. */
export async function classesToTakeIn(
  { connect, disconnected }: Pick<SyncParts, 'connect' | 'disconnected'>,
  file: SchoolFile,
  teacher: string,
  at: Instant,
): Promise<readonly TaughtClass[] | Refused<'lms'>> {
  // no class of the file is named: the list depends on the account alone
  const any = CourseSettings.parse({ id: '-', teacher });
  const taken = new Set(file.courses.map(({ id }) => id));
  try {
    const lms = await connect(file, any);
    const found: TaughtClass[] = [];
    for await (const row of lms.courses())
      if (row.ok && row.value.state === 'active' && !taken.has(row.value.id))
        found.push({ id: row.value.id, name: row.value.name });
    return found;
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.scope === 'credential') await disconnected(file, any, error, at);
    return new Refused('lms', refusedBy(error));
  }
}
