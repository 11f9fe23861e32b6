import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, SchoolId, TargetCode } from '../../../src/ids.ts';
import { perLms } from '../../../src/lms/known.ts';
import type { SignInDoor } from '../../../src/lms/sign-in.ts';
import type { PageDeps } from '../../../src/pages/kit/deps.ts';
import { loadBoard } from '../../../src/pages/board/load.ts';
import { boardModel } from '../../../src/pages/board/model/model.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { keepTicket } from '../../../src/store/tickets/tickets.ts';
import type { Store } from '../../../src/store/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId } from '../../../src/ticket/types.ts';
import { dateIn } from '../../../src/time.ts';
import { boardSchool, NOW, TEACHER } from '../../builders/board/board-school.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { composed } from '../../builders/ticket/desk.ts';
import { pageDeps, signingInThrough } from '../../builders/served/pages.ts';
import { memoryStore } from '../../builders/served/store.ts';

const school = SchoolId.parse('cedar');
const viewer = { role: 'teacher' as const, school, teacher: TEACHER };
let store: Store;

beforeAll(async () => {
  store = await memoryStore();
  await keepBoard(store, boardInput());
});

afterAll(() => store.close());

const load = (address: Parameters<typeof loadBoard>[2], who = viewer, over: Partial<PageDeps> = {}) =>
  store.school(who.school, (db) => loadBoard(db, who, address, NOW, pageDeps(store, over)));

/** A service whose accounts are given in the browser, by a form of ours or at its own door. */
const never = () => Promise.reject(new Error('nobody gives anything here'));
const CONNECTING = {
  consent: { lms: 'google' as const, begin: never, finish: never },
  seal: { close: never, open: never },
  grant: never,
  days: null,
};

async function ticketsToday(): Promise<number> {
  const loaded = await load({});
  if (loaded.kind !== 'board') throw new Error(loaded.kind);
  return loaded.input.ticketsToday;
}

/** What the board of a class without a night says of the account that reads it. */
async function missing(over: Partial<PageDeps>) {
  const loaded = await load({ course: CourseId.parse('6002') }, viewer, over);
  return loaded.kind === 'empty' ? loaded.connected : loaded.kind;
}

function connected(by: 'form' | 'link') {
  return { course: '6002', connection: expect.objectContaining({ state: 'missing', lms: 'google', by }) };
}

describe('loading the board', () => {
  it('brings back the morning as it was kept', async () => {
    const loaded = await load({});
    if (loaded.kind !== 'board') throw new Error(loaded.kind);
    const kept = boardModel(boardInput({ courses: loaded.input.courses, untagged: 4 })); // the tickets its evidence comes from, which no tag names
    expect(boardModel(loaded.input)).toEqual(kept);
  });

  it('reads the evidence of the asked cell too', async () => {
    const cell = { learner: LearnerId.parse('9003'), target: TargetCode.parse('5.NF.B.4') };
    const loaded = await load({ why: cell });
    if (loaded.kind !== 'board') throw new Error(loaded.kind);
    expect(boardModel(loaded.input).why?.results.length).toBeGreaterThan(0);
  });

  it('knows of a ticket of ours that is under way, so that the board looks for what comes in', async () => {
    const before = await ticketsToday();
    const id = TicketId.parse(idIn(school, Buffer.alloc(16, 1)));
    const date = dateIn('America/Chicago', NOW);
    const ticket = { id, course: CourseId.parse('6001'), composed: composed(), date, draft: null, copyOf: null };
    await store.school(school, (db) => keepTicket(db, { ...ticket, madeBy: 't1', madeAt: NOW }));
    expect(await ticketsToday()).toBe(before); // nobody has opened it
    const becomes = (state: string) => store.school(school, (db) => db.query('update tickets set state = $1', [state]));
    await becomes('key');
    expect(await ticketsToday()).toBe(before + 1);
    await becomes('closed');
    expect(await ticketsToday()).toBe(before);
  });

  it('names the viewer’s own courses only', async () => {
    const loaded = await load({});
    if (loaded.kind !== 'board') throw new Error(loaded.kind);
    expect(loaded.input.courses).toEqual([
      { id: '6001', name: 'Mathematics 5A' },
      { id: '6002', name: 'mathematics 5' },
    ]);
  });

  it('refuses another teacher’s course and a course that is not there alike', async () => {
    expect(await load({ course: CourseId.parse('7001') })).toEqual({ kind: 'not-theirs' });
    expect(await load({ course: CourseId.parse('1') })).toEqual({ kind: 'not-theirs' });
  });

  it('says what to do before the first night of a course', async () => {
    expect(await load({ course: CourseId.parse('6002') })).toMatchObject({
      kind: 'empty',
      missing: 'noRun',
      command: 'npx waymark sync --course 6002',
      connected: null, // where the class's credential works there is nothing more to say
    });
  });

  it('says with that whose account the class still needs, and where it is given', async () => {
    expect(await missing({ connecting: perLms(() => CONNECTING) })).toEqual(connected('form'));
    const signingIn = signingInThrough(null, store);
    const door: SignInDoor = { lms: 'google', address: () => '/', finish: never, missing: () => [], openAs: never };
    expect(
      await missing({ signingIn: { ...signingIn, doors: perLms((lms) => (lms === 'google' ? door : null)) } }),
    ).toEqual(connected('link'));
  });

  it('says what to do when the school file gives the viewer no course', async () => {
    expect(await load({}, { role: 'teacher', school, teacher: 'new@cedar.example' })).toMatchObject({
      kind: 'empty',
      missing: 'noCourse',
    });
  });

  it('says what to do when no school is loaded', async () => {
    expect(await load({}, { role: 'teacher', school: SchoolId.parse('other'), teacher: TEACHER })).toMatchObject({
      kind: 'empty',
      missing: 'noSchool',
    });
  });

  it('speaks the school’s first language unless asked otherwise', async () => {
    const spanish = SchoolFile.parse({
      ...boardSchool(),
      school: { ...boardSchool().school, id: 'cedro', languages: ['es', 'en'] },
      courses: [],
    });
    const cedro = SchoolId.parse('cedro');
    await store.school(cedro, (db) => saveSchoolFile(db, spanish, NOW));
    expect(await load({}, { role: 'teacher', school: cedro, teacher: TEACHER })).toMatchObject({ language: 'es' });
    expect(await load({ language: 'en' }, { role: 'teacher', school: cedro, teacher: TEACHER })).toMatchObject({
      language: 'en',
    });
  });
});
