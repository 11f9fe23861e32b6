import type { CourseId, SchoolId } from '../ids.ts';
import { bind, loadLedger, move, updateWrite } from '../store/ledger.ts';
import type { Store } from '../store/types.ts';
import type { Ledger } from '../writeback/types.ts';

/** The ledger of one course in the store; every step is a transaction of its own, committed before the next call. */
export function storeLedger(store: Store, school: SchoolId, course: CourseId): Ledger {
  return {
    rows: () => store.school(school, (db) => loadLedger(db, course)),
    bind: (key, id, at) => store.school(school, (db) => bind(db, key, id, at)),
    move: (key, from, to, trouble, at) => store.school(school, (db) => move(db, key, from, to, trouble, at)),
    rewrite: (key, write, hash, at) => store.school(school, async (db) => {
      await updateWrite(db, key, write, hash, at);
    }),
  };
}
