import type { CourseId, LearnerId, SchoolId } from '../../ids.ts';
import { headText } from '../../audit/types.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import type { SchoolFile } from '../../school/file.ts';
import { eraseCourse, eraseLearner, eraseLotOfSchool } from '../../store/erase.ts';
import { lotByLot, type RowCounts } from '../../store/lots.ts';
import { StoreError } from '../../store/errors.ts';
import { auditHead } from '../../store/audit.ts';
import { letIn, saveErasure } from '../../store/erasures.ts';
import { coursesOut } from '../../store/courses-out.ts';
import { loadLedger } from '../../store/ledger.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { endSignInsOf, NOBODYS } from '../../store/people/sign-ins.ts';
import { exportSchool } from '../../store/export.ts';
import { takeTurn } from '../../store/nights/turns.ts';
import type { SchoolDb, Store } from '../../store/types.ts';
import type { Instant } from '../../time.ts';
import { pauseSending } from '../acts/pause.ts';
import { UnknownSelection } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { clearDrafts } from './clear-drafts.ts';
import type { Receipt } from './receipt.ts';

export interface EraseParts {
  readonly store: Store;
  readonly sync: SyncParts;
  /** Keyed hash by which an erased learner is recognised. */
  readonly subject: (school: SchoolId, id: string) => string;
}

/**
 * Erases a learner: drafts of ours that were for nobody else are deleted in the LMS, then every row in one transaction,
 * and a run that is under way on one of the learner's courses can store nothing more. From then on the learner is kept
 * out of what is read, until `letInAgain`. One that broke off goes on when it is asked for again.
 * @throws UnknownSelection where nothing is stored about the learner
 */
export async function eraseOneLearner(
  { store, sync, subject }: EraseParts,
  { school, learner }: { readonly school: SchoolId; readonly learner: LearnerId },
  at: Instant,
): Promise<Receipt> {
  const { file, courses } = await store.school(school, async (db) => ({
    file: await theFile(db, school),
    courses: await coursesOf(db, learner),
  }));
  const alone = ({ write }: LedgerRow): boolean => write.learners.length === 1 && write.learners[0] === learner;
  const cleared = await clearDrafts(sync, file, courses, alone, at);
  const receipt = await store.school(school, async (db) => {
    if (Object.values(await exportSchool(db, learner)).every((rows) => rows.length === 0))
      throw new UnknownSelection(
        `nothing is held about a learner "${learner}" of school "${school}": --learner is the LMS's id`,
      );
    for (const course of courses) await takeTurn(db, course);
    const standing = await standingIn(db, courses, alone);
    const rows = await eraseLearner(db, learner, at);
    return keep(
      db,
      { scope: 'learner', subject: subject(school, learner), keptOut: true, rows, standing },
      cleared,
      sync,
      at,
    );
  });
  await store.school(NOBODYS, (db) => endSignInsOf(db, file.school.lms, [learner]));
  return receipt;
}

/** Lets an erased learner be read again from the next night on; false: the learner was not kept out. */
export async function letInAgain(
  { store, subject }: EraseParts,
  { school, learner }: { readonly school: SchoolId; readonly learner: LearnerId },
): Promise<boolean> {
  return store.school(school, (db) => letIn(db, subject(school, learner)));
}

/**
 * Erases a course, in the nights or left out of them, out of the school file too, with every learner whom no other
 * course holds.
 * @throws UnknownSelection where the school file has no such course
 */
export async function eraseOneCourse(
  { store, sync, subject }: EraseParts,
  { school, course }: { readonly school: SchoolId; readonly course: CourseId },
  at: Instant,
): Promise<Receipt> {
  const { file, out } = await store.school(school, async (db) => ({
    file: await theFile(db, school),
    out: await coursesOut(db),
  }));
  if (![...file.courses, ...out.map(({ settings }) => settings)].some(({ id }) => id === course))
    throw new UnknownSelection(`school "${school}" has no course "${course}" in its file`);
  const cleared = await clearDrafts(sync, file, [course], () => true, at);
  return store.school(school, async (db) => {
    await takeTurn(db, course);
    const standing = await standingIn(db, [course], () => true);
    const rows = await eraseCourse(db, course, at);
    return keep(
      db,
      { scope: 'course', subject: subject(school, course), keptOut: false, rows, standing },
      cleared,
      sync,
      at,
    );
  });
}

/**
 * Erases a school: its sending stops, drafts nobody has seen leave the LMS, then all its rows go, lot by lot, the
 * school file last. The receipt is all that is left of it, and is kept nowhere. What broke off is begun again by saying
 * it again.
 * @throws UnknownSelection where there is no such school; StoreError `busy` where a run is at work on it
 */
export async function eraseWholeSchool(
  { store, sync }: EraseParts,
  { school }: { readonly school: SchoolId },
  at: Instant,
): Promise<Receipt> {
  const file = await store.school(school, (db) => theFile(db, school));
  const paused = await pauseSending(sync, { school, course: null, by: 'administrator' }, at);
  const { standing, people, audit } = await store.school(school, async (db) => ({
    standing: await standingIn(
      db,
      file.courses.map(({ id }) => id),
      () => true,
    ),
    people: (await db.query<{ learner: string }>('select learner from learners')).map((row) => row.learner),
    audit: await auditHead(db),
  }));
  const rows = await holding(
    store,
    school,
    file.courses.map(({ id }) => id),
    () => lotByLot(() => store.school(school, eraseLotOfSchool)),
  );
  await store.school(NOBODYS, (db) => endSignInsOf(db, file.school.lms, people));
  return {
    erasure: sync.newId(),
    scope: 'school',
    at,
    ...(audit === null ? {} : { audit: headText(audit) }),
    rows,
    keptOut: false,
    drafts: paused.cleared.reduce((sum, { writes }) => sum + writes, 0),
    left: paused.left,
    standing,
  };
}

/** Does `work` while nobody else can be at work on any of the courses. @throws StoreError `busy` where somebody is */
async function holding<T>(
  store: Store,
  school: SchoolId,
  [first, ...others]: readonly CourseId[],
  work: () => Promise<T>,
): Promise<T> {
  if (first === undefined) return work();
  const done = await store.withCourse(school, first, async () => ({
    value: await holding(store, school, others, work),
  }));
  if (done !== null) return done.value;
  throw new StoreError(
    'busy',
    `a run is at work on course ${first}`,
    'erase again when it has ended: nothing is lost by waiting',
  );
}

async function theFile(db: SchoolDb, school: SchoolId): Promise<SchoolFile> {
  const file = await loadSchoolFile(db);
  if (file === null) throw new UnknownSelection(`no school "${school}" is loaded`);
  return file;
}

/** The courses a learner was ever in, or was sent something in. */
async function coursesOf(db: SchoolDb, learner: LearnerId): Promise<CourseId[]> {
  const rows = await db.query<{ course: CourseId }>(
    `select course from enrolments where learner = $1
     union select course from ledger where jsonb_path_exists(write, '$.learners[*] ? (@ == $learner)', jsonb_build_object('learner', $1::text))
     order by course`,
    [learner],
  );
  return rows.map(({ course }) => course);
}

async function standingIn(
  db: SchoolDb,
  courses: readonly CourseId[],
  which: (row: LedgerRow) => boolean,
): Promise<Receipt['standing']> {
  const standing: Receipt['standing'][number][] = [];
  for (const course of courses)
    for (const row of await loadLedger(db, course))
      if (row.state === 'DONE' && row.remoteId !== null && which(row)) standing.push({ course, post: row.remoteId });
  return standing;
}

/** The receipt, kept with the erasure and returned. */
async function keep(
  db: SchoolDb,
  {
    subject,
    ...done
  }: {
    readonly scope: 'learner' | 'course';
    readonly subject: string;
    readonly keptOut: boolean;
    readonly rows: RowCounts;
  } & Pick<Receipt, 'standing'>,
  cleared: Pick<Receipt, 'drafts' | 'left'>,
  sync: SyncParts,
  at: Instant,
): Promise<Receipt> {
  const receipt: Receipt = { erasure: sync.newId(), at, ...done, ...cleared };
  await saveErasure(db, { id: receipt.erasure, scope: done.scope, subject, keptOut: done.keptOut, at }, receipt);
  return receipt;
}
