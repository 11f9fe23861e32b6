import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId, WriteKey } from '../../../src/ids.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { courseOf } from '../../../src/sandbox/google/world/state.ts';
import { loadLedger, move } from '../../../src/store/ledger.ts';
import { decideHeld, type HeldDecision } from '../../../src/sync/acts/decide-held.ts';
import { pauseSending } from '../../../src/sync/acts/pause.ts';
import { instant } from '../../../src/time.ts';
import { nightsOf, type Nights } from '../../builders/night.ts';
import { COURSE, TEACHER, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

const SCHOOL = SchoolId.parse('small');
const course = CourseId.parse(COURSE);
const answers = { 1: ['right', 'right'], 2: ['wrong', 'wrong'], 3: ['right', 'wrong'] };

let nights: Nights;
let held: LedgerRow;
afterEach(() => nights.close());

async function rows(): Promise<readonly LedgerRow[]> {
  return nights.app.store.school(SCHOOL, (db) => loadLedger(db, course));
}

async function rowNow(): Promise<LedgerRow | undefined> {
  return (await rows()).find((row) => row.key === held.key);
}

/** Posts of ours for practice, by their state. */
function practice(): string[] {
  return [...courseOf(nights.sandbox.world.state, COURSE).items.values()]
    .filter(
      (item) =>
        item.project !== 'web' && item.deletedAt === null && 'title' in item && item.title.startsWith('Practice'),
    )
    .map((item) => item.state);
}

/** A night whose practice post got as far as a draft (or was published without an answer), and was put aside for a person. */
async function nightWithHeld({ published = false } = {}): Promise<void> {
  nights = await nightsOf(
    smallSchool({
      learners: 5,
      seminar: { min: 3 },
      file: { review: 'auto' },
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
  nights.sandbox.fail({
    method: 'classroom.courses.courseWork.patch',
    kind: 'error',
    code: 503,
    effect: published,
    times: 99,
  });
  await nights.sync();
  nights.sandbox.heal();
  const row = (await rows()).find(({ write }) => write.kind === 'reassign');
  if (row === undefined) throw new Error('the night decided on no practice');
  held = row;
  await nights.app.store.school(SCHOOL, (db) =>
    move(db, held.key, ['BOUND'], 'HELD', 'it came back different', nights.app.now()),
  );
}

function decide(decision: HeldDecision, key = held.key) {
  return decideHeld(nights.app.sync, { school: SCHOOL, course, key, decision }, nights.app.now());
}

describe('a held write, sent anew', () => {
  beforeEach(() => nightWithHeld());

  it('goes out as a fresh draft, once, and the old one is gone', async () => {
    const before = (await rowNow())?.remoteId;
    expect(practice()).toEqual(['DRAFT']);

    expect(await decide('anew')).toEqual({ ok: true, said: { en: 'Sent anew.', es: 'Enviado de nuevo.' } });

    expect(practice()).toEqual(['PUBLISHED']);
    expect(await rowNow()).toMatchObject({ state: 'DONE', trouble: null });
    expect((await rowNow())?.remoteId).not.toBe(before);
    expect(nights.sees(2).filter((title) => title.startsWith('Practice'))).toHaveLength(1);
  });

  it('does nothing the second time, and nothing to a write nobody knows', async () => {
    await decide('anew');
    expect(await decide('anew')).toMatchObject({ ok: true, said: { en: 'It was decided already.' } });
    expect(await decide('leave', WriteKey.parse('none'))).toMatchObject({ said: { en: 'It was decided already.' } });
    expect(practice()).toEqual(['PUBLISHED']);
  });

  it('stays held when the LMS cannot be asked', async () => {
    nights.sandbox.world.revoke(TEACHER.id);

    expect(await decide('anew')).toMatchObject({ ok: false, said: { en: expect.stringContaining('Not sent:') } });
    expect(await rowNow()).toMatchObject({ state: 'HELD', trouble: 'it came back different' });
  });

  it('is not sent while paused, nor when what it says is over', async () => {
    await pauseSending(nights.app.sync, { school: SCHOOL, course, by: 'teacher' }, nights.app.now());
    expect(await decide('anew')).toMatchObject({ ok: false, said: { en: expect.stringContaining('paused') } });

    nights.moveTo('2026-09-30T07:00:00Z');
    expect(await decide('anew')).toMatchObject({ ok: false, said: { en: expect.stringContaining('no longer so') } });
    expect(await rowNow()).toMatchObject({ state: 'HELD' });
    expect(practice()).toEqual(['DRAFT']);
  });

  it('says that another run is at work', async () => {
    const answer = await nights.app.store.withCourse(SCHOOL, course, () => decide('anew'));

    expect(answer).toMatchObject({ ok: false, said: { en: expect.stringContaining('Another run') } });
  });
});

describe('a held write that stands in the class already', () => {
  it('is not sent a second time: the row says that it stands', async () => {
    await nightWithHeld({ published: true });

    expect(await decide('anew')).toMatchObject({
      ok: true,
      said: { en: expect.stringContaining('stands in the class already') },
    });

    expect(practice()).toEqual(['PUBLISHED']);
    expect(await rowNow()).toMatchObject({ state: 'DONE', remoteId: held.remoteId });
  });
});

describe('a held write, left', () => {
  beforeEach(() => nightWithHeld());

  it('is never sent again, and its draft is gone', async () => {
    expect(await decide('leave')).toMatchObject({ ok: true, said: { en: 'Left. It is not sent again.' } });

    expect(practice()).toEqual([]);
    expect(await rowNow()).toMatchObject({ state: 'TOMBSTONE', trouble: 'left by the teacher' });
    await nights.sync();
    expect(practice()).toEqual([]);
  });

  it('is left although the LMS cannot be asked, and says that a draft may stand there', async () => {
    nights.sandbox.world.revoke(TEACHER.id);

    expect(await decide('leave')).toMatchObject({ ok: true, said: { en: expect.stringContaining('draft') } });
    expect(await rowNow()).toMatchObject({ state: 'TOMBSTONE' });
  });
});
