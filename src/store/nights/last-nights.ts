import type { SchoolId } from '../../ids.ts';
import { troubleOf, type NewestNight, type NightTrouble } from '../../school/last-night.ts';
import type { Instant } from '../../time.ts';
import { newestNight } from './nights.ts';
import { loadSchoolFile } from '../schools.ts';
import type { Store } from '../types.ts';

export interface LastNight {
  readonly night: NewestNight | null;
  readonly trouble: NightTrouble | null;
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
    const night = await newestNight(db);
    return { night, trouble: troubleOf(file, at, night) };
  });
}
