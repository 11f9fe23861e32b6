import { coursesOut } from '../../store/courses-out.ts';
import { courseNames } from '../../store/day/decisions.ts';
import { listErasures } from '../../store/erasures.ts';
import { findLearners } from '../../store/people/roster.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { handOut } from '../../store/audit.ts';
import type { SchoolDb } from '../../store/types.ts';
import { minutesBetween } from '../../time.ts';
import type { Erasing, PageDeps } from '../kit/deps.ts';
import type { Asked, Reply } from '../kit/route.ts';
import { dataPage, receiptPage, type DataPage, type FoundLearner } from './data.tsx';
import type { SchoolFrame } from './frame.tsx';
import type { OrderOf } from './orders.ts';
import type { Told } from './told.ts';

/** Minutes after a sign-in during which children's data may be exported or erased. */
const FRESH = 10;
/** Most students found by one search, and most receipts listed. */
const MOST = 20;

export type ChildrensOrder = OrderOf<'find' | 'export' | 'erase'>;

/** Exports or erases children's data, for an administrator who has just signed in. */
export async function withChildren(
  frame: SchoolFrame,
  order: ChildrensOrder,
  asked: Asked,
  deps: PageDeps,
): Promise<Told | Reply> {
  const { school } = frame;
  const { store } = deps;
  if (!(await isFresh(asked, deps))) return 'again';
  switch (order.do) {
    case 'find': {
      const page = await store.school(school, async (db) => dataOf(db, frame, await found(db, order.who)));
      return page === null ? 'unknown' : { kind: 'page', html: dataPage({ ...page, fresh: true }) };
    }
    case 'export': {
      const held = await store.school(school, (db) => handOut(db, deps.now(), order.learner));
      return { kind: 'file', name: 'waymark-export.json', body: JSON.stringify(held, null, 2) };
    }
    case 'erase': {
      const what = erasing(frame, order);
      if (what === null) return 'not-sure';
      const file = await store.school(school, loadSchoolFile);
      const receipt = await deps.school.erase(school, what);
      if (typeof receipt === 'string') return receipt;
      return { kind: 'page', html: receiptPage(frame, file?.school.timeZone ?? 'UTC', receipt) };
    }
    default:
      return order satisfies never;
  }
}

/** Null: the form names none or several of student, class and school, or its confirmation is missing. */
function erasing({ school }: SchoolFrame, { learner, course, whole, sure }: OrderOf<'erase'>): Erasing | null {
  if (whole !== undefined)
    return whole === school && learner === undefined && course === undefined ? { whole: true } : null;
  if (sure !== 'yes') return null;
  if (learner !== undefined) return course === undefined ? { learner } : null;
  return course === undefined ? null : { course };
}

/** What the page of children's data shows; null: there is no school file. */
export async function dataOf(
  db: SchoolDb,
  frame: SchoolFrame,
  found: readonly FoundLearner[] | null,
): Promise<Omit<DataPage, 'fresh'> | null> {
  const file = await loadSchoolFile(db);
  if (file === null) return null;
  const names = await courseNames(db);
  return {
    frame,
    timeZone: file.school.timeZone,
    classes: [...file.courses, ...(await coursesOut(db)).map(({ settings }) => settings)].map(({ id }) => ({
      id,
      name: names.get(id) ?? id,
    })),
    found,
    receipts: await listErasures(db, MOST),
  };
}

async function found(db: SchoolDb, who: string): Promise<FoundLearner[]> {
  const names = await courseNames(db);
  return (await findLearners(db, who, MOST)).map(({ learner, name, courses }) => ({
    learner,
    name,
    classes: courses.map((course) => names.get(course) ?? course),
  }));
}

/** A fresh sign-in is asked for, so that a browser left open gives no child's data to the next person who uses it. */
export async function isFresh({ cookies }: Pick<Asked, 'cookies'>, { signedIn, now }: PageDeps): Promise<boolean> {
  const since = (await signedIn({ cookies, bearer: null }, null))?.since;
  return since !== undefined && minutesBetween(since, now()) < FRESH;
}
