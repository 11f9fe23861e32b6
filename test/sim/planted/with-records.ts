import type { JobStore, Records } from '../../../src/store/records.ts';
import type { Wrong } from '../play.ts';

/** A store whose nouns are other ones, in every transaction. */
export function withRecords(store: JobStore, change: (records: Records) => Records): JobStore {
  const jobs: JobStore = {
    ...store,
    school: (school, work) => store.school(school, (records) => work(change(records))),
    withCourse: (school, course, work) => store.withCourse(school, course, (turn) => work(withRecords(turn, change))),
  };
  return jobs;
}

/** Only what this changes is wrong. */
export function wrongRecords(change: (records: Records) => Partial<Records>): Wrong {
  return {
    parts: (parts) => ({
      ...parts,
      store: withRecords(parts.store, (records) => ({ ...records, ...change(records) })),
    }),
  };
}
