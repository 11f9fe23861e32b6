import { describe, expect, it } from '@jest/globals';
import { CourseId, RunId, SchoolId } from '../../../src/ids.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { moveHand } from '../../../src/sync/acts/teachers-hand.ts';
import { undoRun } from '../../../src/sync/acts/undo.ts';
import { waitingDay } from '../../../src/sync/waiting-day.ts';
import { SchoolDate, instant } from '../../../src/time.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerId, smallSchool, type SmallWork } from '../../builders/lms/sandbox.ts';
import { MONDAY, TUESDAY, WEDNESDAY, tickets } from '../../faults/class.ts';

type NightsOver = MemoryNights<OpenSandbox>;

const [school, course] = [SchoolId.parse('small'), CourseId.parse(COURSE)];
const PAIR = [learnerId(1), learnerId(2)];
const FRIDAY = '2026-09-18T07:00:00Z';
const NEXT_MONDAY = '2026-09-21T07:00:00Z';

/** The first night's plan, which the teacher approves in the morning. */
async function heldOn(
  day: string,
  more: readonly SmallWork[] = [],
  file: Readonly<Record<string, unknown>> = {},
): Promise<NightsOver> {
  const { work = [] } = tickets();
  const nights = await googleMemoryNights(smallSchool(tickets({ seminar: {}, work: [...work, ...more], file })), day);
  await nights.sync();
  await nights.approve();
  return nights;
}

async function day(nights: NightsOver) {
  const { decisions } = await waitingDay(nights.store, { school, course });
  return {
    sessions: decisions?.seminar.sessions.map(({ learners }) => learners),
    asked: decisions?.seminar.questions.filter(({ kind }) => kind === 'held').map(({ learners }) => learners),
  };
}

async function nightOf(nights: NightsOver, at: string) {
  nights.moveTo(at);
  await nights.sync();
  return day(nights);
}

function answer(nights: NightsOver, at: string, tookPlace: boolean) {
  return moveHand(
    nights.parts,
    {
      school,
      course,
      stroke: { is: 'seminar-answer', answer: { date: SchoolDate.parse('2026-09-14'), slot: 'first', tookPlace } },
    },
    instant(at),
  );
}

/** The day after Monday's run was undone at that time. */
async function undoneAt(at: string) {
  const nights = await heldOn(MONDAY);
  const [row] = await nights.store.school(school, (records) => records.loadLedger(course));
  nights.moveTo(at);
  await undoRun(nights.parts, { run: row?.run ?? RunId.parse('none'), school }, instant(at));
  return nightOf(nights, at === MONDAY ? TUESDAY : at);
}

describe('the day after a seminar', () => {
  it('has the group as on the day before only where its posts never went out', async () => {
    const nights = await googleMemoryNights(smallSchool(tickets({ seminar: {} })), MONDAY);
    await nights.sync();
    expect(await day(nights)).toEqual({ sessions: [PAIR], asked: [] });
    expect(await nightOf(nights, TUESDAY)).toEqual({ sessions: [PAIR], asked: [] });
  });

  it('invites nobody again while nothing new came in, asks whether it was held, and still does once the old posts are taken back', async () => {
    const nights = await heldOn(MONDAY);
    expect(await nightOf(nights, TUESDAY)).toEqual({ sessions: [], asked: [PAIR] });
    await nights.approve();
    await nights.sync();
    expect(await day(nights)).toEqual({ sessions: [], asked: [PAIR] });
  });

  it('has the group again when the teacher says that it was not held, and not when that is taken back', async () => {
    const nights = await heldOn(MONDAY);
    await nightOf(nights, TUESDAY);
    expect(await answer(nights, TUESDAY, false)).toMatchObject({ ok: true });
    expect(await day(nights)).toEqual({ sessions: [PAIR], asked: [] });
    await nights.sync();
    expect(await day(nights)).toEqual({ sessions: [PAIR], asked: [] });
    await answer(nights, TUESDAY, true);
    expect(await day(nights)).toMatchObject({ sessions: [] });
  });

  it('is the next school day, whatever lies between', async () => {
    expect(await nightOf(await heldOn(FRIDAY), NEXT_MONDAY)).toEqual({ sessions: [], asked: [PAIR] });
  });

  it('has the group again when there is a new result on the target', async () => {
    const exit: SmallWork = {
      id: '7003',
      title: 'Exit ticket [5.NF.A.1]',
      at: instant('2026-09-14T20:00:00Z'),
      maxPoints: 3,
      grades: { 1: { draft: 1, assigned: 1 }, 2: { draft: 1, assigned: 1 } },
    };
    expect(await nightOf(await heldOn(MONDAY, [exit]), TUESDAY)).toEqual({ sessions: [PAIR], asked: [] });
  });

  it('counts what was undone on its own day as not held, and what was undone later as held', async () => {
    expect(await undoneAt(MONDAY)).toEqual({ sessions: [PAIR], asked: [] });
    expect(await undoneAt(TUESDAY)).toEqual({ sessions: [], asked: [PAIR] });
  });

  it('is over a school day later', async () => {
    const nights = await heldOn(MONDAY);
    await nightOf(nights, TUESDAY);
    await nights.approve();
    expect(await nightOf(nights, WEDNESDAY)).toEqual({ sessions: [PAIR], asked: [] });
  });
});

describe('a route post that a teacher removed before its day', () => {
  it('stays removed, though every night that misses it lays the plan of that day again', async () => {
    // for Tuesday: the Monday between is a holiday
    const nights = await heldOn('2026-09-19T07:00:00Z', [], { closed: ['2026-09-21'] });
    const routes = async () =>
      (await nights.store.school(school, (records) => records.loadLedger(course))).filter(
        ({ write }) => write.kind === 'route',
      );
    await nightOf(nights, '2026-09-20T07:00:00Z');
    const [removed] = await routes();
    nights.box.world.remove(COURSE, removed?.remoteId ?? '');
    for (const at of [NEXT_MONDAY, '2026-09-22T07:00:00Z']) await nightOf(nights, at);

    expect((await routes()).find(({ key }) => key === removed?.key)).toMatchObject({ state: 'TOMBSTONE' });
  });
});
