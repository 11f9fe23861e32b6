import { CourseId, LearnerId, RunId, SchoolId } from '../../../src/ids.ts';
import type { Driver } from '../../../src/store/driver.ts';
import type { SchoolDb, Store } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';

/** One engine with a migrated schema; every suite runs on each. */
export interface Engine {
  readonly driver: Driver;
  readonly store: Store;
}

export type Suite = (engine: () => Engine) => void;

let schools = 0;

/** A school nobody else in this file writes to. */
export function freshSchool(): SchoolId {
  schools += 1;
  return SchoolId.parse(`school-${schools}`);
}

/** Runs a test's queries behind the wall of a fresh school. */
export async function inSchool<T>(engine: Engine, work: (db: SchoolDb) => Promise<T>): Promise<T> {
  return engine.store.school(freshSchool(), work);
}

export const COURSE = CourseId.parse('6001');
export const OTHER_COURSE = CourseId.parse('6002');
export const ANA = LearnerId.parse('9001');
export const BEN = LearnerId.parse('9002');
export const RUN = RunId.parse('run-1');
export const MONDAY = instant('2026-09-07T07:00:00Z');
export const TUESDAY = instant('2026-09-08T07:00:00Z');
export const WEDNESDAY = instant('2026-09-09T07:00:00Z');
