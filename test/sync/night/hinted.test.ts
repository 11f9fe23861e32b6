import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, FormId, type SchoolId } from '../../../src/ids.ts';
import type { Hint } from '../../../src/lms/hints.ts';
import { hintsOf, NOTHING_HINTED } from '../../../src/sync/night/hinted.ts';
import { instant } from '../../../src/time.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerId, quiz, smallSchool, type SmallWork } from '../../builders/lms/sandbox.ts';

const course = CourseId.parse(COURSE);
const form = FormId.parse('f1');
const TOPIC = 'projects/waymark-sandbox/topics/hints';

function graded(id: string, at: string): SmallWork {
  return {
    id,
    title: 'Ticket [5.NF.A.1]',
    at: instant(at),
    grades: { 1: { draft: 9, assigned: 9 }, 2: { draft: 4, assigned: 4 } },
  };
}

/** A class whose work of September rests, a quiz among it; every night notes the lists it asks for. */
async function classAtRest() {
  const asked: string[] = [];
  const nights = await googleMemoryNights(
    smallSchool({
      start: instant('2026-09-07T05:00:00Z'),
      work: [
        graded('7001', '2026-09-09T14:00:00Z'),
        graded('7002', '2026-09-11T14:00:00Z'),
        {
          id: '7003',
          title: 'Ticket [5.NF.A.1]',
          at: instant('2026-09-14T14:00:00Z'),
          quiz: quiz(form, [{}]),
          answers: { 1: ['right'], 2: ['wrong'] },
        },
      ],
    }),
    '2026-11-09T07:00:00Z',
    (inside) => async (url, init) => {
      const at = new URL(url instanceof Request ? url.url : url.toString()).pathname;
      const [, work, ofForm, responses] =
        /courseWork\/([^/]+)\/studentSubmissions|forms\/([^/]+)(\/responses)?$/.exec(at) ?? [];
      if (work !== undefined) asked.push(work);
      else if (ofForm !== undefined) asked.push(responses === undefined ? 'questions' : 'answers');
      return inside(url, init);
    },
    TOPIC,
  );
  const school: SchoolId = nights.file.school.id;
  const until = instant('2026-12-01T07:00:00Z');
  return {
    nights,
    night: async (at: string) => {
      nights.moveTo(at);
      asked.length = 0;
      const { evidence } = await nights.sync();
      return { asked: [...asked], changed: evidence.changed };
    },
    /** Everything is watched; what the LMS told of comes in. */
    told: async (at: string, ...hints: readonly Hint[]): Promise<void> => {
      await nights.store.school(school, async (records) => {
        await records.keepWatch(course, { kind: 'work', thing: course, registration: 'r', until });
        for (const kind of ['answers', 'questions'] as const)
          await records.keepWatch(course, { kind, thing: form, registration: kind, until });
        for (const hint of hints) await records.noteHint(hint, instant(at));
      });
    },
    left: () => nights.store.school(school, (records) => records.loadHints(course)),
  };
}

const work = (id: string): Hint => ({ kind: 'work', registration: 'r', coursework: CourseworkId.parse(id) });

describe('what the LMS told of', () => {
  it('is read the next night although it rests, once, and the rest of what rests is not', async () => {
    const { nights, night, told, left } = await classAtRest();
    await night('2026-11-09T07:00:00Z');
    nights.box.world.grade({ course: COURSE, item: '7001', learner: learnerId(2), draft: 10, assigned: 10 });
    await told('2026-11-09T16:00:00Z', work('7001'), work('7001'));

    expect(await night('2026-11-10T07:00:00Z')).toMatchObject({ asked: ['7001'], changed: 1 });
    expect(await left()).toEqual([]);
    expect((await night('2026-11-11T07:00:00Z')).asked).toEqual([]);
  });

  it('is read from a quiz: its answers, or its questions and the answers to them, as it was told', async () => {
    const { night, told } = await classAtRest();
    await night('2026-11-09T07:00:00Z');

    await told('2026-11-09T16:00:00Z', { kind: 'answers', form });
    expect((await night('2026-11-10T07:00:00Z')).asked).toEqual(['answers', '7003']);
    await told('2026-11-10T16:00:00Z', { kind: 'questions', form });
    expect((await night('2026-11-11T07:00:00Z')).asked).toEqual(['questions', 'answers', '7003']);
    expect((await night('2026-11-12T07:00:00Z')).asked).toEqual([]);
  });

  it('while a night was reading is for the next one', async () => {
    const { night, told, left } = await classAtRest();
    await night('2026-11-09T07:00:00Z');
    await told('2026-11-10T07:00:01Z', work('7001'));
    await night('2026-11-10T07:00:00Z');

    expect(await left()).toHaveLength(1);
    expect((await night('2026-11-11T07:00:00Z')).asked).toEqual(['7001']);
  });

  it('and never came, comes with the weekly reading: the same is known then, later', async () => {
    const days = ['10', '13', '16'].map((day) => `2026-11-${day}T07:00:00Z`);
    const known = async (hinted: boolean) => {
      const { nights, night, told } = await classAtRest();
      await night('2026-11-09T07:00:00Z');
      nights.box.world.grade({ course: COURSE, item: '7001', learner: learnerId(2), draft: 10, assigned: 10 });
      if (hinted) await told('2026-11-09T16:00:00Z', work('7001'));
      const changed: number[] = [];
      for (const day of days) changed.push((await night(day)).changed);
      const decided = await nights.store.school(nights.file.school.id, (records) => records.loadDecisions(course));
      return { changed, decided: JSON.stringify({ ...decided, run: '' }, withoutVersions) };
    };
    const [told, lost] = [await known(true), await known(false)];

    expect(told.changed).toEqual([1, 0, 0]);
    expect(lost.changed).toEqual([0, 0, 1]);
    expect(lost.decided).toEqual(told.decided);
  });
});

describe('where the LMS tells nothing', () => {
  it('the store is not asked what it told', async () => {
    const asked: CourseId[] = [];
    const records = {
      loadHints: async (of: CourseId) => {
        asked.push(of);
        return [{ kind: 'work' as const, thing: '7001', at: instant('2026-11-09T16:00:00Z') }];
      },
    };

    expect(await hintsOf(records, { events: 'poll' }, course)).toEqual(NOTHING_HINTED);
    expect(asked).toEqual([]);
    expect((await hintsOf(records, { events: 'hint' }, course)).works).toEqual(new Set(['7001']));
  });
});

/** When a version of evidence was seen first is part of its id. */
function withoutVersions(name: string, value: unknown): unknown {
  return name === 'evidence' && Array.isArray(value) ? value.length : value;
}
