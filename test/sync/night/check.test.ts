import { describe, expect, it } from '@jest/globals';
import { CourseId, LearnerId, SchoolId } from '../../../src/ids.ts';
import type { Happening } from '../../../src/sandbox/google/index.ts';
import { instant } from '../../../src/time.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerEmail, learnerId, quiz, smallSchool, TEACHER } from '../../builders/lms/sandbox.ts';
import { MONDAY, THURSDAY, ticketsWithChances, TUESDAY } from '../../faults/class.ts';

const [school, course] = [SchoolId.parse('small'), CourseId.parse(COURSE)];
const AFTERNOON = instant('2026-09-14T20:00:00Z');
const SIX = LearnerId.parse(learnerId(6));

/** A class that may be asked for nothing by hand, whose one activity has a check; 6 and 7 get it on Monday, and this happens on Monday afternoon. */
async function monday(
  check: object,
  work: NonNullable<ReturnType<typeof ticketsWithChances>['work']>,
  more: readonly Happening[],
) {
  const tickets = ticketsWithChances();
  const {
    courses: [only],
    ...file
  } = smallSchool(tickets).file as { courses: object[] };
  const nights = await googleMemoryNights(
    smallSchool({
      ...tickets,
      work: [...(tickets.work ?? []), ...work],
      more,
      file: {
        ...file,
        courses: [{ ...only, marking: 0 }],
        activities: [{ target: '5.NF.A.1', title: 'Strips', kind: 'practice', minutes: 15, check }],
      },
    }),
    MONDAY,
  );
  await nights.sync();
  await nights.approve();
  const ledger = await nights.store.school(school, (records) => records.loadLedger(course));
  const [post, ...others] = ledger.filter(({ write }) => write.kind === 'reassign');
  expect(others).toEqual([]);
  nights.moveTo(TUESDAY);
  const { day } = await nights.sync({ days: true });
  const evidence = await nights.store.school(school, (records) => records.loadEvidence([SIX], { course }));
  return {
    nights,
    post,
    day,
    shown: evidence
      .filter(({ kind }) => kind === 'chance')
      .map(({ coursework, target, by, share }) => ({ of: String(coursework), target, by, share })),
  };
}

describe('a chance with a check', () => {
  it('links the form, and its answers are the next night evidence of that chance, without anything handed in or marked', async () => {
    const values = { q1: 'right', q2: 'right' };
    const { nights, post, day, shown } = await monday(
      { form: 'f9' },
      [],
      [
        { at: instant('2026-09-09T13:00:00Z'), deed: { kind: 'form', form: quiz('f9', [{}, {}]) } },
        { at: AFTERNOON, deed: { kind: 'answered', form: 'f9', response: 'r9', email: learnerEmail(6), values } },
      ],
    );

    expect(post?.write).toMatchObject({
      learners: [SIX, learnerId(7)],
      points: null,
      links: [{ title: 'The questions / Las preguntas', url: 'https://docs.google.com/forms/d/f9/viewform' }],
    });
    expect(shown).toEqual([1, 2].map(() => ({ of: post?.remoteId, target: '5.NF.A.1', by: 'machine', share: 1 })));
    expect(day).toMatchObject({ handIns: 0 });
    nights.moveTo(THURSDAY);
    expect((await nights.sync()).evidence).toMatchObject({ new: 0, changed: 0 });
  });

  it('links a quiz of the class, and its grade is evidence of the chance', async () => {
    const place = { course: COURSE, item: '7009', learner: learnerId(6) };
    const { post, shown } = await monday(
      { coursework: '7009' },
      [{ id: '7009', title: 'Short quiz' }],
      [
        { at: AFTERNOON, deed: { kind: 'turned-in', ...place } },
        { at: AFTERNOON, deed: { kind: 'graded', ...place, by: TEACHER.id, draft: 9, assigned: 9 } },
        { at: AFTERNOON, deed: { kind: 'returned', ...place, by: TEACHER.id } },
      ],
    );

    expect(post?.write.links).toEqual([
      { title: 'The questions / Las preguntas', url: expect.stringContaining('/a/7009/details') },
    ]);
    expect(shown).toEqual([{ of: post?.remoteId, target: '5.NF.A.1', by: 'teacher', share: 0.9 }]);
  });
});
