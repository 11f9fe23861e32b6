import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';
import type { SetupChange } from '../../store/setup-changes.ts';
import { setupChangesOf } from '../../store/setup-changes.ts';
import { loadMorning } from '../../store/day/decisions.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { SelectedCourse } from '../../sync/find.ts';
import type { PageDeps } from '../kit/deps.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { Asked, Reply } from '../kit/route.ts';
import { coursesOf, type TeacherViewer } from '../kit/viewer.ts';
import { readSetupAddress, SETUP, type Told } from './address.ts';

/** A class of the viewer's, as every page shows it that sets it up. */
export interface OwnClass extends SelectedCourse {
  readonly language: Language;
  readonly name: string;
  readonly history: readonly SetupChange[];
  readonly token: string;
  readonly told: Told | null;
  /** The viewer signed in themselves, and so has a page of their own. */
  readonly account: boolean;
}

/** What a page answers, within the transaction that made sure whose class it is; what waits for something else than the store goes on after it. */
type Answering = Promise<Answered> | Answered;
type Answered = Reply | (() => Promise<Reply>);

/** Changes that a page lists. */
const LISTED = 12;

/** What every form sends. */
const Fields = z.looseObject({ course: CourseId, lang: Language, token: z.string().min(1).max(200) });

/** A page of a class, for whoever teaches it. */
export async function onOwnClass(
  viewer: TeacherViewer,
  { query }: Asked,
  deps: PageDeps,
  answer: (own: OwnClass, db: SchoolDb) => Answering,
): Promise<Reply> {
  const { course, language, told } = readSetupAddress(query);
  return withClass(viewer, { course, language, told }, deps, answer);
}

/** What a form of ours does to a class of the viewer's; a stranger's form does nothing. */
export async function inOwnClass(
  viewer: TeacherViewer,
  { body }: Asked,
  deps: PageDeps,
  answer: (own: OwnClass, form: Readonly<Record<string, unknown>>, db: SchoolDb) => Answering,
): Promise<Reply> {
  const fields = Fields.safeParse(body);
  if (!fields.success || !isFormToken(deps.secret, SETUP, [viewer.school, viewer.teacher], fields.data.token))
    return { kind: 'refused', why: 'form' };
  const { course, lang } = fields.data;
  return withClass(viewer, { course, language: lang, told: null }, deps, (own, db) => answer(own, fields.data, db));
}

export function setupToken(secret: Buffer, viewer: TeacherViewer): string {
  return formToken(secret, SETUP, [viewer.school, viewer.teacher]);
}

interface Wanted {
  readonly course: CourseId | undefined;
  readonly language: Language | undefined;
  readonly told: Told | null;
}

async function withClass(
  viewer: TeacherViewer,
  { course: id, language, told }: Wanted,
  { store, secret }: PageDeps,
  answer: (own: OwnClass, db: SchoolDb) => Answering,
): Promise<Reply> {
  const answered = await store.school(viewer.school, async (db): Promise<Answered> => {
    const file = await loadSchoolFile(db);
    const theirs = file === null ? [] : coursesOf(viewer, file);
    const course = id === undefined ? theirs[0] : theirs.find((each) => each.id === id);
    if (file === null || course === undefined) return { kind: 'refused', why: 'not-found' };
    const history = await setupChangesOf(db, course.id, LISTED);
    return answer(
      {
        file,
        course,
        language: language ?? file.school.languages[0] ?? 'en',
        name: await nameOf(db, course.id, history),
        history,
        token: setupToken(secret, viewer),
        told,
        account: viewer.signedIn !== undefined,
      },
      db,
    );
  });
  return typeof answered === 'function' ? answered() : answered;
}

/** As the LMS called it when it was last read, or taken in. */
export async function nameOf(db: SchoolDb, course: CourseId, history: readonly SetupChange[]): Promise<string> {
  const read = (await loadMorning(db, course))?.courseName;
  return read ?? history.find(({ part, course: of }) => part === 'added' && of === course)?.changes[0]?.name ?? course;
}
