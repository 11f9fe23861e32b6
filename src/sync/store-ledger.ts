import type { CourseId, SchoolId } from '../ids.ts';
import type { Ledger } from '../writeback/types.ts';
import type { TurnStore } from './turn.ts';

/** The ledger of one course in the store; every step is a transaction of its own, committed before the next call, within the run's turn. */
export function storeLedger(store: TurnStore, school: SchoolId, course: CourseId): Ledger {
  return {
    rows: () => store.school(school, (records) => records.loadLedger(course)),
    bind: (key, id, at) => store.school(school, (records) => records.bind(key, id, at)),
    claim: (key, at) => store.school(school, (records) => records.claim(key, at)),
    release: (key) => store.school(school, (records) => records.release(key)),
    leave: (key, why) => store.school(school, (records) => records.leave(key, why)),
    confirm: () => store.school(school, async () => {}), // the store of a turn asks for it before anything else
    move: (key, from, to, trouble, at) => store.school(school, (records) => records.move(key, from, to, trouble, at)),
    beginChange: (key, write, hash, at) => store.school(school, (records) => records.beginChange(key, write, hash, at)),
    dropChange: (key, at) =>
      store.school(school, async (records) => {
        await records.dropChange(key, at);
      }),
    rewrite: (key, write, hash, at) =>
      store.school(school, async (records) => {
        await records.updateWrite(key, write, hash, at);
      }),
  };
}
