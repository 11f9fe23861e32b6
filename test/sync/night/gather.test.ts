import { expect, it } from '@jest/globals';
import { CourseId, LearnerId, RunId, SourceId, TargetCode } from '../../../src/ids.ts';
import type { JobStore, Records } from '../../../src/store/records.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { instant } from '../../../src/time.ts';
import { evidence } from '../../builders/evidence.ts';
import { googleMemoryNights } from '../../builders/memory/memory-night.ts';
import { COURSE, learnerId, quiz, smallSchool } from '../../builders/lms/sandbox.ts';

const course = CourseId.parse(COURSE);

it('the day is not about the ticket of a child who has left the class', async () => {
  const nights = await googleMemoryNights(
    smallSchool({
      work: [
        {
          id: '7001',
          title: 'Ticket [5.NF.A.1]',
          at: instant('2026-09-09T14:00:00Z'),
          quiz: quiz('f1', [{}]),
          answers: { 1: ['right'], 2: ['wrong'], 3: ['right'] },
        },
        {
          id: '7002',
          title: 'Ticket [5.NF.A.2]',
          at: instant('2026-09-11T14:00:00Z'),
          quiz: quiz('f2', [{}]),
          answers: { 3: ['right'] },
        },
      ],
    }),
    '2026-09-14T07:00:00Z',
  );
  const dayTargets = async (): Promise<string[]> => {
    const decisions = await nights.store.school(nights.file.school.id, (records) => records.loadDecisions(course));
    return [...new Set((decisions?.routes ?? []).flatMap(({ targets }) => targets.map(({ target }) => target)))];
  };
  await nights.sync();
  expect(await dayTargets()).toEqual(['5.NF.A.2']);

  nights.box.world.leave(COURSE, learnerId(3));
  nights.moveTo('2026-09-15T07:00:00Z');
  await nights.sync();

  expect(await dayTargets()).toEqual(['5.NF.A.1']);
});

it('of other courses the night reads the evidence on its own targets and what they require, and no other', async () => {
  const nights = await googleMemoryNights(
    smallSchool({
      work: [
        {
          id: '7001',
          title: 'Ticket [5.NF.A.2]',
          at: instant('2026-09-09T14:00:00Z'),
          grades: { 1: { draft: 8, assigned: 8 } },
        },
      ],
    }),
    '2026-09-14T07:00:00Z',
  );
  await nights.store.school(nights.file.school.id, (records) =>
    records.saveEvidence(
      {
        added: [elsewhere('5.NF.A.1', 0), elsewhere('4.NF.B.3', 1), elsewhere('5.MD.A.1', 2)],
        superseded: [],
      },
      RunId.parse('elsewhere'),
      instant('2026-09-13T07:00:00Z'),
    ),
  );
  const read: string[] = [];
  const [report] = (
    await runNight(
      { ...nights.parts, store: listening(nights.store, read) },
      { course },
      { at: instant('2026-09-14T07:00:00Z'), dryRun: true, acceptRoster: false },
    )
  ).courses;

  expect(report?.problems).toEqual([]);
  expect(read.toSorted()).toEqual(['4.NF.B.3', '5.NF.A.1']);
});

function elsewhere(target: string, n: number) {
  return evidence({
    course: CourseId.parse('6002'),
    target: TargetCode.parse(target),
    source: SourceId.parse(`coursework:81${n}`),
    learner: LearnerId.parse(learnerId(1)),
    at: instant(`2026-09-1${n}T14:00:00Z`),
  });
}

/** The store, which says on which targets it told evidence. */
function listening(store: JobStore, read: string[]): JobStore {
  return {
    ...store,
    school: (school, work) =>
      store.school(school, (records) =>
        work({
          ...records,
          loadEvidence: async (...asked: Parameters<Records['loadEvidence']>) => {
            const rows = await records.loadEvidence(...asked);
            read.push(...rows.map(({ target }) => target));
            return rows;
          },
        }),
      ),
  };
}
