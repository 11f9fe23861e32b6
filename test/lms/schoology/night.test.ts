import { afterEach, describe, expect, it } from '@jest/globals';
import { instant } from '../../../src/time.ts';
import { enrollmentOf, SECTION, START, TEACHER, uidOf, type SmallSchoology } from '../../builders/lms/schoology.ts';
import { schoologyNightsOf, type SchoologyNights } from '../../builders/lms/schoology-night.ts';

let nights: SchoologyNights;
afterEach(async () => {
  await nights.close();
});

const THURSDAY_NIGHT = '2026-09-10T07:00:00Z';
const CLASS = [1, 2, 3, 4, 5, 6];

/** Two occasions on one target: learners 1 and 2 need it, 3 and 4 have it, 5 was there once, 6 never. A paper cloud document says nothing. */
const FRACTIONS: SmallSchoology = {
  learners: 6,
  items: [
    {
      id: '7101',
      title: 'Entrance ticket [5.NF.A.1]',
      type: 'assessment',
      due: instant('2026-09-08T20:00:00Z'),
      grades: { 1: 3, 2: 2, 3: 10, 4: 9, 5: 10 },
    },
    {
      id: '7102',
      title: 'Exit ticket [5.NF.A.1]',
      due: instant('2026-09-10T20:00:00Z'),
      handedIn: [1, 3],
      grades: { 1: 4, 2: 3, 3: 10, 4: 10 },
    },
    { id: '7103', title: 'Essay in the cloud [5.NF.A.2]', cloud: true },
  ],
  more: [
    {
      at: START,
      deed: {
        kind: 'graded',
        section: SECTION,
        item: '7101',
        enrollment: enrollmentOf(5),
        cell: { score: 10, exception: 0, comment: 'For me', status: 0 },
      },
    },
  ],
};

/** What each of them finds that is new: 5 has a hidden comment beside the only grade, so the note stands in a post. */
const SHOWN = [['chance', 'words'], ['chance', 'words'], ['route', 'words'], ['route', 'words'], ['note'], []];

function cell(n: number, item: string): { section: string; item: string; uid: string } {
  return { section: SECTION, item, uid: uidOf(n) };
}

function kinds(n: number): string[] {
  const { posts, comments } = nights.finds(n);
  return [
    ...posts.map(({ title }) =>
      title.startsWith('Plan for') ? 'route' : title.startsWith('Practice') ? 'chance' : 'note',
    ),
    ...comments.map(() => 'words'),
  ].toSorted();
}

describe('a night at a Schoology school', () => {
  it('reads the section and decides, and sends nothing before the teacher has seen the plan', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);

    const report = await nights.sync();

    expect(report).toMatchObject({
      learners: 6,
      coursework: 3,
      evidence: { new: 9, changed: 0, kept: 0 },
      mastery: { mastered: 2, 'not-yet': 2, 'not-enough': 1 },
      routes: { seminar: 2, workshop: 2, undecided: 2 },
      problems: [],
      unfinished: false,
    });
    expect(report.writes.waiting).toBeGreaterThan(0);
    expect(nights.writesSent()).toBe(0);
  });

  it("shows each learner exactly what the approved plan says, each once, and nobody else's", async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    await nights.sync();

    const approved = await nights.approve();

    expect(approved).toMatchObject({ ok: true, report: { courses: [{ writes: { failed: [], skipped: [] } }] } });
    expect(CLASS.map(kinds)).toEqual(SHOWN);
    for (const post of CLASS.flatMap((n) => nights.finds(n).posts)) expect(post.individual).toBe(true);
    const words = CLASS.flatMap((n) => nights.finds(n).comments);
    expect(new Set(words).size).toBe(words.length);
  });

  it('says a note where the learner handed in, else beside the grade, else in a post of its own', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    await nights.sync();
    await nights.approve();

    const seen = (n: number, item: string) =>
      nights.sandbox.world.seenBy(uidOf(n), SECTION).find(({ id }) => id === item);
    expect(seen(1, '7102')).toMatchObject({ gradeComment: null, comments: [{ by: uidOf(1) }, { by: TEACHER.uid }] });
    expect(seen(2, '7102')).toMatchObject({ score: 3, gradeComment: expect.stringContaining('/r/'), comments: [] });
    expect(nights.finds(5).posts).toEqual([
      expect.objectContaining({ individual: true, description: expect.stringContaining('/r/') }),
    ]);
  });

  it('gives chances a column of their own, out of the average, and keeps routes out of the gradebook', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    await nights.sync();
    await nights.approve();

    const section = nights.sandbox.world.state.sections.get(SECTION);
    const ours = [...(section?.items.values() ?? [])].filter(({ via }) => via === 'api');
    const routing = [...(section?.categories.values() ?? [])].filter(({ title }) => title === 'Routing');
    expect(routing).toEqual([expect.objectContaining({ weight: 0 })]);
    expect(ours.filter(({ title }) => title.startsWith('Practice'))).toEqual([
      expect.objectContaining({ category: routing[0]?.id, maxPoints: 10, allowDropbox: true }),
    ]);
    expect(
      ours
        .filter(({ title }) => title.startsWith('Plan for'))
        .every(({ category, allowDropbox }) => category === '0' && !allowDropbox),
    ).toBe(true);
    expect(
      ours.every(({ countInGrade, allowDiscussion, gradeStats }) => !countInGrade && !allowDiscussion && !gradeStats),
    ).toBe(true);
  });

  it('writes nothing the second time, and takes our own words for no change in the evidence', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    await nights.sync();
    await nights.approve();
    const sent = nights.writesSent();
    nights.moveTo('2026-09-10T08:00:00Z');

    const again = await nights.sync();
    await nights.approve();

    expect(again.writes).toMatchObject({ created: 0, updated: 0, adopted: 0, withdrawn: 0, waiting: 0, failed: [] });
    expect(again.evidence).toEqual({ new: 0, changed: 0, kept: 9 });
    expect(nights.writesSent()).toBe(sent);
  });

  it("takes yesterday's routes back and gives today's", async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT, { file: { review: 'auto' } });
    await nights.sync();
    expect(nights.finds(3).posts.filter(({ title }) => title.startsWith('Plan for Thursday'))).toHaveLength(1);

    nights.moveTo('2026-09-11T07:00:00Z');
    const friday = await nights.sync();

    expect(friday.writes.withdrawn).toBe(1);
    expect(
      nights
        .finds(3)
        .posts.filter(({ title }) => title.startsWith('Plan for'))
        .map(({ title }) => title),
    ).toEqual([expect.stringContaining('Friday')]);
  });

  it('ends with one of everything although the answer to every kind of write was lost', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT, { file: { review: 'auto' } });
    for (const method of [
      'assignments.create',
      'assignments.update',
      'comments.create',
      'grades.update',
      'grading_categories.create',
    ]) {
      nights.sandbox.fail({ method, kind: 'lost', effect: true });
    }
    const first = await nights.sync();
    expect(first.writes.failed.length).toBeGreaterThanOrEqual(4);

    for (const at of ['2026-09-10T07:20:00Z', '2026-09-10T07:40:00Z']) {
      nights.moveTo(at);
      await nights.sync();
    }

    expect(nights.sandbox.pendingFaults).toBe(0);
    expect(CLASS.map(kinds)).toEqual(SHOWN);
    const titles = [...(nights.sandbox.world.state.sections.get(SECTION)?.categories.values() ?? [])].map(
      ({ title }) => title,
    );
    expect(titles.filter((title) => title === 'Routing')).toHaveLength(1);
  });

  it('never touches an excused grade, nor what a teacher wrote beside another', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT, { file: { review: 'auto' } });
    const { world } = nights.sandbox;
    world.grade(cell(5, '7102'), { exception: 1, score: null, comment: 'Sick that day' });
    world.grade(cell(2, '7102'), { comment: 'See me. ', status: 0 });
    world.grade(cell(2, '7101'), { comment: 'Nearly there.', status: 1 });
    const theirs = () =>
      [
        [5, '7102'],
        [2, '7102'],
        [2, '7101'],
      ].map(([n, item]) => world.seenBy(uidOf(Number(n)), SECTION).find(({ id }) => id === item));
    const before = theirs();

    await nights.sync();
    nights.moveTo('2026-09-11T07:00:00Z');
    await nights.sync();

    expect(theirs()).toEqual(before);
    expect(kinds(2)).toContain('note');
  });

  it('counts missing work as no evidence, and a cloud document as nothing known', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    nights.sandbox.world.grade({ section: SECTION, item: '7102', uid: uidOf(5) }, { exception: 3, score: null });

    const report = await nights.sync();

    expect(report.evidence.new).toBe(9);
    expect(report.mastery['no-evidence']).toBeGreaterThan(0);
  });

  it('says what to do when the teacher has disconnected', async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    nights.sandbox.world.revoke(nights.sandbox.teachers.find(({ uid }) => uid === TEACHER.uid)?.token ?? '');

    expect(await nights.sync()).toMatchObject({
      unfinished: true,
      problems: [
        { kind: 'denied', do: expect.objectContaining({ en: expect.stringContaining('waymark grant schoology') }) },
      ],
    });
  });

  it("keeps a returning learner's evidence under the new enrollment, and writes to that", async () => {
    nights = await schoologyNightsOf(FRACTIONS, THURSDAY_NIGHT);
    await nights.sync();
    const { world } = nights.sandbox;
    world.leave(SECTION, uidOf(1));
    const enrollment = world.enrol(SECTION, uidOf(1));

    const report = await nights.sync();
    await nights.approve();

    expect(report).toMatchObject({ learners: 6, evidence: { new: 0, kept: 9 } });
    expect(world.state.sections.get(SECTION)?.items.get(nights.finds(1).posts[0]?.id ?? '')?.assignees).toContain(
      enrollment,
    );
    expect(kinds(1)).toEqual(['chance', 'words']);
  });
});
