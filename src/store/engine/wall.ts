import { AsyncLocalStorage } from 'node:async_hooks';
import { SchoolId } from '../../ids.ts';
import { whoActs } from '../acting.ts';
import type { Driver, SqlRunner } from './driver.ts';
import { limitsIn } from './limits.ts';
import type { Statement } from './prepared.ts';
import { StoreError } from '../errors.ts';
import { spanned } from '../../watch/spans.ts';
import type { Store } from '../types.ts';

/** The role of every transaction: owns no table, cannot log in, cannot bypass a policy. Made by the first migration. */
const ROLE = 'waymark_app';

/**
 * The engines that a transaction is open on around here. One storage for all stores: each that is ever used is carried over to every promise made
 * from then on, for as long as the process lives, and a hundred of them cost more than the stores do.
 */
const open = new AsyncLocalStorage<ReadonlySet<Driver>>();

/** The store over an engine: every transaction that leaves this file stands behind one school's wall. */
export function storeOver(driver: Driver): Store {
  async function behindWall<T>(school: string, work: (transaction: SqlRunner) => Promise<T>): Promise<T> {
    return open.run(outside(driver), () => driver.begunWith(standBehind(school), work));
  }

  let closed: Promise<void> | undefined;
  return {
    kind: driver.kind,
    async school(school, work) {
      const id = SchoolId.parse(school); // '' would be no school at all
      return spanned('store', { school: id }, () =>
        behindWall(id, (transaction) => work({ school: id, query: (sql, params) => transaction.query(sql, params) })),
      );
    },
    look(school) {
      const id = SchoolId.parse(school);
      return {
        query: (sql, texts) =>
          spanned('store', { school: id }, () =>
            open.run(outside(driver), () => driver.asked(standBehind(id), { sql, params: texts })),
          ),
      };
    },
    async schools(deployment) {
      const rows = await behindWall('', (transaction) =>
        transaction.query<{ school: SchoolId }>(
          `select school from schools_index where $1::text is null or proved = $1
           order by case when $1::text is null then null else proved_at end, school`,
          [deployment ?? null],
        ),
      );
      return rows.map((row) => row.school);
    },
    async schoolsNaming({ id, email }) {
      const rows = await behindWall('', async (transaction) => {
        // the policy `own` of the table shows whoever asks the rows about themselves; both settings end with the transaction
        await transaction.query(`select set_config('app.person', $1, true), set_config('app.person_email', $2, true)`, [
          id,
          email?.toLowerCase() ?? '',
        ]);
        return transaction.query<{ school: SchoolId }>('select distinct school from administrators order by school');
      });
      return rows.map((row) => row.school);
    },
    async schoolsWatching(name) {
      const rows = await behindWall('', async (transaction) => {
        // as above: the policy `told` of the table
        await transaction.query(`select set_config('app.watched', $1, true)`, [name]);
        return transaction.query<{ school: SchoolId }>(
          'select distinct school from watches where registration = $1 or thing = $1 order by school',
          [name],
        );
      });
      return rows.map((row) => row.school);
    },
    withCourse: (school, course, work) => driver.alone(JSON.stringify(['course', school, course]), work),
    limits: limitsIn(driver),
    close: () => (closed ??= driver.close()),
  };
}

/**
 * The role and the school of a transaction, and who acts in it; all end with it (SAFETY.md 5: never for the session, it would leak through the
 * pool). A plan that a connection keeps is as good for the next school: its policies ask for the setting each time it runs, and it is made anew where the role is another.
 */
function standBehind(school: string): Statement {
  return {
    sql: `select set_config('role', '${ROLE}', true), set_config('app.school', $1, true), set_config('app.who', $2, true)`,
    params: [school, whoActs()],
  };
}

/** The engines that are open from now on: this one too. @throws StoreError `misuse` where it is open around here already */
function outside(driver: Driver): ReadonlySet<Driver> {
  const around = open.getStore();
  if (around?.has(driver) === true) {
    throw new StoreError(
      'misuse',
      'a store transaction was opened inside another one',
      'this is a fault in Waymark: report it',
    );
  }
  return new Set([...(around ?? []), driver]);
}
