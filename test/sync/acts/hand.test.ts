import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, SchoolId, WriteKey } from '../../../src/ids.ts';
import { NoteText } from '../../../src/notes/own-words.ts';
import type { Write } from '../../../src/plan/types.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { approvePlan } from '../../../src/sync/acts/approve.ts';
import { choose, type ChoiceOrder } from '../../../src/sync/acts/choose.ts';
import { moveHand, type Stroke } from '../../../src/sync/acts/teachers-hand.ts';
import { waitingDay } from '../../../src/sync/waiting-day.ts';
import { SchoolDate, instant } from '../../../src/time.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerId, smallSchool } from '../../builders/lms/sandbox.ts';
import { MONDAY, TUESDAY, ticketsWithChances } from '../../faults/class.ts';

const [school, course] = [SchoolId.parse('small'), CourseId.parse(COURSE)];
const at = instant(MONDAY);
const learner = (n: number): LearnerId => LearnerId.parse(learnerId(n));

/** The morning after the night: the plan waits for the teacher. */
async function morning(): Promise<MemoryNights<OpenSandbox>> {
  const nights = await googleMemoryNights(smallSchool(ticketsWithChances()), MONDAY);
  await nights.sync();
  return nights;
}

async function waiting(nights: MemoryNights<OpenSandbox>): Promise<readonly Write[]> {
  return (await waitingDay(nights.store, { school, course })).plan?.writes ?? [];
}

async function keyOf(nights: MemoryNights<OpenSandbox>, kind: Write['kind']): Promise<WriteKey> {
  const found = (await waiting(nights)).find((write) => write.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} waits`);
  return found.key;
}

function told(writes: readonly Write[]): string[] {
  return writes
    .map((write) => `${write.kind === 'route' ? write.slot : write.kind} ${write.learners.join(' ')}`)
    .toSorted();
}

/** From now on nothing of the class waits for the teacher. */
async function sendingByItself({ store, file }: MemoryNights<OpenSandbox>): Promise<void> {
  const courses = file.courses.map((each) => ({ ...each, review: 'auto' as const }));
  await store.school(school, (records) => records.saveSchoolFile({ ...file, courses }, at));
}

function strokeOn(nights: MemoryNights<OpenSandbox>, stroke: Stroke) {
  return moveHand(nights.parts, { school, course, stroke }, at);
}

const CHOICE: Omit<ChoiceOrder, 'learner' | 'route'> = {
  school,
  course,
  by: 'declared',
  place: null,
  actor: 'student',
};

describe('a recorded choice', () => {
  it('changes the groups of the day and the plan that waits, and all that was chosen is kept', async () => {
    const nights = await morning();
    expect(told(await waiting(nights))).toContain(`first ${learnerId(1)} ${learnerId(2)}`);

    expect(await choose(nights.parts, { ...CHOICE, learner: learner(3), route: 'seminar' }, at)).toMatchObject({
      laid: true,
      date: '2026-09-14',
    });

    const { decisions } = await waitingDay(nights.store, { school, course });
    expect(decisions?.routes.find((route) => route.learner === learner(3))).toMatchObject({
      recommended: 'workshop',
      declared: { route: 'seminar' },
      effective: 'seminar',
    });
    expect(told(await waiting(nights))).toContain(`first ${learnerId(1)} ${learnerId(2)} ${learnerId(3)}`);
    await choose(
      nights.parts,
      { ...CHOICE, by: 'assigned', actor: 'teacher', learner: learner(3), route: 'workshop' },
      at,
    );
    expect(told(await waiting(nights))).toContain(`workshop ${learnerId(3)} ${learnerId(4)}`);
    await choose(nights.parts, { ...CHOICE, by: 'assigned', actor: 'teacher', learner: learner(3), route: 'none' }, at);
    expect(told(await waiting(nights))).toContain(`first ${learnerId(1)} ${learnerId(2)} ${learnerId(3)}`);
  });

  it('holds for its school day, and is gone the next', async () => {
    const nights = await morning();
    await choose(nights.parts, { ...CHOICE, learner: learner(3), route: 'seminar' }, at);
    nights.moveTo(TUESDAY);
    await nights.sync({ at: instant(TUESDAY) });

    const { decisions } = await waitingDay(nights.store, { school, course });
    expect(decisions?.routes.find((route) => route.learner === learner(3))).toMatchObject({
      declared: null,
      effective: 'workshop',
    });
  });

  it('is kept while another run has the course, and taken up by the next', async () => {
    const nights = await morning();
    const busy = { ...nights.parts, store: { ...nights.parts.store, withCourse: async () => null } };

    expect(await choose(busy, { ...CHOICE, learner: learner(3), route: 'seminar' }, at)).toMatchObject({ laid: false });

    await nights.sync();
    expect(told(await waiting(nights))).toContain(`first ${learnerId(1)} ${learnerId(2)} ${learnerId(3)}`);
  });

  it('for a new day whose night has not come leaves the plan of the day before as it is', async () => {
    const nights = await morning();
    const before = await waiting(nights);

    expect(
      await choose(nights.parts, { ...CHOICE, learner: learner(3), route: 'seminar' }, instant(TUESDAY)),
    ).toMatchObject({ laid: false, date: '2026-09-15' });

    expect(await waiting(nights)).toEqual(before);
  });

  it('of nobody in the class is refused', async () => {
    const nights = await morning();
    await expect(
      choose(nights.parts, { ...CHOICE, learner: LearnerId.parse('404'), route: 'seminar' }, at),
    ).rejects.toThrow('404');
  });

  it('leaves a learner out of the day when the teacher says not today', async () => {
    const nights = await morning();
    await choose(
      nights.parts,
      { ...CHOICE, by: 'assigned', actor: 'teacher', place: 'not-today', learner: learner(4), route: 'none' },
      at,
    );

    expect((await waitingDay(nights.store, { school, course })).decisions?.seminar).toMatchObject({
      notToday: [learner(4)],
      workshop: [learner(3)],
    });
  });
});

describe("a stroke of the teacher's hand", () => {
  it('takes a message out of the plan, which another run then leaves out too, and undoing brings it back', async () => {
    const nights = await morning();
    const before = told(await waiting(nights));
    const key = await keyOf(nights, 'reassign');

    expect(await strokeOn(nights, { is: 'strike', of: [key], learner: null })).toMatchObject({ ok: true });

    expect(told(await waiting(nights))).toEqual(before.filter((line) => !line.startsWith('reassign')));
    await nights.sync();
    expect(told(await waiting(nights))).toEqual(before.filter((line) => !line.startsWith('reassign')));
    const struck = (
      await nights.store.school(school, (records) => records.loadHand(course, SchoolDate.parse('2026-09-14')))
    ).strikes;
    await strokeOn(nights, { is: 'take-back', strikes: struck });
    expect(told(await waiting(nights))).toEqual(before);
  });

  it('takes one child out of a shared message', async () => {
    const nights = await morning();
    await strokeOn(nights, { is: 'strike', of: [await keyOf(nights, 'reassign')], learner: learner(6) });
    expect(told(await waiting(nights))).toContain(`reassign ${learnerId(7)}`);
  });

  it('takes a message out of a plan of the day before, while the night of the new day has not come', async () => {
    const nights = await morning();
    const key = await keyOf(nights, 'reassign');
    const early = instant(TUESDAY);

    expect(
      await moveHand(nights.parts, { school, course, stroke: { is: 'strike', of: [key], learner: null } }, early),
    ).toMatchObject({ ok: true });

    expect((await waiting(nights)).map((write) => write.key)).not.toContain(key);
    expect((await waitingDay(nights.store, { school, course })).plan?.date).toBe('2026-09-14');
  });

  it('takes one child out of a plan that waits although the class has been set to send by itself since', async () => {
    const nights = await morning();
    const key = await keyOf(nights, 'reassign');
    await sendingByItself(nights);

    await strokeOn(nights, { is: 'strike', of: [key], learner: learner(6) });

    expect(told(await waiting(nights))).toContain(`reassign ${learnerId(7)}`);
    await nights.approve();
    const posts = [6, 7].map((n) => nights.box.world.seenBy(learnerId(n), COURSE).coursework.length);
    expect(posts[0]).toBe((posts[1] ?? 0) - 1);
  });

  it('takes a child out of the seminar that the child had chosen without a need', async () => {
    const nights = await morning();
    await choose(nights.parts, { ...CHOICE, learner: learner(3), route: 'seminar' }, at);
    const first = (await waiting(nights)).find((write) => write.kind === 'route' && write.slot === 'first');

    await strokeOn(nights, { is: 'strike', of: first === undefined ? [] : [first.key], learner: learner(3) });

    expect(told(await waiting(nights))).toContain(`first ${learnerId(1)} ${learnerId(2)}`);
  });

  it('on a message that is no longer in the plan changes nothing, and says so', async () => {
    const nights = await morning();
    const plan = await waiting(nights);

    expect(await strokeOn(nights, { is: 'strike', of: [WriteKey.parse('nonsense')], learner: null })).toMatchObject({
      ok: false,
      said: { en: expect.stringContaining('Look again') },
    });
    expect(await waiting(nights)).toEqual(plan);
  });

  it("a second time, as by a double click or on a colleague's older screen, is done once and says that it was done", async () => {
    const nights = await morning();
    const seen = (await waitingDay(nights.store, { school, course })).plan;
    const strike: Stroke = {
      is: 'strike',
      of: [await keyOf(nights, 'reassign')],
      learner: null,
      ...(seen === null ? {} : { plan: seen.id }),
    };
    const edit: Stroke = {
      is: 'edit-note',
      learner: learner(1),
      text: NoteText.parse('You stayed with it.'),
      actor: 'ruiz',
    };
    const held: Stroke = {
      is: 'seminar-answer',
      answer: { date: SchoolDate.parse('2026-09-11'), slot: 'first', tookPlace: false },
    };
    for (const stroke of [strike, edit, held]) {
      expect(await strokeOn(nights, stroke)).toMatchObject({
        ok: true,
        said: { en: expect.stringContaining('as it will be sent') },
      });
      const plan = await waiting(nights);
      expect(await strokeOn(nights, stroke)).toMatchObject({ ok: true, said: { en: 'That was done already.' } });
      expect(await waiting(nights)).toEqual(plan);
    }
    expect(
      await strokeOn(nights, { is: 'take-back', strikes: [{ kind: 'note', learner: learner(2), target: null }] }),
    ).toMatchObject({ said: { en: 'That was done already.' } });
  });

  it('takes out all messages of a kind, or all to one child', async () => {
    const nights = await morning();
    await strokeOn(nights, { is: 'strike', of: 'note', learner: null });
    expect(told(await waiting(nights)).filter((line) => line.startsWith('note'))).toEqual([]);

    await strokeOn(nights, { is: 'strike', of: 'everything', learner: learner(6) });
    expect(told(await waiting(nights)).filter((line) => line.includes(learnerId(6)))).toEqual([]);
    expect(told(await waiting(nights))).toContain(`reassign ${learnerId(7)}`);
  });

  it('on the note of a child for whom none waits is no edit', async () => {
    const nights = await morning();
    await strokeOn(nights, { is: 'strike', of: 'note', learner: learner(1) });
    expect(
      await strokeOn(nights, { is: 'edit-note', learner: learner(1), text: NoteText.parse('Late.'), actor: 'ruiz' }),
    ).toMatchObject({ ok: false });
  });

  it("puts a note into the teacher's words, and what is approved says them", async () => {
    const nights = await morning();
    await strokeOn(nights, {
      is: 'edit-note',
      learner: learner(1),
      text: NoteText.parse('You stayed with it, and it shows.'),
      actor: 'ruiz',
    });

    const { plan } = await waitingDay(nights.store, { school, course });
    expect(plan?.writes.find((write) => write.kind === 'note' && write.learners[0] === learner(1))).toMatchObject({
      text: 'You stayed with it, and it shows.',
    });
    await approvePlan(nights.parts, { school, course, ...(plan === null ? {} : { plan: plan.id }) }, at);
    const rows = await nights.store.school(school, (records) => records.loadLedger(course));
    expect(
      rows.filter(({ state, write }) => state === 'DONE' && 'text' in write && write.text.includes('stayed with it')),
    ).toHaveLength(1);
  });

  it("puts a note into the teacher's words in a plan that has waited over a weekend", async () => {
    const nights = await morning();
    const nextWeek = instant('2026-09-21T06:00:00Z');

    await moveHand(
      nights.parts,
      {
        school,
        course,
        stroke: { is: 'edit-note', learner: learner(1), text: NoteText.parse('My own words.'), actor: 'teacher' },
      },
      nextWeek,
    );

    expect((await waiting(nights)).filter((write) => write.kind === 'note').map(({ text }) => text)).toContain(
      'My own words.',
    );
  });

  it("puts a note into the teacher's words on Wednesday in a plan of Monday, where the night to Tuesday said the same", async () => {
    const nights = await morning();
    const strikeAway = { learner: null, is: 'strike' } as const;
    for (const n of [1, 2, 3, 4]) {
      for (const day of [MONDAY, TUESDAY])
        await choose(
          nights.parts,
          { ...CHOICE, by: 'assigned', actor: 'teacher', place: 'not-today', learner: learner(n), route: 'none' },
          instant(day),
        );
    }
    await strokeOn(nights, { ...strikeAway, of: 'reassign' });
    for (const n of [1, 2, 6, 7]) await strokeOn(nights, { ...strikeAway, of: 'note', learner: learner(n) });
    nights.moveTo(TUESDAY);
    await nights.sync({ at: instant(TUESDAY) });
    const { plan, decisions } = await waitingDay(nights.store, { school, course });
    expect([plan?.date, decisions?.date]).toEqual(['2026-09-14', '2026-09-15']);

    const wednesday = instant('2026-09-16T06:00:00Z');
    const text = NoteText.parse('My own words.');
    await moveHand(
      nights.parts,
      { school, course, stroke: { is: 'edit-note', learner: learner(3), text, actor: 'teacher' } },
      wednesday,
    );

    expect((await waiting(nights)).find(({ learners }) => learners[0] === learner(3))).toMatchObject({ text });
  });

  it("makes the plan that was on another teacher's screen stale", async () => {
    const nights = await morning();
    const seen = (await waitingDay(nights.store, { school, course })).plan;
    await strokeOn(nights, { is: 'strike', of: [await keyOf(nights, 'reassign')], learner: null });

    expect(
      await approvePlan(nights.parts, { school, course, ...(seen === null ? {} : { plan: seen.id }) }, at),
    ).toMatchObject({ ok: false, reason: 'stale', said: { en: expect.stringContaining('Look again') } });
  });
});

describe('approving what is shown', () => {
  it('is refused where the plan of that name says something else by now, and nothing is sent', async () => {
    const nights = await morning();
    const seen = (await waitingDay(nights.store, { school, course })).plan;
    if (seen === null) throw new Error('a plan waits');

    expect(
      await approvePlan(nights.parts, { school, course, plan: seen.id, hash: 'as shown before' }, at),
    ).toMatchObject({ ok: false, reason: 'stale' });
    expect(await nights.store.school(school, (records) => records.loadLedger(course))).toEqual([]);
    expect(await approvePlan(nights.parts, { school, course, plan: seen.id, hash: seen.hash }, at)).toMatchObject({
      ok: true,
    });
  });

  it('is out of date once the class has been set to send by itself and a night has sent it, each thing once', async () => {
    const nights = await morning();
    const shown = (await waitingDay(nights.store, { school, course })).plan;
    await sendingByItself(nights);
    await nights.sync();
    const sent = nights.box.world.seenBy(learnerId(6), COURSE).coursework.length;

    expect(
      await approvePlan(nights.parts, { school, course, ...(shown === null ? {} : { plan: shown.id }) }, at),
    ).toMatchObject({ ok: false, reason: 'stale' });
    expect(await waiting(nights)).toEqual([]);
    expect(nights.box.world.seenBy(learnerId(6), COURSE).coursework).toHaveLength(sent);
  });

  it('twice sends nothing twice', async () => {
    const nights = await morning();
    const first = await nights.approve();
    const again = await nights.approve();

    expect(first).toMatchObject({ ok: true, report: { courses: [{ writes: { failed: [] } }] } });
    expect(again).toMatchObject({
      ok: true,
      report: { courses: [{ writes: { created: 0, updated: 0, adopted: 0, withdrawn: 0 } }] },
    });
  });
});

describe('approving all but some messages', () => {
  it('sends the others, and keeps those struck', async () => {
    const nights = await morning();
    const key = await keyOf(nights, 'reassign');

    expect(await approvePlan(nights.parts, { school, course, except: [key] }, at)).toMatchObject({ ok: true });

    const kinds = async () =>
      (await nights.store.school(school, (records) => records.loadLedger(course))).map(({ write }) => write.kind);
    expect(await kinds()).not.toContain('reassign');
    expect(await kinds()).toContain('route');
    await nights.sync();
    expect(told(await waiting(nights)).filter((line) => line.startsWith('reassign'))).toEqual([]);
  });

  it('refuses a message that is not in the plan, and sends nothing', async () => {
    const nights = await morning();
    await expect(approvePlan(nights.parts, { school, course, except: ['nonsense' as WriteKey] }, at)).rejects.toThrow(
      'nonsense',
    );
    expect(await nights.store.school(school, (records) => records.loadLedger(course))).toEqual([]);
  });
});
