import { describe, expect, it } from '@jest/globals';
import { CourseworkId } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { courseTags } from '../../src/sync/tagging.ts';
import { coursework } from '../builders/coursework.ts';
import { schoolFile } from '../builders/school.ts';

/** A class in which nothing was read yet. */
const NOTHING = {
  loadCoursework: async () => [],
  loadQuizzes: async () => [],
  loadRubrics: async () => [],
  loadTagAnswers: async () => [],
};

describe('the targets that work of a class may be about', () => {
  const [target] = schoolFile().targets;
  const code = (name: string, requires: string[] = []) => ({ ...target, code: name, requires });
  const targets = [code('A', ['A0']), code('A0'), code('B', ['B0']), code('B0')];

  async function offered(taught: readonly string[]): Promise<string[]> {
    const [course] = schoolFile().courses;
    const units = taught.length === 0 ? [] : [{ title: 'Unit', targets: taught }];
    const file = schoolFile({ targets, tags: [], courses: [{ ...course, units }] });
    const [first] = file.courses;
    if (first === undefined) throw new Error('the file has a course');
    return (await courseTags(NOTHING, file, first)).targets.map((each) => each.code);
  }

  it('are those of its units and what they build on, and of no other class', async () => {
    expect(await offered(['A'])).toEqual(['A', 'A0']);
    expect(await offered(['A', 'B0'])).toEqual(['A', 'A0', 'B0']);
  });

  it('are all where it has no units', async () => {
    expect(await offered([])).toEqual(['A', 'A0', 'B', 'B0']);
  });
});

function work(id: string, title: string, missingNights = 0) {
  const at = instant('2026-09-01T12:00:00Z');
  const read = coursework({ id: CourseworkId.parse(id), title, quizzes: [] });
  return { coursework: read, firstSeenAt: at, changedAt: at, missingNights };
}

describe('a tag of the school file', () => {
  it('is shown with the words of the work it is on, while that is listed', async () => {
    const listed = [work('7000', 'Homework'), work('7001', 'Entrance ticket'), work('7002', 'An old one', 2)];
    const file = schoolFile({
      tags: [
        { coursework: '7001', target: '5.NF.A.1', kind: 'entrance' },
        { coursework: '7002', target: '5.NF.A.1' },
      ],
    });
    const [course] = file.courses;
    if (course === undefined) throw new Error('the file has a course');

    expect((await courseTags({ ...NOTHING, loadCoursework: async () => listed }, file, course)).inFile).toEqual([
      {
        place: { coursework: '7001' },
        text: 'Entrance ticket',
        work: 'Entrance ticket',
        target: '5.NF.A.1',
        kind: 'entrance',
      },
    ]);
  });
});
