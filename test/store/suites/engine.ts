import { CourseId, LearnerId, RunId, SchoolId } from '../../../src/ids.ts';
import type { Driver } from '../../../src/store/engine/driver.ts';
import type { SchoolDb, Store } from '../../../src/store/types.ts';
import { jobStoreOver, type JobStore } from '../../../src/store/records.ts';
import { storeOver } from '../../../src/store/engine/wall.ts';
import { instant } from '../../../src/time.ts';
import { contractRecords, type ContractRecords } from '../../builders/memory/contract-records.ts';

/** The store as the jobs have it, and what its contract looks at besides. */
export interface ContractStore extends JobStore {
  school<T>(school: SchoolId, work: (records: ContractRecords) => Promise<T>): Promise<T>;
}

/** One engine with a migrated schema; every suite runs on each. */
export interface Engine {
  /** As the owner of the tables. */
  readonly driver: Driver;
  readonly store: Store;
  readonly jobs: ContractStore;
}

/** What every store promises, the double in memory included. */
export type Contract = (engine: () => Pick<Engine, 'jobs'>) => void;

/** What only SQL can show. */
export type Suite = (engine: () => Engine) => void;

/** @param working what everything but migrations works with, where that is another login */
export function engineOver(driver: Driver, working = driver): Engine {
  const store = storeOver(working);
  const jobs: ContractStore = {
    ...jobStoreOver(store),
    school: (school, work) => store.school(school, (db) => work(contractRecords(db))),
  };
  return { driver, store, jobs };
}

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

/** Runs a test's nouns in one transaction of a fresh school. */
export async function inRecords<T>(
  { jobs }: Pick<Engine, 'jobs'>,
  work: (records: ContractRecords) => Promise<T>,
): Promise<T> {
  return jobs.school(freshSchool(), work);
}

export const COURSE = CourseId.parse('6001');
export const OTHER_COURSE = CourseId.parse('6002');
export const ANA = LearnerId.parse('9001');
export const BEN = LearnerId.parse('9002');
export const RUN = RunId.parse('run-1');
export const MONDAY = instant('2026-09-07T07:00:00Z');
export const TUESDAY = instant('2026-09-08T07:00:00Z');
export const WEDNESDAY = instant('2026-09-09T07:00:00Z');
