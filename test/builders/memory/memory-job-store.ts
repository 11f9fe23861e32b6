import { AsyncLocalStorage } from 'node:async_hooks';
import { SchoolId, type CourseId } from '../../../src/ids.ts';
import { StoreError } from '../../../src/store/errors.ts';
import { inTurn, type JobStore } from '../../../src/store/records.ts';
import type { ContractRecords } from './contract-records.ts';
import { memoryRecords } from './memory-records.ts';
import { copyTables, tablesOf, type Tables, type Undo } from './memory-tables.ts';

/** The job's store in memory, with the same promises as the engines; proved by the same suites (test/store/memory.test.ts). */
export interface MemoryJobStore extends JobStore {
  school<T>(school: SchoolId, work: (records: ContractRecords) => Promise<T>): Promise<T>;
  /** Everything held now, to be set back to later. */
  snapshot(): ReadonlyMap<SchoolId, Tables>;
  restore(snapshot: ReadonlyMap<SchoolId, Tables>): void;
}

/** The guarded stores that a transaction is open on around here; one storage for all, as in src/store/engine/wall.ts. */
const open = new AsyncLocalStorage<ReadonlySet<object>>();

/**
 * Transactions run one after the other, as on the embedded engine, and keep everything or nothing.
 * @param options `guarded`: a transaction inside another is refused; without it, it waits for itself (following every promise costs
 *   five times what the store does, and the simulation notices who waits forever)
 */
export function memoryJobStore(options: { readonly guarded?: boolean } = {}): MemoryJobStore {
  const schools = new Map<SchoolId, { readonly tables: Tables; readonly records: ContractRecords }>();
  const undo: Undo = [];
  const held = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  function hold(
    school: SchoolId,
    rows: Partial<Tables> = {},
  ): { readonly tables: Tables; readonly records: ContractRecords } {
    const tables = tablesOf(undo, rows);
    const held = { tables, records: memoryRecords(tables) };
    schools.set(school, held);
    return held;
  }

  function queued<T>(work: () => Promise<T>): Promise<T> {
    const around = options.guarded === true ? open.getStore() : undefined;
    if (around?.has(schools) === true) {
      throw new StoreError(
        'misuse',
        'a store transaction was opened inside another one',
        'this is a fault in Waymark: report it',
      );
    }
    const turn = last.then(() =>
      options.guarded === true ? open.run(new Set([...(around ?? []), schools]), work) : work(),
    );
    last = turn.catch(() => {});
    return turn;
  }

  const jobs: MemoryJobStore = {
    async school(school, work) {
      const id = SchoolId.parse(school);
      return queued(async () => {
        const { records } = schools.get(id) ?? hold(id);
        undo.length = 0;
        try {
          return await work(records);
        } catch (error) {
          for (const step of undo.splice(0).toReversed()) step();
          throw error;
        }
      });
    },
    schools: async () =>
      queued(async () =>
        [...schools]
          .filter(([, { tables }]) => tables.file.size > 0)
          .map(([school]) => school)
          .toSorted(),
      ),
    schoolsWatching: async (name) =>
      queued(async () =>
        [...schools]
          .filter(([, { tables }]) =>
            [...tables.watches.values()].some(({ registration, thing }) => registration === name || thing === name),
          )
          .map(([school]) => school)
          .toSorted(),
      ),
    async withCourse<T>(school: SchoolId, course: CourseId, work: (store: JobStore) => Promise<T>) {
      const name = JSON.stringify([school, course]);
      if (held.has(name)) return null;
      held.add(name);
      try {
        return await work(await inTurn(jobs, school, course));
      } finally {
        held.delete(name);
      }
    },
    snapshot: () => new Map([...schools].map(([school, { tables }]) => [school, copyTables(tables)])),
    restore: (snapshot) => {
      schools.clear();
      for (const [school, rows] of snapshot) hold(school, rows);
    },
  };
  return jobs;
}
