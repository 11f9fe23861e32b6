import { describe, expect, it } from '@jest/globals';
import { freshSchool, type Suite } from './engine.ts';

/** More often than the engine makes a plan of its own for each use; from then on it takes the one it kept. */
const OFTEN = 8;

const KEPT = `select count(*) as kept, count(*) filter (where generic_plans > 0) as planned from pg_prepared_statements`;

/** What a connection keeps of statements it was asked before. Each test asks one after the other, so that a server's pool gives the same connection. */
export const preparedSuite: Suite = (engine) => {
  describe('a statement that is asked again and again', () => {
    it('is planned once, and shows each school its own rows', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      for (const school of [cedar, maple])
        await store.school(school, (db) =>
          db.query('insert into learners (learner, name) values ($1, $1)', [`of ${school}`]),
        );

      for (let n = 0; n < OFTEN; n += 1)
        for (const school of [cedar, maple]) {
          const mine = [{ name: `of ${school}` }];
          expect(await store.school(school, (db) => db.query('select name from learners'))).toEqual(mine);
          expect(await store.look(school).query('select name from learners where name > $1', [''])).toEqual(mine);
        }

      const [row] = await store.school(cedar, (db) => db.query<{ planned: number }>(KEPT));
      expect(row?.planned).toBeGreaterThan(2);
    });

    it('fails once where a migration changed what it answers, and then is asked anew', async () => {
      const { driver } = engine();
      const all = () => driver.transaction((sql) => sql.query('select * from widened'));
      await driver.transaction((sql) => sql.script('create table widened as select 1 as n'));
      expect(await all()).toEqual([{ n: 1 }]);

      await driver.transaction((sql) => sql.script('alter table widened add column m int default 2'));

      await expect(all()).rejects.toMatchObject({ kind: 'unreachable', todo: 'run the command again' });
      expect(await all()).toEqual([{ n: 1, m: 2 }]);
    });

    it('that was refused is asked anew', async () => {
      const { driver } = engine();
      const late = () => driver.transaction((sql) => sql.query('select n from made_late'));
      await expect(late()).rejects.toMatchObject({ kind: 'refused' });

      await driver.transaction((sql) => sql.script('create table made_late as select 1 as n'));

      expect(await late()).toEqual([{ n: 1 }]);
    });

    it('leaves room for a bounded number of others, however many texts there are', async () => {
      const { store } = engine();
      const school = freshSchool();
      const texts = Array.from({ length: 130 }, (_, n) => `select ${n} as n`);

      const rows = await store.school(school, async (db) => {
        const answers: { n: number }[] = [];
        for (const text of [...texts, ...texts]) answers.push(...(await db.query<{ n: number }>(text)));
        return answers;
      });

      expect(rows.map(({ n }) => n)).toEqual([...texts.keys(), ...texts.keys()]);
      const [row] = await store.school(school, (db) => db.query<{ kept: number }>(KEPT));
      expect(row?.kept).toBeLessThanOrEqual(100);
    });
  });
};
