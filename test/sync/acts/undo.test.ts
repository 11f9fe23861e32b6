import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, RunId, SchoolId } from '../../../src/ids.ts';
import { loadLedger } from '../../../src/store/ledger.ts';
import { runNight, type NightReport } from '../../../src/sync/night/night.ts';
import { undoFromPage } from '../../../src/pages/actions/undo-from-page.ts';
import { undoRun } from '../../../src/sync/acts/undo.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, TEACHER, learnerId, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

const SCHOOL = SchoolId.parse('small');
const course = CourseId.parse(COURSE);
const answers = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };

let nights: Nights;
let night: NightReport;
beforeEach(async () => {
  nights = await nightsOf(
    smallSchool({
      file: { review: 'auto' },
      learners: 5,
      seminar: { min: 3 },
      work: ['7001', '7002'].map((id, day) => ({
        id,
        title: `Ticket ${id} [5.NF.A.1]`,
        at: instant(`2026-09-0${8 + day}T14:00:00Z`),
        quiz: quiz(`f${id}`, [{}, {}]),
        answers,
      })),
    }),
    '2026-09-14T07:00:00Z',
  );
  night = await runNight(nights.app.sync, { course }, { at: nights.app.now(), dryRun: false, acceptRoster: false });
});
afterEach(() => nights.close());

function undo(change: Partial<Parameters<typeof undoRun>[1]> = {}) {
  return undoRun(nights.app.sync, { run: night.run, ...change }, nights.app.now());
}

function press(run = night.run) {
  return undoFromPage(nights.app.sync, { school: SCHOOL, course, run }, nights.app.now());
}

describe('undoing from the board', () => {
  it('says in both languages what was taken back and what stays, and why', async () => {
    const chance = nights.sandbox.world
      .seenBy(learnerId(2))
      .coursework.find((item) => item.title.startsWith('Practice'));
    nights.sandbox.world.turnIn({ course: COURSE, item: chance?.id ?? '', learner: learnerId(2) });
    const created = night.courses[0]?.writes.created ?? 0;

    expect(await press()).toEqual({
      ok: true,
      said: {
        en: `${created - 1} messages. 1 stays (1: a learner has worked on it).`,
        es: `${created - 1} mensajes. 1 se queda (1: alguien ya trabajó en ella).`,
      },
    });
  });

  it('says that there is nothing left, and of an unknown run that nothing is known', async () => {
    await press();
    expect(await press()).toMatchObject({ ok: true, said: { en: 'There was nothing left to take back.' } });
    expect(await press(RunId.parse('never'))).toMatchObject({
      ok: false,
      said: { es: expect.stringContaining('No se sabe nada') },
    });
  });

  it('says what could not be taken back', async () => {
    nights.sandbox.world.revoke(TEACHER.id);

    expect(await press()).toMatchObject({
      ok: false,
      said: { en: expect.stringMatching(/^\d+ could not be taken back/) },
    });
  });
});

describe('undoing a night', () => {
  it('takes back all it sent in the LMS; the next night and the one after send none of it again', async () => {
    const created = night.courses[0]?.writes.created;
    expect(nights.sees(2)).not.toEqual([]);

    const report = await undo();

    expect(report).toMatchObject({ run: night.run, school: SCHOOL, kept: [], failed: [] });
    expect(report.withdrawn).toHaveLength(created ?? -1);
    expect([1, 2, 3].flatMap((n) => nights.sees(n))).toEqual([]);
    const again = await nights.sync();
    expect(again.writes).toMatchObject({ created: 0, updated: 0, failed: [] });
    expect(again.writes.skipped).toContainEqual({
      key: expect.any(String),
      why: `withdrawn by undo of run ${night.run}`,
    });
    expect(await undo()).toMatchObject({ withdrawn: [], kept: [], failed: [] });
  });

  it('keeps the chance a learner handed in', async () => {
    const chance = nights.sandbox.world
      .seenBy(learnerId(2))
      .coursework.find((item) => item.title.startsWith('Practice'));
    nights.sandbox.world.turnIn({ course: COURSE, item: chance?.id ?? '', learner: learnerId(2) });

    const report = await undo();

    expect(report.kept).toMatchObject([{ kind: 'reassign', for: 'worked' }]);
    expect(nights.sees(2)).toEqual([expect.stringContaining('Practice')]);
  });

  it('is of one school: elsewhere the run is unknown, and so is one nobody ever ran', async () => {
    await expect(undo({ school: SchoolId.parse('other') })).rejects.toThrow('no run');
    await expect(undo({ run: RunId.parse('never') })).rejects.toThrow('never');
    expect(nights.sees(2)).not.toEqual([]);
  });

  it('leaves other courses of the run alone when one is named', async () => {
    expect(await undo({ course: CourseId.parse('6002') })).toMatchObject({ withdrawn: [], kept: [], failed: [] });
    expect(nights.sees(2)).not.toEqual([]);
  });

  it('lists everything as failed, with what to do, when the LMS lets nobody in, and can be done later', async () => {
    nights.sandbox.world.revoke(TEACHER.id);

    const report = await undo();

    expect(report.withdrawn).toEqual([]);
    expect(report.failed.length).toBe(night.courses[0]?.writes.created);
    expect(report.failed[0]).toMatchObject({
      course,
      todo: { en: expect.stringMatching(/[Cc]onnect/), es: expect.stringMatching(/^Conecte otra vez/) },
    });
    const rows = await nights.app.store.school(SCHOOL, (db) => loadLedger(db, course));
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['DONE']));
  });

  it('waits for no run that works on the course: it says so', async () => {
    const report = await nights.app.store.withCourse(SCHOOL, course, () => undo());

    expect(report?.failed[0]).toMatchObject({ why: expect.stringContaining('another run') });
  });
});
