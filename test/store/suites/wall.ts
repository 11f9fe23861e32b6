import { inviteAdministrator, isAdministrator, listAdministrators } from '../../../src/store/people/administrators.ts';
import { describe, expect, it } from '@jest/globals';
import { EvidenceId, SchoolId } from '../../../src/ids.ts';
import { loadEvidence, saveEvidence } from '../../../src/store/results/evidence.ts';
import { TABLES } from '../../../src/store/tables.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { evidence } from '../../builders/evidence.ts';
import { schoolFile } from '../../builders/school.ts';
import { ANA, COURSE, MONDAY, RUN, freshSchool } from './engine.ts';
import type { Suite } from './engine.ts';

/** Tables of which one policy more lets something be read from outside the wall: that a school is there, who looks after one, by whoever that is, and that one watches a thing, by whoever names it. */
const SEEN_FROM_OUTSIDE = ['schools_index', 'administrators', 'watches'];
/** Tables that are nobody's. The app may read the first at most; the second holds how far the limits of hosts are used, by all schools together. */
const READ_ONLY = ['waymark_migrations'];
const OUTSIDE = [...READ_ONLY, 'limits'];

export const wallSuite: Suite = (engine) => {
  describe('the wall between schools', () => {
    it('shows a school its own rows and no others', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      await store.school(cedar, (db) => saveEvidence(db, { added: [evidence()], superseded: [] }, RUN, MONDAY));

      expect(await store.school(cedar, (db) => loadEvidence(db, [ANA]))).toHaveLength(1);
      expect(await store.school(maple, (db) => loadEvidence(db, [ANA]))).toEqual([]);
      expect(await store.school(maple, (db) => db.query('select count(*) as held from evidence'))).toEqual([
        { held: 0 },
      ]);
    });

    it('keeps the same ids of two schools apart', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      const row = evidence({ id: EvidenceId.parse('same') });
      for (const school of [cedar, maple])
        await store.school(school, (db) => saveEvidence(db, { added: [row], superseded: [] }, RUN, MONDAY));

      expect(await store.school(maple, (db) => loadEvidence(db, [ANA]))).toEqual([row]);
    });

    it('lets no row of another school be written, changed, moved or removed', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      const enrol = `insert into learners (learner, name) values ('9001', 'Ana')`;
      await store.school(cedar, (db) => db.query(enrol));

      await expect(
        store.school(maple, (db) =>
          db.query(`insert into learners (school, learner, name) values ($1, '9002', 'Ben')`, [cedar]),
        ),
      ).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('row-level security') });
      await store.school(maple, (db) => db.query(enrol));
      await expect(
        store.school(maple, (db) => db.query('update learners set school = $1', [cedar])),
      ).rejects.toMatchObject({ kind: 'refused' });
      expect(
        await store.school(maple, (db) =>
          db.query(`update learners set name = 'Eve' where school = $1 returning learner`, [cedar]),
        ),
      ).toEqual([]);
      expect(
        await store.school(maple, (db) =>
          db.query('delete from learners where school = $1 returning learner', [cedar]),
        ),
      ).toEqual([]);
      expect(await store.school(cedar, (db) => db.query('select name from learners'))).toEqual([{ name: 'Ana' }]);
    });

    it('cannot be climbed from inside a transaction', async () => {
      const { store } = engine();
      const school = freshSchool();
      const attempts = [
        'alter table evidence disable row level security',
        'drop policy wall on evidence',
        'alter role waymark_app bypassrls',
        'create table loot (x text)',
        `call raise_wall('evidence')`,
        'truncate evidence',
        `copy evidence to program 'cat'`,
      ];
      for (const attempt of attempts) {
        await expect(store.school(school, (db) => db.query(attempt))).rejects.toMatchObject({ kind: 'refused' });
      }
      await expect(
        store.school(school, async (db) => {
          await db.query('set local row_security = off');
          await db.query('select * from evidence');
        }),
      ).rejects.toMatchObject({ kind: 'refused' });
    });

    it('has a role that may not bypass it, own anything or log in', async () => {
      const rows = await engine().driver.transaction((session) =>
        session.query(
          `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
           (select count(*) from pg_class where relowner = pg_roles.oid) as owned,
           (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
         from pg_roles where rolname = 'waymark_app'`,
        ),
      );

      expect(rows).toEqual([
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcanlogin: false,
          rolcreaterole: false,
          rolcreatedb: false,
          owned: 0,
          memberships: 0,
        },
      ]);
    });

    it('shows no rows and takes none when no school is set', async () => {
      const { driver, store } = engine();
      await store.school(freshSchool(), (db) =>
        db.query(`insert into learners (learner, name) values ('9001', 'Ana')`),
      );
      const unset = (sql: string) =>
        driver.transaction(async (session) => {
          await session.script('set local role waymark_app');
          return session.query(sql);
        });

      expect(await unset('select * from learners')).toEqual([]);
      await expect(unset(`insert into learners (learner, name) values ('9001', 'Ana')`)).rejects.toMatchObject({
        kind: 'refused',
      });
      await expect(
        unset(`insert into learners (school, learner, name) values ('', '9001', 'Ana')`),
      ).rejects.toMatchObject({ kind: 'refused' });
      await expect(
        unset(`insert into learners (school, learner, name) values (null, '9001', 'Ana')`),
      ).rejects.toMatchObject({ kind: 'refused' });
    });

    it.each([`o'brien`, `'; reset role; select '`, `\\'; reset role; --`, `$1`, 'escuela-ñandú-學校'])(
      'takes the school %j for a name and nothing else',
      async (name) => {
        const { store } = engine();
        const school = SchoolId.parse(name);
        const [set] = await store.school(school, (db) =>
          db.query(`select current_user as role, current_setting('app.school') as school`),
        );

        expect(set).toEqual({ role: 'waymark_app', school });
      },
    );

    it('takes no empty school', async () => {
      await expect(engine().store.school('' as SchoolId, async () => 1)).rejects.toThrow();
    });

    it('stands around every table there is', async () => {
      const tables = await engine().driver.transaction((session) =>
        session.query<{ name: string }>(
          `select c.relname as name from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace order by 1`,
        ),
      );
      expect(tables.map(({ name }) => name)).toEqual([...TABLES.map(({ name }) => name), ...OUTSIDE].toSorted());

      const walls = await engine().driver.transaction((session) =>
        session.query(
          `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = (
             select i.indkey[0] from pg_index i where i.indrelid = c.oid and i.indisprimary)) as key_begins,
           (select attnotnull from pg_attribute a where a.attrelid = c.oid and attname = 'school') as school_needed,
           exists (select 1 from pg_policy p where p.polrelid = c.oid and polname = 'wall' and polcmd = '*' and polpermissive and polroles = '{0}'
             and pg_get_expr(polqual, polrelid) = $2 and pg_get_expr(polwithcheck, polrelid) = $2) as policy,
           (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relname = any($1::text[]) order by 1`,
          [OUTSIDE, `(school = current_setting('app.school'::text, true))`],
        ),
      );
      expect(walls).toEqual(
        TABLES.map(({ name }) => name)
          .toSorted()
          .map((name) => ({
            name,
            enabled: true,
            forced: true,
            key_begins: 'school',
            school_needed: true,
            policy: true,
            policies: SEEN_FROM_OUTSIDE.includes(name) ? 2 : 1,
          })),
      );

      const loose = await engine().driver.transaction((session) =>
        session.query(
          `select conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
           and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'school'`,
        ),
      );
      expect(loose).toEqual([]);
      const open = await engine().driver.transaction((session) =>
        session.query(
          `select table_name from information_schema.role_table_grants
         where grantee in ('waymark_app', 'PUBLIC') and table_name = any($1::text[]) and privilege_type <> 'SELECT'`,
          [READ_ONLY],
        ),
      );
      expect(open).toEqual([]);
    });

    it('shows a look the rows of its own school alone, whatever its texts say, and lets it change nothing of the next one', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      for (const school of [cedar, maple])
        await store.school(school, (db) => inviteAdministrator(db, "o'ana@x.example", 'operator', MONDAY));
      const named = (school: SchoolId, email: string): Promise<object[]> =>
        store
          .look(school)
          .query('select school, email, $2::timestamptz as at from administrators where email = $1', [email, MONDAY]);

      expect(await named(cedar, "o'ana@x.example")).toEqual([{ school: cedar, email: "o'ana@x.example", at: MONDAY }]);
      expect(await named(cedar, "x' or true --")).toEqual([]);
      await expect(store.look(cedar).query('select nothing_there', [])).rejects.toMatchObject({ kind: 'refused' });
      await expect(named(SchoolId.parse('*'), "o'ana@x.example")).resolves.toEqual([]);
      expect(await named(maple, "o'ana@x.example")).toMatchObject([{ school: maple }]);
    });

    it('shows somebody in which schools they were named, and nothing of anybody else, whoever asks', async () => {
      const { store } = engine();
      const [cedar, maple, bell] = [freshSchool(), freshSchool(), freshSchool()];
      const who = (at: string): string => `${at}@${cedar}.example`;
      for (const school of [cedar, maple])
        await store.school(school, (db) => inviteAdministrator(db, who('Ana'), 'operator', MONDAY));
      await store.school(bell, (db) => inviteAdministrator(db, who('ben'), 'operator', MONDAY));
      await store.school(cedar, (db) =>
        isAdministrator(db, { lms: 'google', id: `${cedar}-1`, email: who('ana') }, MONDAY),
      );

      expect(await store.schoolsNaming({ id: '0', email: who('ANA') })).toEqual([cedar, maple].toSorted());
      expect(await store.schoolsNaming({ id: `${cedar}-1`, email: null })).toEqual([cedar]);
      expect(await store.schoolsNaming({ id: '', email: null })).toEqual([]);
      expect(await store.schoolsNaming({ id: '%', email: '%' })).toEqual([]);
      expect(await store.school(bell, (db) => listAdministrators(db))).toHaveLength(1);
    });

    it('lists the ids of all schools, and lets each write only its own', async () => {
      const { store } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      for (const school of [cedar, maple]) await store.school(school, (db) => saveSchoolFile(db, schoolFile(), MONDAY));

      expect(await store.schools()).toEqual(expect.arrayContaining([cedar, maple]));
      await expect(
        store.school(cedar, (db) => db.query(`insert into schools_index (school) values ('stranger')`)),
      ).rejects.toMatchObject({ kind: 'refused' });
      expect(
        await store.school(cedar, (db) =>
          db.query('delete from schools_index where school = $1 returning school', [maple]),
        ),
      ).toEqual([]);
    });
  });

  describe('a transaction', () => {
    it('leaves nothing behind when its work throws, and tells what was thrown', async () => {
      const { store } = engine();
      const school = freshSchool();
      const stop = new Error('stop');

      await expect(
        store.school(school, async (db) => {
          await saveEvidence(db, { added: [evidence()], superseded: [] }, RUN, MONDAY);
          throw stop;
        }),
      ).rejects.toBe(stop);
      expect(await store.school(school, (db) => loadEvidence(db, [ANA]))).toEqual([]);
    });

    it('is not kept when a failed statement in it was overlooked', async () => {
      await expect(
        engine().store.school(freshSchool(), async (db) => {
          await db.query('select nothing').catch(() => 'overlooked');
        }),
      ).rejects.toMatchObject({ name: 'StoreError' });
    });

    it('is refused inside another one, where it would wait for itself', async () => {
      const { store } = engine();

      await expect(store.school(freshSchool(), () => store.schools())).rejects.toMatchObject({ kind: 'misuse' });
    });

    it('waits its turn among many at once', async () => {
      const { store } = engine();
      const school = freshSchool();
      const names = Array.from({ length: 25 }, (_, n) => `${n}`);
      await Promise.all(
        names.map((name) =>
          store.school(school, (db) => db.query('insert into learners (learner, name) values ($1, $1)', [name])),
        ),
      );

      expect(await store.school(school, (db) => db.query('select count(*) as held from learners'))).toEqual([
        { held: 25 },
      ]);
    });

    it('tells of a refused row without quoting it', async () => {
      const add = engine().store.school(freshSchool(), async (db) => {
        await db.query(`insert into learners (learner, name) values ('child-id-4711', 'Planted Name')`);
        await db.query(`insert into learners (learner, name) values ('child-id-4711', 'Planted Name')`);
      });

      const error: unknown = await add.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining('23505') });
      expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack ?? ''}`).not.toMatch(/4711|Planted/);
      expect((error as Error).cause).toBeUndefined();
    });
  });

  describe('a course', () => {
    it("is one run's at a time, and free again when that run ends or fails", async () => {
      const { store } = engine();
      const school = freshSchool();
      const second = store.withCourse(school, COURSE, () => store.withCourse(school, COURSE, async () => 'twice'));
      expect(await second).toBeNull();

      await expect(
        store.withCourse(school, COURSE, async () => {
          throw new Error('broke off');
        }),
      ).rejects.toThrow('broke off');
      expect(await store.withCourse(school, COURSE, async () => 'mine')).toBe('mine');
    });

    it('of the same id in another school is another course', async () => {
      const { store } = engine();
      const other = await store.withCourse(freshSchool(), COURSE, () =>
        store.withCourse(freshSchool(), COURSE, async () => 'both'),
      );

      expect(other).toBe('both');
    });
  });
};
