import { describe, expect, it } from '@jest/globals';
import { CourseId, FormId, ItemId, TargetCode } from '../../../src/ids.ts';
import type { Records } from '../../../src/store/records.ts';
import { confirmTags, type TagWord } from '../../../src/sync/acts/confirm-tags.ts';
import { courseTags, type CourseTags } from '../../../src/sync/tagging.ts';
import { instant } from '../../../src/time.ts';
import { COURSE, quiz, smallSchool, type SmallWork } from '../../builders/lms/sandbox.ts';
import { googleMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';

const course = CourseId.parse(COURSE);
const at = instant('2026-09-08T12:00:00Z');
const ADDING = TargetCode.parse('5.NF.A.1');
const WORDS = TargetCode.parse('5.NF.A.2');

/** A ticket of two questions without any code, answered by three; a second one given again from it. */
const TICKET: SmallWork = {
  id: '7001',
  title: 'Exit ticket: Tuesday',
  maxPoints: 2,
  quiz: quiz('f1', [{ title: 'How do you add 1/2 and 1/3 fractions?' }, { title: 'Which model did you draw today?' }]),
  answers: { 1: ['right', 'wrong'], 2: ['right', 'right'], 3: ['wrong', 'right'] },
};
const COPY: SmallWork = {
  ...TICKET,
  id: '7002',
  at: instant('2026-09-07T18:00:00Z'),
  quiz: quiz('f2', [{ title: 'Which model did you draw today?' }]),
  answers: { 1: ['right'] },
};

async function nightsOf(
  work: readonly SmallWork[],
  file: Readonly<Record<string, unknown>> = { tags: [] },
): Promise<MemoryNights<unknown>> {
  return googleMemoryNights(smallSchool({ work, file }), '2026-09-08T07:00:00Z');
}

const inRecords = <T>({ store, file }: MemoryNights<unknown>, work: (records: Records) => Promise<T>): Promise<T> =>
  store.school(file.school.id, work);

function settings({ file }: MemoryNights<unknown>) {
  const [first] = file.courses;
  if (first === undefined) throw new Error('the school has a course');
  return { file, course: first };
}

const tagsOf = (nights: MemoryNights<unknown>): Promise<CourseTags> =>
  inRecords(nights, (records) => courseTags(records, settings(nights).file, settings(nights).course));

const say = (nights: MemoryNights<unknown>, ...words: TagWord[]) =>
  inRecords(nights, (records) => confirmTags(records, settings(nights), words, { actor: 't1', at }));

const evidenceIn = (nights: MemoryNights<unknown>) =>
  inRecords(nights, async (records) =>
    (
      await records.loadEvidence(
        (await records.loadRoster(course)).map(({ id }) => id),
        { course },
      )
    ).map(({ target, item, kind }) => [target, item, kind]),
  );

const first = { form: FormId.parse('f1'), item: ItemId.parse('q1') };
const second = { form: FormId.parse('f1'), item: ItemId.parse('q2') };

describe('a question that no tag reaches', () => {
  it('is read by the night, and counts nothing before somebody confirms a target', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    const { open } = await tagsOf(nights);
    expect(open.map(({ text }) => text)).toEqual([TICKET.quiz?.questions[0]?.title, TICKET.quiz?.questions[1]?.title]);
    expect(open[0]).toMatchObject({ place: first, kind: 'exit', suggestion: { target: ADDING } });
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    expect(await evidenceIn(nights)).toEqual([]);
  });

  it('counts from the night after a teacher confirmed it, for its own target and as what its title calls it', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    expect(await say(nights, { place: first, is: 'yes', target: ADDING, instead: null })).toMatchObject({ yes: 1 });
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    const rows = await evidenceIn(nights);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(new Set([JSON.stringify([ADDING, 'q1', 'exit'])]));
  });

  it('stops counting in the night after the word was taken back', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    await say(nights, { place: first, is: 'yes', target: ADDING, instead: null });
    await say(nights, { place: first, is: 'no', target: ADDING });
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    expect(await evidenceIn(nights)).toEqual([]);
  });

  it('is about another target than was suggested where the teacher says so, and the suggestion does not come back', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    await say(nights, { place: first, is: 'no', target: ADDING });
    expect((await tagsOf(nights)).open[0]?.suggestion?.target).not.toBe(ADDING);
    await say(nights, { place: first, is: 'yes', target: WORDS, instead: ADDING });
    expect((await tagsOf(nights)).confirmed).toMatchObject([{ place: first, target: WORDS, actor: 't1', at }]);
    expect((await tagsOf(nights)).open.map(({ place }) => place)).toEqual([second]);
  });

  it('is not asked about again once it is about none', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    expect(await say(nights, { place: second, is: 'none' })).toMatchObject({ none: 1 });
    expect((await tagsOf(nights)).open.map(({ place }) => place)).toEqual([first]);
  });

  it('of a copy takes over what was confirmed, as a suggestion that counts nothing by itself', async () => {
    const nights = await nightsOf([TICKET, COPY]);
    await nights.sync();
    const order = (await tagsOf(nights)).open.map(({ place }) =>
      'form' in place ? `${place.form} ${place.item}` : '',
    );
    expect(order).toEqual(['f2 q1', 'f1 q1', 'f1 q2']); // the newest work first, its questions as they are asked
    await say(nights, { place: second, is: 'yes', target: WORDS, instead: null });
    const copy = (await tagsOf(nights)).open.find(({ place }) => 'form' in place && place.form === 'f2');
    expect(copy?.suggestion).toEqual({
      target: WORDS,
      sureness: 'sure',
      reason: { kind: 'copied', from: 'Exit ticket: Tuesday' },
    });
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    expect(new Set((await evidenceIn(nights)).map(([, item]) => item))).toEqual(new Set(['q2']));
  });

  it('has the target of the school file where that has one, whatever was confirmed', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    await say(nights, { place: first, is: 'yes', target: ADDING, instead: null });
    await nights.store.school(nights.file.school.id, (records) =>
      records.saveSchoolFile({ ...nights.file, tags: [{ ...first, target: WORDS }] }, at),
    );
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    expect(new Set((await evidenceIn(nights)).map(([target]) => target))).toEqual(new Set([WORDS]));
  });
});

describe('a word on a place', () => {
  it('that is not open in the class, or on a target that is not taught there, is passed over', async () => {
    const nights = await nightsOf([TICKET]);
    await nights.sync();
    const elsewhere = { form: FormId.parse('f9'), item: ItemId.parse('q1') };
    expect(
      await say(
        nights,
        { place: elsewhere, is: 'yes', target: ADDING, instead: null },
        { place: first, is: 'yes', target: TargetCode.parse('8.F.A.1'), instead: null },
      ),
    ).toEqual({ yes: 0, no: 0, none: 0, passedOver: 2 });
    expect((await tagsOf(nights)).confirmed).toEqual([]);
  });
});

describe('rows of a rubric', () => {
  const PROJECT: SmallWork = {
    id: '7003',
    title: 'Recipe project',
    rubric: { c1: { title: 'Adds the fractions', points: 4 }, c2: { title: 'Neat', points: 2 } },
    grades: {
      1: { draft: 5, assigned: 5, rubric: { draft: { c1: 4, c2: 1 }, assigned: { c1: 4, c2: 1 } } },
      2: { draft: 3, rubric: { draft: { c1: 2, c2: 1 }, assigned: {} } },
    },
  };

  it('are asked about, and count for their target once confirmed, drafts of them never', async () => {
    const nights = await nightsOf([PROJECT]);
    await nights.sync();
    const [row, ...others] = (await tagsOf(nights)).open;
    expect([row, ...others].map((each) => each?.text)).toEqual(['Adds the fractions', 'Neat']);
    expect(await evidenceIn(nights)).toEqual([]);
    if (row === undefined) throw new Error('a row is open');
    await say(nights, { place: row.place, is: 'yes', target: ADDING, instead: null });
    nights.moveTo('2026-09-09T07:00:00Z');
    await nights.sync();
    expect(await evidenceIn(nights)).toEqual([[ADDING, 'rubric:c1', 'coursework']]);
  });
});
