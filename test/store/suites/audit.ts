import { describe, expect, it } from '@jest/globals';
import { ChainCheck, type Checked } from '../../../src/audit/chain.ts';
import type { Head } from '../../../src/audit/types.ts';
import { LearnerId, PostId, type SchoolId } from '../../../src/ids.ts';
import { limitsAt } from '../../../src/school/school-year.ts';
import { actingAs, type Actor } from '../../../src/store/acting.ts';
import {
  auditAfter,
  auditHead,
  keepAuditHead,
  newestAudit,
  peopleOf,
  recordAct,
  toldHeads,
} from '../../../src/store/audit.ts';
import { saveChoice } from '../../../src/store/day/choices.ts';
import { eraseCourse, eraseLearner, eraseLotOfSchool } from '../../../src/store/erase.ts';
import { bind, move, recordDecision, updateWrite } from '../../../src/store/ledger.ts';
import { lotByLot } from '../../../src/store/lots.ts';
import { claimNight } from '../../../src/store/nights/nights.ts';
import { startPause } from '../../../src/store/nights/pauses.ts';
import { letGo } from '../../../src/store/retention.ts';
import { exportSchool } from '../../../src/store/export.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { REMOVED, CHANGING, WITHDRAWN_AFTER_ITS_DAY } from '../../../src/plan/ledger-row.ts';
import { undoneWords } from '../../../src/plan/undone.ts';
import { instant, SchoolDate, type Instant } from '../../../src/time.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/memory/ledger.ts';
import { schoolFile } from '../../builders/school.ts';
import { ANA, BEN, COURSE, MONDAY, RUN, TUESDAY, freshSchool, type Engine, type Suite } from './engine.ts';

const TEACHER: Actor = { role: 'teacher', person: 't.rivera' };
const AGES_AGO = instant('2020-01-01T00:00:00Z');

const choose = (db: SchoolDb, learner: LearnerId, at: Instant = MONDAY): Promise<void> =>
  saveChoice(db, COURSE, {
    learner,
    date: SchoolDate.parse('2026-09-07'),
    by: 'assigned',
    route: 'workshop',
    place: null,
    at,
    actor: 't.rivera',
  });

export const auditSuite: Suite = (engine) => {
  const inIt = <T>(school: SchoolId, work: (db: SchoolDb) => Promise<T>, actor: Actor = TEACHER): Promise<T> =>
    actingAs(actor, () => engine().store.school(school, work));

  /** A school in which so many acts were recorded, one transaction each. */
  async function withActs(acts: number): Promise<SchoolId> {
    const school = freshSchool();
    for (let n = 0; n < acts; n += 1) await inIt(school, (db) => choose(db, LearnerId.parse(`learner-${n}`)));
    return school;
  }

  const check = (school: SchoolId, anchors: readonly Head[] = [], keptSince = AGES_AGO): Promise<Checked> =>
    inIt(school, async (db) => {
      const chain = new ChainCheck(keptSince, anchors);
      for (const row of await auditAfter(db, 0, 10_000)) chain.add(row);
      return chain.end();
    });

  const rowsOf = (school: SchoolId) => inIt(school, (db) => auditAfter(db, 0, 100));

  describe('the audit', () => {
    it('holds a row for a change of a table that is somebody’s act: who, what, for whom, in which course and when', async () => {
      const school = freshSchool();
      await inIt(school, (db) => choose(db, ANA));

      const [row] = await rowsOf(school);
      const people = await inIt(school, (db) => peopleOf(db, [row?.who ?? '', row?.about ?? '']));
      expect(row).toMatchObject({
        school,
        n: 1,
        at: MONDAY,
        role: 'teacher',
        act: 'route.chosen',
        thing: 'workshop',
        course: COURSE,
        before: '',
      });
      expect(people.get(row?.who ?? '')).toEqual({ kind: 'staff', person: 't.rivera' });
      expect(people.get(row?.about ?? '')).toEqual({ kind: 'learner', person: ANA });
      expect(JSON.stringify(row)).not.toMatch(new RegExp(`t\\.rivera|"${ANA}"`));
      expect(await check(school)).toMatchObject({ whole: true, entries: 1, head: { n: 1, hash: row?.hash } });
    });

    it('is hashed as it is read, whatever stands in it', async () => {
      const school = freshSchool();
      for (const thing of ['plain', 'a "quote" \\ and \u0007 \n\t', 'ñandú 學校 \u2028 😀 \u007f', '</script>'])
        await inIt(school, (db) =>
          recordAct(db, { act: 'data.exported', thing, at: instant('2026-09-07T07:00:00.123Z') }),
        );

      expect(await check(school)).toMatchObject({ whole: true, entries: 4 });
    });

    it('goes with its transaction: what is not kept was not done', async () => {
      const school = freshSchool();
      await inIt(school, async (db) => {
        await choose(db, ANA);
        throw new Error('stop');
      }).catch(() => {});

      expect(await rowsOf(school)).toEqual([]);
    });

    it('numbers what happens at once one after the other', async () => {
      const school = freshSchool();
      await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          inIt(school, (db) => (n % 2 === 0 ? choose(db, ANA) : recordAct(db, { act: 'data.exported', at: MONDAY }))),
        ),
      );

      expect((await rowsOf(school)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(await check(school)).toMatchObject({ whole: true });
    });

    it('is a chain of each school’s own', async () => {
      const [cedar, maple] = [await withActs(2), await withActs(1)];

      expect((await rowsOf(cedar)).map(({ n }) => n)).toEqual([1, 2]);
      expect((await rowsOf(maple)).map(({ n }) => n)).toEqual([1]);
    });

    it('says so where SQL past Waymark changes what is recorded', async () => {
      const school = freshSchool();
      await engine().store.school(school, async (db) => {
        await db.query(`select set_config('app.who', '', true)`);
        await choose(db, ANA);
      });

      expect(await rowsOf(school)).toMatchObject([{ role: 'unknown', who: null, act: 'route.chosen' }]);
    });

    it('tells what becomes of a message: sent, changed, taken back', async () => {
      const school = freshSchool();
      const [note, post] = [ledgerRow(noteWrite()), ledgerRow(routeWrite())];
      const acts = async (): Promise<string[]> => (await rowsOf(school)).map(({ act }) => act);
      const doing = (work: (db: SchoolDb) => Promise<unknown>) => inIt(school, work, { role: 'waymark' });
      await doing((db) => recordDecision(db, [note, post]));
      await doing((db) => bind(db, note.key, PostId.parse('p1'), MONDAY));
      await doing((db) => bind(db, post.key, PostId.parse('p2'), MONDAY));
      expect(await acts()).toEqual([]);

      await doing((db) => move(db, note.key, ['BOUND'], 'DONE', null, MONDAY));
      await doing((db) => move(db, post.key, ['BOUND'], 'DONE', null, MONDAY));
      await doing((db) => move(db, post.key, ['DONE'], 'BOUND', CHANGING, TUESDAY));
      await doing((db) => updateWrite(db, post.key, post.write, 'other', TUESDAY));
      await doing((db) => move(db, post.key, ['BOUND'], 'DONE', null, TUESDAY));
      expect(await acts()).toEqual(['message.sent', 'message.sent', 'message.changed']);
      expect(await rowsOf(school)).toMatchObject([
        { role: 'waymark', who: null, about: expect.any(String), thing: 'note', why: note.run, course: note.course },
        { about: null, thing: 'route' }, // it is for several
        {},
      ]);

      await doing((db) => move(db, post.key, ['DONE'], 'CANCELLED', WITHDRAWN_AFTER_ITS_DAY, TUESDAY));
      await doing((db) => move(db, note.key, ['DONE'], 'TOMBSTONE', undoneWords(note.run), TUESDAY));
      expect((await acts()).slice(3)).toEqual(['message.taken-back', 'message.taken-back']);
    });

    it('does not take what a teacher removed, or a text to paste, for a message of ours', async () => {
      const school = freshSchool();
      const [note, shown] = [ledgerRow(noteWrite()), ledgerRow(routeWrite(), { carrier: 'none' })];
      await inIt(school, async (db) => {
        await recordDecision(db, [{ ...note, state: 'DONE' }, shown]);
        await move(db, note.key, ['DONE'], 'TOMBSTONE', REMOVED, TUESDAY);
        await move(db, shown.key, ['NEW'], 'DONE', null, TUESDAY);
      });

      expect(await rowsOf(school)).toEqual([]);
    });

    it('finds the newest first, of one course or since a moment', async () => {
      const school = freshSchool();
      await inIt(school, (db) => choose(db, ANA, MONDAY));
      await inIt(school, (db) => startPause(db, null, 'teacher', TUESDAY));

      const found = (asked: Parameters<typeof newestAudit>[1]) =>
        inIt(school, async (db) => (await newestAudit(db, asked)).map(({ n }) => n));
      expect(await found({ most: 10 })).toEqual([2, 1]);
      expect(await found({ most: 1 })).toEqual([2]);
      expect(await found({ most: 10, course: COURSE })).toEqual([1]);
      expect(await found({ most: 10, since: TUESDAY })).toEqual([2]);
    });
  });

  describe('an audit that was tampered with', () => {
    it.each([
      'update audit set act = act',
      'update audit set hash = hash',
      'delete from audit where n = 2',
      'delete from audit where n = 3',
      `insert into audit (n, at, role, act, before, hash) values (9, now(), 'waymark', 'x', '', '')`,
      `update audit_people set person = 'x'`,
      'truncate audit',
    ])('is refused to the app: %s', async (sql) => {
      const school = await withActs(3);
      await expect(inIt(school, (db) => db.query(sql))).rejects.toMatchObject({ kind: 'refused' });
      expect(await check(school)).toMatchObject({ whole: true, entries: 3 });
    });

    it('is refused to the owner too, as long as the triggers stand', async () => {
      const school = await withActs(3);
      for (const sql of [
        'update audit set act = act where MINE',
        'delete from audit where MINE and n = 2',
        'truncate audit',
      ])
        await expect(asOwner(engine(), school, sql)).rejects.toMatchObject({ kind: 'refused' });
    });

    it.each([
      [
        'a row that says something else',
        `update audit set thing = 'seminar' where MINE and n = 2`,
        { n: 2, what: 'changed' },
      ],
      ['a row about somebody else', `update audit set about = 'x' where MINE and n = 2`, { n: 2, what: 'changed' }],
      [
        'a row that was hashed again',
        `update audit set act = 'plan.struck', hash = 'made-up' where MINE and n = 3`,
        { n: 3, what: 'changed' },
      ],
      ['a row taken out of the middle', 'delete from audit where MINE and n = 2', { n: 2, what: 'missing' }],
      [
        'rows that were taken out and closed up',
        'delete from audit where MINE and n = 2; update audit set n = n - 1 where MINE and n > 2',
        { n: 2, what: 'changed' },
      ],
      [
        'a row put in between',
        `update audit set n = n + 10 where n > 2; update audit set n = n - 9 where n > 10;
         insert into audit (school, n, at, role, act, before, hash) select school, 3, at, role, 'data.exported', hash, 'made-up' from audit where MINE and n = 2`,
        { n: 3, what: 'changed' },
      ],
      ['a beginning that is gone', 'delete from audit where MINE and n = 1', { n: 1, what: 'front' }],
    ])('shows at its first broken place: %s', async (_, sql, broken) => {
      const school = await withActs(5);
      await tamper(engine(), school, sql);

      expect(await check(school)).toEqual({ whole: false, broken });
    });

    it('shows an end that was cut off, and one that was written anew, by the head a night told', async () => {
      const school = await withActs(5);
      await inIt(school, (db) => claimNight(db, SchoolDate.parse('2026-09-07'), RUN, 5));
      const head = await inIt(school, (db) => keepAuditHead(db, RUN));
      expect(head).toMatchObject({ n: 5 });
      const told = await inIt(school, toldHeads);
      expect(told).toEqual([head]);
      expect(await check(school, told)).toMatchObject({ whole: true });

      await tamper(engine(), school, 'delete from audit where MINE and n > 3');
      expect(await check(school)).toMatchObject({ whole: true });
      expect(await check(school, told)).toEqual({ whole: false, broken: { n: 4, what: 'cut' } });

      await inIt(school, (db) => choose(db, BEN));
      await inIt(school, (db) => choose(db, BEN));
      expect(await check(school, told)).toEqual({ whole: false, broken: { n: 5, what: 'replaced' } });
    });

    it('shows a person whose code was given to somebody else as nobody', async () => {
      const school = await withActs(1);
      const [row] = await rowsOf(school);
      await asOwner(
        engine(),
        school,
        `update audit_people set person = 'somebody-else' where MINE and kind = 'learner'`,
      );

      expect([...(await inIt(school, (db) => peopleOf(db, [row?.who ?? '', row?.about ?? '']))).values()]).toEqual([
        { kind: 'staff', person: 't.rivera' },
      ]);
    });
  });

  describe('what goes of the audit', () => {
    it('is what is older than thirteen months, from the beginning, and the newest of it stays as the beginning of the rest', async () => {
      const school = freshSchool();
      const now = instant('2026-11-29T08:00:00Z');
      const limits = limitsAt(schoolFile(), now);
      for (const at of ['2025-01-07T07:00:00Z', '2025-02-07T07:00:00Z', '2025-03-07T07:00:00Z', '2026-09-07T07:00:00Z'])
        await inIt(school, (db) => choose(db, ANA, instant(at)));

      expect(await inIt(school, (db) => letGo(db, limits))).toMatchObject({ audit: 2 });
      expect((await rowsOf(school)).map(({ n }) => n)).toEqual([3, 4]);
      expect(await check(school, [], limits.record)).toMatchObject({ whole: true, first: 3, head: { n: 4 } });
      expect(await inIt(school, (db) => letGo(db, limits))).not.toHaveProperty('audit');
      await inIt(school, (db) => choose(db, ANA, now));
      expect((await rowsOf(school)).map(({ n }) => n)).toEqual([3, 4, 5]);
    });

    it('are the codes of those whom no row names any more', async () => {
      const school = freshSchool();
      const limits = limitsAt(schoolFile(), instant('2026-11-29T08:00:00Z'));
      await inIt(school, (db) => choose(db, ANA, instant('2025-01-07T07:00:00Z')));
      await inIt(school, (db) => choose(db, BEN, instant('2026-09-07T07:00:00Z')));
      await inIt(school, (db) => choose(db, BEN, instant('2026-09-07T07:00:00Z')));
      await tamper(engine(), school, 'delete from audit where MINE and n = 1');

      await inIt(school, (db) => letGo(db, limits));

      expect(await inIt(school, (db) => db.query('select person from audit_people order by person'))).toEqual([
        { person: BEN },
        { person: 't.rivera' },
      ]);
    });

    it('is nothing when a learner is erased, and nothing tells any more who the learner was', async () => {
      const school = freshSchool();
      await inIt(school, (db) => choose(db, ANA));
      await inIt(school, (db) => choose(db, BEN));
      const told = await inIt(school, (db) => exportSchool(db, ANA));
      expect(told['audit']).toMatchObject([{ n: 1, act: 'route.chosen' }]);
      expect(told['audit_people']).toEqual([expect.not.objectContaining({ salt: expect.anything() })]);
      const before = await rowsOf(school);

      await inIt(school, (db) => eraseLearner(db, ANA, TUESDAY), { role: 'operator' });

      expect(await rowsOf(school)).toEqual(before);
      expect(await check(school)).toMatchObject({ whole: true, entries: 2 });
      expect(await inIt(school, (db) => db.query(`select * from audit_people where person = $1`, [ANA]))).toEqual([]);
      expect((await inIt(school, (db) => peopleOf(db, [before[0]?.about ?? '']))).size).toBe(0);
      expect((await inIt(school, (db) => exportSchool(db, ANA)))['audit']).toEqual([]);
    });

    it('is nothing when a course is erased, and everything when its school is', async () => {
      const school = await withActs(3);
      await inIt(school, (db) => eraseCourse(db, COURSE, TUESDAY));
      expect(await check(school)).toMatchObject({ whole: true, entries: 3 });

      const rows = await lotByLot(() => inIt(school, eraseLotOfSchool));

      expect(rows).toMatchObject({ audit: 3, audit_people: expect.any(Number) });
      expect(await inIt(school, auditHead)).toBeNull();
      expect(await inIt(school, (db) => db.query('select * from audit_people'))).toEqual([]);
    });
  });
};

/** With the rights of who owns the tables, `MINE` being the rows of that school: the embedded engine's owner stands behind no wall. */
function asOwner({ driver }: Engine, school: SchoolId, sql: string): Promise<void> {
  return driver.transaction(async (session) => {
    await session.query(`select set_config('app.school', $1, true)`, [school]);
    await session.script(sql.replaceAll('MINE', `school = '${school}'`));
  });
}

/** As whoever owns the tables can, who takes the triggers away first. */
function tamper(engine: Engine, school: SchoolId, sql: string): Promise<void> {
  return asOwner(
    engine,
    school,
    `alter table audit disable trigger user; ${sql}; alter table audit enable trigger user`,
  );
}
