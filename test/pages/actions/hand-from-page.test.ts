import { beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, SchoolId } from '../../../src/ids.ts';
import { handFromPage } from '../../../src/pages/actions/hand-from-page.ts';
import { PUT, type Press } from '../../../src/pages/actions/press.ts';
import type { OpenSandbox } from '../../../src/sandbox/google/index.ts';
import { waitingDay } from '../../../src/sync/waiting-day.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { COURSE, learnerId, smallSchool } from '../../builders/lms/sandbox.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import { MONDAY, ticketsWithChances } from '../../faults/class.ts';

const [school, course] = [SchoolId.parse('small'), CourseId.parse(COURSE)];
const [at, date] = [instant(MONDAY), SchoolDate.parse('2026-09-14')];
const learner = LearnerId.parse(learnerId(1));

let nights: MemoryNights<OpenSandbox>;
beforeEach(async () => {
  nights = await googleMemoryNights(smallSchool(ticketsWithChances()), MONDAY);
  await nights.sync();
});

const press = (what: Press) => handFromPage(nights.parts, { school, course, actor: 'teacher-1', press: what }, at);

describe("a press of the teacher's hand", () => {
  it('puts a child where the button says, and a raised hand is the child’s own word', async () => {
    for (const to of PUT) expect(await press({ is: 'put', learner, to })).toMatchObject({ ok: true });
    await press({ is: 'choose', learner, route: 'workshop' });

    const choices = await nights.store.school(school, (records) => records.loadChoices(course, date));
    expect(choices.map(({ by, route, place }) => [by, route, place])).toEqual([
      ['assigned', 'seminar', 'first'],
      ['assigned', 'seminar', 'second'],
      ['assigned', 'workshop', null],
      ['assigned', 'seminar', 'talk'],
      ['assigned', 'none', 'not-today'],
      ['assigned', 'none', null],
      ['declared', 'workshop', null],
    ]);
    expect(choices.every((choice) => choice.learner === learner && choice.actor === 'teacher-1')).toBe(true);
  });

  it('records nothing about a child who is not in the class', async () => {
    const stranger = LearnerId.parse('9999');
    expect(await press({ is: 'put', learner: stranger, to: 'first' })).toMatchObject({
      ok: false,
      said: { es: expect.stringContaining('ya no está en la clase') },
    });
    expect(await nights.store.school(school, (records) => records.loadChoices(course, date))).toEqual([]);
  });

  it('keeps whether a seminar took place, as it was answered', async () => {
    for (const [slot, held] of [['first', false] as const, ['second', true] as const])
      await press({ is: 'seminar', date, slot, held });

    expect(await nights.store.school(school, (records) => records.loadSeminarAnswers(course))).toEqual([
      { date, slot: 'first', tookPlace: false },
      { date, slot: 'second', tookPlace: true },
    ]);
  });

  it("strikes one child's messages, and takes back what it names and nothing else", async () => {
    const { plan } = await waitingDay(nights.store, { school, course });
    if (plan === null) throw new Error('no plan waits');
    await press({ is: 'strike-child', learner, plan: plan.id });
    const hand = () => nights.store.school(school, (records) => records.loadHand(course, date));
    const struck = (await hand()).strikes;
    expect(new Set(struck.map((each) => each.learner))).toEqual(new Set([learner]));
    const [first, ...others] = struck;
    if (first === undefined || others.length === 0) throw new Error('several messages wait for the child');

    await press({ is: 'take-back', kind: first.kind, struck: [{ target: first.target, learners: [learner] }] });

    expect((await hand()).strikes.slice(struck.length)).toEqual([{ ...first, struck: false, at }]);
  });
});
