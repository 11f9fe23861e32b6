import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { CourseId } from '../../../src/ids.ts';
import { migrate, openStore, storeState } from '../../../src/store/index.ts';
import type { Driver } from '../../../src/store/engine/driver.ts';
import { migrateDriver, readMigrations } from '../../../src/store/engine/migrations.ts';
import { openServer } from '../../../src/store/engine/postgres.ts';
import { loadRoster, saveRoster } from '../../../src/store/people/roster.ts';
import type { StoreSettings } from '../../../src/store/types.ts';
import { storeOver } from '../../../src/store/engine/wall.ts';
import { startServer } from '../../builders/served/server.ts';
import type { Server } from '../../builders/served/server.ts';
import { ANA, COURSE, MONDAY, freshSchool } from '../suites/engine.ts';
import { engineOver, type Engine } from '../suites/engine.ts';
import { SUITES } from '../suites/index.ts';

describe('on a server', () => {
  let server: Server;
  let owner: Driver | undefined;
  let engine: Engine;

  beforeAll(async () => {
    server = await startServer();
    await admin('create role owner login createrole', 'create database waymark owner owner');
    owner = await openServer(server.url('waymark', 'owner'));
    await migrateDriver(owner);
    await admin('create role app login', 'grant waymark_app to app');
    engine = engineOver(owner, await openServer(server.url('waymark', 'app'))); // everything but migrations, by a login that owns nothing
  });
  afterAll(async () => {
    await engine?.store.close();
    await owner?.close();
    await server?.stop();
  });

  for (const suite of SUITES) suite(() => engine);

  describe('opening it', () => {
    it('is refused until somebody migrates, which needs no superuser', async () => {
      await admin('create database fresh owner owner');
      const settings = at(server.url('fresh', 'owner'));

      await expect(openStore(settings)).rejects.toMatchObject({
        kind: 'behind',
        todo: expect.stringContaining('waymark migrate'),
      });
      expect(await storeState(settings)).toMatchObject({ kind: 'server', state: 'behind', version: 0 });
      expect(await migrate(settings)).toMatchObject({ from: 0, applied: expect.arrayContaining(['0001-wall.sql']) });
      expect(await migrate(settings)).toMatchObject({ applied: [] });
      expect(await storeState(settings)).toMatchObject({ state: 'ready', what: null });

      const store = await openStore(settings);
      const [cedar, maple] = [freshSchool(), freshSchool()];
      await store.school(cedar, (db) => saveRoster(db, COURSE, [{ id: ANA, name: 'Ana' }], MONDAY));
      expect(await store.school(cedar, (db) => loadRoster(db, COURSE))).toHaveLength(1);
      expect(await store.school(maple, (db) => loadRoster(db, COURSE))).toEqual([]);
      await store.close();
    });

    it("works as a login that owns nothing and may only act as the app's role", async () => {
      const settings = at(server.url('waymark', 'app'));
      const store = await openStore(settings);
      const school = freshSchool();

      await store.school(school, (db) => saveRoster(db, COURSE, [{ id: ANA, name: 'Ana' }], MONDAY));
      expect(await store.school(school, (db) => loadRoster(db, COURSE))).toHaveLength(1);
      await store.close();
      const client = new Client(server.url('waymark', 'app'));
      await client.connect();
      expect((await client.query('select * from learners')).rows).toEqual([]); // behind the wall before any school is set
      await client.end();
    });

    it('for migrating is the business of a login of its own, where there is one', async () => {
      await admin('create database divided owner owner');
      const settings = { ...at(server.url('divided', 'app')), ownerUrl: server.url('divided', 'owner') };

      expect(await migrate(settings)).toMatchObject({ from: 0 });
      expect(await storeState(settings)).toMatchObject({ state: 'ready', ownsTables: false });
      expect(await storeState(at(settings.ownerUrl))).toMatchObject({ state: 'ready', ownsTables: true });
      await expect(
        inDatabase('divided', 'set role app', 'alter table learners disable row level security'),
      ).rejects.toThrow('must be owner');
    });

    it('takes its share of what the server gives the login, which is refused where it is too small', async () => {
      const settings = at(server.url('waymark', 'app'));
      await admin('alter role app connection limit 30');
      try {
        await expect(openStore({ ...settings, instances: 4 })).rejects.toMatchObject({
          kind: 'refused',
          message: expect.stringContaining('takes 30 connections'),
        });
        await (await openStore({ ...settings, instances: 4, connections: 60 })).close(); // whoever runs it knows better
      } finally {
        await admin('alter role app connection limit -1');
      }
    });

    it('by several who migrate at once runs each migration once', async () => {
      await admin('create database crowded');
      const done = await Promise.all([1, 2, 3].map(() => migrate(at(server.url('crowded')))));

      expect(done.flatMap(({ applied }) => applied).toSorted()).toEqual(
        (await readMigrations()).map(({ name }) => name),
      );
    });

    it('is refused when a newer Waymark or another build has been there', async () => {
      await admin('create database future');
      const settings = at(server.url('future'));
      await migrate(settings);
      await inDatabase(
        'future',
        `insert into waymark_migrations (version, name, checksum) values (99, '0099-later.sql', '')`,
      );
      await expect(openStore(settings)).rejects.toMatchObject({ kind: 'ahead' });
      await expect(migrate(settings)).rejects.toMatchObject({ kind: 'ahead' });

      await inDatabase(
        'future',
        `delete from waymark_migrations where version = 99`,
        `update waymark_migrations set checksum = '' where version = 2`,
      );
      await expect(openStore(settings)).rejects.toMatchObject({ kind: 'changed' });
    });

    it('goes on after a newer Waymark has migrated, while that one lets it', async () => {
      await admin('create database rolling');
      const settings = at(server.url('rolling'));
      await migrate(settings);
      const { length: known } = await readMigrations();
      const running = await openStore(settings);
      await inDatabase(
        'rolling',
        `insert into waymark_migrations (version, name, checksum, oldest) values (${known + 1}, 'added.sql', 'a', ${known}), (${known + 2}, 'added-too.sql', 'b', ${known - 1})`,
      );

      const started = await openStore(settings); // as a cold start of the old version does during the deployment
      const school = freshSchool();
      for (const store of [running, started])
        await store.school(school, (db) => saveRoster(db, COURSE, [{ id: ANA, name: 'Ana' }], MONDAY));
      expect(await started.school(school, (db) => loadRoster(db, COURSE))).toHaveLength(1);
      expect(await migrate(settings)).toEqual({ from: known + 2, to: known + 2, applied: [] });
      expect(await storeState(settings)).toMatchObject({ state: 'ready', version: known + 2, needed: known });

      await inDatabase(
        'rolling',
        `insert into waymark_migrations (version, name, checksum, oldest) values (${known + 3}, 'removed.sql', 'c', ${known + 2})`,
      );
      await expect(openStore(settings)).rejects.toMatchObject({
        kind: 'ahead',
        message: expect.stringContaining(`knows ${known + 2}`),
      });
      for (const store of [running, started]) await store.close();
    });

    it('knows of a store that an earlier Waymark migrated, without a word on who may go on, only that it may itself', async () => {
      await admin('create database earlier');
      const settings = at(server.url('earlier'));
      await migrate(settings);
      await inDatabase('earlier', 'alter table waymark_migrations drop column oldest');
      await (await openStore(settings)).close();

      await inDatabase(
        'earlier',
        `insert into waymark_migrations (version, name, checksum) values (99, '0099-later.sql', '')`,
      );
      await expect(openStore(settings)).rejects.toMatchObject({ kind: 'ahead' });
    });

    it("by a login that may not act as the app's role says what the administrator must do", async () => {
      await admin('create role stranger login', 'create database strange owner stranger');
      const settings = at(server.url('strange', 'stranger'));
      await expect(migrate(settings)).rejects.toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('grant waymark_app to stranger'),
      });

      await admin('grant waymark_app to stranger');
      expect(await migrate(settings)).toMatchObject({ from: 0 });
    });

    it("is refused when the app's role could climb the wall", async () => {
      await admin('create database climber', 'alter role waymark_app bypassrls');
      try {
        await expect(migrate(at(server.url('climber')))).rejects.toMatchObject({ kind: 'refused' });
      } finally {
        await admin('alter role waymark_app nobypassrls');
      }
    });

    it('tells that nobody answers, without the address', async () => {
      const error: unknown = await openStore(at('postgres://user:planted@127.0.0.1:1/none')).catch(
        (thrown: unknown) => thrown,
      );

      expect(error).toMatchObject({ kind: 'unreachable', todo: expect.stringContaining('DATABASE_URL') });
      expect(String(error)).not.toContain('planted');
    });
  });

  describe('a course on it', () => {
    it("is locked against other processes, and free when the holder's connection dies", async () => {
      const school = freshSchool();
      const other = storeOver(await openServer(server.url('waymark', 'owner')));
      const course = CourseId.parse('locked');
      const kill = `select pg_terminate_backend(pid, 60000) from pg_locks where locktype = 'advisory' and granted and classid <> 0`;

      const held = engine.store.withCourse(school, course, async () => {
        expect(await other.withCourse(school, course, async () => 'both')).toBeNull();
        await admin(kill); // as when its process is killed; it waits until the connection has ended
        expect(await other.withCourse(school, course, async () => 'taken over')).toBe('taken over');
      });
      await expect(held).rejects.toMatchObject({ kind: 'unreachable' }); // the first run learns that it was not alone
      await other.close();
    });

    it('shares one connection with all the process holds, which ends with the last of them', async () => {
      const school = freshSchool();
      const locks = `select count(*)::int as locks, count(distinct pid)::int as connections from pg_locks where locktype = 'advisory' and granted and classid <> 0`;
      const [a, b, c] = ['a', 'b', 'c'].map((name) => CourseId.parse(name)) as [CourseId, CourseId, CourseId];

      const held = await engine.store.withCourse(school, a, () =>
        engine.store.withCourse(school, b, () => engine.store.withCourse(school, c, () => asked(locks))),
      );
      expect(held).toEqual({ locks: 3, connections: 1 });
      expect(await engine.store.withCourse(school, b, () => asked(locks))).toEqual({ locks: 1, connections: 1 });
      expect(await asked(locks)).toEqual({ locks: 0, connections: 0 });
    });

    it('is told as lost by everybody who held one on the connection that was lost, and taken anew on another', async () => {
      const school = freshSchool();
      const [a, b, c] = ['lost-a', 'lost-b', 'anew'].map((name) => CourseId.parse(name)) as [
        CourseId,
        CourseId,
        CourseId,
      ];
      let outcome: unknown;

      const outer = engine.store.withCourse(school, a, async () => {
        const inner = engine.jobs.withCourse(school, b, async (inTurn) => {
          await admin(
            `select pg_terminate_backend(pid, 60000) from pg_locks where locktype = 'advisory' and granted and classid <> 0`,
          );
          await news();
          // before it keeps or sends anything more, whether or not somebody has taken the course
          await expect(inTurn.school(school, async () => 'kept')).rejects.toMatchObject({ kind: 'unreachable' });
          outcome = await engine.store.withCourse(school, c, async () => 'on another');
        });
        await expect(inner).rejects.toMatchObject({ kind: 'unreachable' });
      });
      await expect(outer).rejects.toMatchObject({ kind: 'unreachable' });
      expect(outcome).toBe('on another');
      expect(await engine.store.withCourse(school, a, async () => 'again')).toBe('again');
    });

    it('may be held in greater number than the pool has connections', async () => {
      const school = freshSchool();
      const all = Array.from({ length: 12 }, (_, n) =>
        engine.store.withCourse(school, CourseId.parse(`${n}`), () =>
          engine.store.school(school, (db) => db.query<{ n: number }>('select $1::int as n', [n])),
        ),
      );

      expect((await Promise.all(all)).map((rows) => rows?.[0]?.n)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    });
  });

  async function admin(...statements: string[]): Promise<void> {
    await inDatabase('postgres', ...statements);
  }

  async function asked(statement: string): Promise<unknown> {
    const client = new Client(server.url('waymark'));
    await client.connect();
    const {
      rows: [row],
    } = await client.query(statement);
    await client.end();
    return row;
  }

  async function inDatabase(database: string, ...statements: string[]): Promise<void> {
    const client = new Client(server.url(database));
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
});

/** Until what the server says of an ended connection has come. */
async function news(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
}

function at(databaseUrl: string): StoreSettings {
  return { databaseUrl, dataDir: '/nowhere' };
}
