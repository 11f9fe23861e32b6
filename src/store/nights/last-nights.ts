import type { SchoolId } from '../../ids.ts';
import { dueMoment } from '../../school/due-date.ts';
import { troubleOf, type NewestNight, type NightTrouble } from '../../school/last-night.ts';
import { minutesBetween, type Instant } from '../../time.ts';
import { StoreError } from '../errors.ts';
import { loadSchoolFile } from '../schools.ts';
import type { Store } from '../types.ts';
import { newestFinished, newestNights, schoolSoFar } from './night-list.ts';

export interface LastNight {
  readonly night: NewestNight | null;
  readonly trouble: NightTrouble | null;
  /** Since the newest night that was finished had been due; null: none was. */
  readonly hours: number | null;
}

/** The newest scheduled night of a school, and what is wrong with it at that moment; null of a school without a file. */
export async function lastNightOf(
  store: Pick<Store, 'school'>,
  school: SchoolId,
  at: Instant,
): Promise<LastNight | null> {
  return store.school(school, async (db) => {
    const file = await loadSchoolFile(db);
    if (file === null) return null;
    const [listed] = await newestNights(db, 1);
    const night = listed === undefined ? null : toldOf(listed);
    const finished = await newestFinished(db);
    const due = finished === null ? null : dueMoment(file.school.timeZone, finished, file.nightly);
    return {
      night,
      trouble: troubleOf(file, at, night, await schoolSoFar(db)),
      hours: due === null ? null : Math.floor(minutesBetween(due, at) / 60),
    };
  });
}

/** The night without what names its run. */
function toldOf({ date, ended, courses, done, unfinished }: NewestNight): NewestNight {
  return { date, ended, courses, done, unfinished };
}

/** The same of a school that may not be readable: then nobody knows when its nights are due. */
export type NightOrNot = LastNight | 'unreadable';

/** Of every school that has a file. */
export async function everyLastNight(
  store: Pick<Store, 'school' | 'schools'>,
  at: Instant,
): Promise<{ readonly school: SchoolId; readonly last: NightOrNot }[]> {
  const nights: { school: SchoolId; last: NightOrNot }[] = [];
  for (const school of await store.schools()) {
    const last = await lastNightOf(store, school, at).catch((error: unknown) => {
      if (error instanceof StoreError && error.kind === 'file') return 'unreadable' as const;
      throw error;
    });
    if (last !== null) nights.push({ school, last });
  }
  return nights;
}
