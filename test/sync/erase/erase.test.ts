import { afterEach, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId } from '../../../src/ids.ts';
import { loadLedger } from '../../../src/store/ledger.ts';
import { saveChoice } from '../../../src/store/day/choices.ts';
import { loadRoster } from '../../../src/store/people/roster.ts';
import { TABLES } from '../../../src/store/tables.ts';
import { exportSchool } from '../../../src/store/export.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { waitingPlan } from '../../../src/store/day/plans.ts';
import { eraseOneCourse, eraseOneLearner, eraseWholeSchool, letInAgain } from '../../../src/sync/erase/erase.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, learnerId, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

let nights: Nights;
afterEach(async () => {
  await nights.close();
});

const NIGHT = '2026-09-14T07:00:00Z';
const NEXT = '2026-09-15T07:00:00Z';
const CHILD = LearnerId.parse(learnerId(1));
const OTHER = LearnerId.parse(learnerId(2));
const course = CourseId.parse(COURSE);
const wrong = ['wrong', 'wrong', 'right'];

/** Learners 1 to 3 need the target, 4 has it: a shared post, chances and notes. */
const fractions = smallSchool({
  learners: 4,
  file: {
    learners: [
      { id: CHILD, language: 'es' },
      { id: OTHER, prefers: ['partner'] },
    ],
  },
  work: ['7001', '7002'].map((id, n) => ({
    id,
    title: 'Ticket [5.NF.A.1]',
    at: instant(n === 0 ? '2026-09-09T14:00:00Z' : '2026-09-11T14:00:00Z'),
    quiz: quiz(`f${n}`, [{}, {}, {}]),
    answers: { 1: wrong, 2: wrong, 3: wrong, 4: ['right', 'right', 'right'] },
  })),
});

const inSchool = <T>(work: (db: SchoolDb) => Promise<T>): Promise<T> =>
  nights.app.store.school(nights.file.school.id, work);

/** Every row of every table in which a text stands, by table. */
async function whereStands(text: string): Promise<string[]> {
  return inSchool(async (db) => {
    const found: string[] = [];
    for (const { name } of TABLES) {
      const rows = await db.query<{ row: unknown }>(`select to_jsonb(${name}) as row from ${name}`);
      if (rows.some(({ row }) => new RegExp(`(?<![\\w-])${text}(?![\\w-])`).test(JSON.stringify(row))))
        found.push(name);
    }
    return found;
  });
}

const at = () => instant(NIGHT);
const sayOf = (learner: LearnerId, text: string) => (db: SchoolDb) =>
  db.query(
    `insert into ticket_notes (course, ticket, learner, text, actor, at) values ($1, 'ticket-1', $2, $3, 'teacher', $4::timestamptz)`,
    [COURSE, learner, text, NIGHT],
  );

async function sentMorning(): Promise<void> {
  nights = await nightsOf(fractions, NIGHT);
  await nights.sync();
  await inSchool((db) =>
    saveChoice(db, course, {
      learner: CHILD,
      date: SchoolDate.parse('2026-09-14'),
      by: 'declared',
      route: 'workshop',
      place: null,
      at: at(),
      actor: CHILD,
    }),
  );
  await inSchool(sayOf(CHILD, 'words-of-the-child'));
  await inSchool(sayOf(OTHER, 'words-of-another'));
  await nights.approve();
}

const erase = (learner = CHILD) => eraseOneLearner(nights.app, { school: nights.file.school.id, learner }, at());

describe('erasing a learner', () => {
  it('leaves nothing of the learner in any table or export, and everything of the others', async () => {
    await sentMorning();
    const [name] = await inSchool((db) =>
      db.query<{ name: string }>('select name from learners where learner = $1', [CHILD]),
    );
    const of = async (learner: LearnerId) =>
      Object.entries(await inSchool((db) => exportSchool(db, learner))).map(([table, rows]) => [table, rows.length]);
    const others = await of(OTHER);
    expect((await whereStands(CHILD)).length).toBeGreaterThan(8);

    const alone = (await inSchool((db) => loadLedger(db, course))).filter(
      ({ write, state }) => state === 'DONE' && write.learners.join() === CHILD,
    );

    const receipt = await erase();

    expect(await whereStands(CHILD)).toEqual([]);
    expect(await whereStands(name?.name ?? 'a name')).toEqual([]);
    expect(await whereStands('words-of-the-child')).toEqual([]);
    expect(await whereStands('words-of-another')).toEqual(['ticket_notes']);
    expect(await of(OTHER)).toEqual(others);
    expect(receipt).toMatchObject({ scope: 'learner', keptOut: true, left: [], rows: { learners: 1, enrolments: 1 } });
    expect(alone.length).toBeGreaterThan(0);
    expect(receipt.standing).toEqual(alone.map(({ remoteId }) => ({ course, post: remoteId })));
    expect(JSON.stringify(receipt)).not.toContain(CHILD);
  });

  it('takes drafts for that learner alone out of the LMS, and lets a plan that waits be laid anew', async () => {
    nights = await nightsOf(fractions, NIGHT);
    await nights.sync();
    expect(await inSchool((db) => waitingPlan(db, course))).not.toBeNull();

    await erase();

    expect(await inSchool((db) => waitingPlan(db, course))).toBeNull();
    await nights.sync();
    const plan = await inSchool((db) => waitingPlan(db, course));
    expect(plan?.plan.writes.length).toBeGreaterThan(0);
    expect(JSON.stringify(plan)).not.toContain(`"${CHILD}"`);
  });

  it('keeps the learner out of the nights that follow, though the class list still has them, until they are let in', async () => {
    await sentMorning();
    await erase();
    nights.moveTo(NEXT);

    const report = await nights.sync();

    expect(report).toMatchObject({ learners: 3, unfinished: false });
    // their answers still stand in the form, of an account that is nobody of the class now
    expect(report.problems.map(({ kind }) => kind)).toEqual(['unmatched']);
    expect(await whereStands(CHILD)).toEqual([]);
    expect(await letInAgain(nights.app, { school: nights.file.school.id, learner: CHILD })).toBe(true);
    expect(await letInAgain(nights.app, { school: nights.file.school.id, learner: CHILD })).toBe(false);
    nights.moveTo('2026-09-16T07:00:00Z');
    expect((await nights.sync()).learners).toBe(4);
  });

  it('stops a run that is at work on the class from bringing anything back', async () => {
    await sentMorning();
    const school = nights.file.school.id;
    nights.moveTo(NEXT);
    const running = nights.app.sync.store.withCourse(school, course, async (store) => {
      await erase();
      return store.school(school, (records) =>
        records.saveRoster(course, [{ id: CHILD, name: 'back again' }], instant(NEXT)),
      );
    });

    await expect(running).rejects.toMatchObject({ kind: 'overtaken' });
    expect(await whereStands(CHILD)).toEqual([]);
  });

  it('is refused for somebody of whom nothing is held', async () => {
    nights = await nightsOf(fractions, NIGHT);
    await expect(erase(LearnerId.parse('9099'))).rejects.toThrow('nothing is held about a learner');
  });

  it('goes on without an LMS that does not answer, and says what stays there', async () => {
    await sentMorning();
    nights.moveTo(NEXT);
    await runNight(
      nights.app.sync,
      { course, school: nights.file.school.id },
      { at: instant(NEXT), dryRun: false, acceptRoster: false },
    );
    await inSchool((db) =>
      db.query(
        `update ledger set state = 'BOUND' where write ->> 'kind' = 'note' and write -> 'learners' @> $1::jsonb`,
        [JSON.stringify([CHILD])],
      ),
    );
    await nights.sandbox.close();
    const alone = (await inSchool((db) => loadLedger(db, course))).filter(
      ({ write }) => write.learners.join() === CHILD,
    );

    const receipt = await erase();

    const published = alone.filter(({ state }) => state === 'DONE');
    expect(published.length).toBeLessThan(alone.length);
    expect(receipt.standing).toEqual(published.map(({ remoteId }) => ({ course, post: remoteId })));
    expect(receipt.left).toEqual([{ course: COURSE, why: expect.any(String) }]);
    expect(await whereStands(CHILD)).toEqual([]);
  });
});

describe('erasing a course', () => {
  it('leaves nothing of it or of the learners it alone held, and the rest of the school', async () => {
    await sentMorning();
    const school = nights.file.school.id;

    const sent = (await inSchool((db) => loadLedger(db, course))).filter(({ state }) => state === 'DONE');
    const receipt = await eraseOneCourse(nights.app, { school, course }, at());

    expect(sent.length).toBeGreaterThan(0);
    expect(receipt.standing).toEqual(sent.map(({ remoteId }) => ({ course, post: remoteId })));

    expect(receipt).toMatchObject({
      scope: 'course',
      keptOut: false,
      left: [],
      rows: { learners: 4, school_files: 3 },
    });
    const held = await inSchool((db) => exportSchool(db));
    const tables = Object.entries(held).flatMap(([table, rows]) => (rows.length > 0 ? [table] : []));
    expect(tables.toSorted()).toEqual([
      'audit', // who did what, without a word on whom
      'audit_people', // the school's own people
      'credentials',
      'daily_writes',
      'erasures',
      'quizzes',
      'school_files',
      'school_keys',
      'schools_index',
    ]);
    expect(held['audit_people']?.filter(({ kind }) => kind === 'learner')).toEqual([]);
    expect(held['school_files']?.[0]?.['body']).toMatchObject({ courses: [], learners: [] });
  });
});

describe('erasing a school', () => {
  it('leaves no row in any table, and may be said again when it broke off', async () => {
    await sentMorning();
    const school = nights.file.school.id;
    const receipt = await eraseWholeSchool(nights.app, { school }, at());

    expect(receipt).toMatchObject({
      scope: 'school',
      left: [],
      rows: { school_files: 1, schools_index: 1, learners: 4 },
    });
    expect(await nights.app.store.schools()).toEqual([]);
    const held = await inSchool((db) => exportSchool(db));
    expect(Object.values(held).flat()).toEqual([]);
    await expect(eraseWholeSchool(nights.app, { school }, at())).rejects.toThrow('no school');
  });

  it('waits for a run that is at work on one of its courses', async () => {
    await sentMorning();
    const school = nights.file.school.id;
    const during = nights.app.store.withCourse(school, course, () =>
      eraseWholeSchool(nights.app, { school }, at()).catch((error: unknown) => error),
    );

    expect(await during).toMatchObject({ kind: 'busy' });
    expect((await inSchool((db) => loadRoster(db, course))).length).toBe(4);
  });
});
