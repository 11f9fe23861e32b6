import { expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { instant } from '../../../src/time.ts';
import { googleMemoryNights } from '../../builders/memory-night.ts';
import { COURSE, learnerId, quiz, smallSchool } from '../../builders/sandbox.ts';

const course = CourseId.parse(COURSE);

it('the day is not about the ticket of a child who has left the class', async () => {
  const nights = await googleMemoryNights(smallSchool({
    work: [
      { id: '7001', title: 'Ticket [5.NF.A.1]', at: instant('2026-09-09T14:00:00Z'), quiz: quiz('f1', [{}]), answers: { 1: ['right'], 2: ['wrong'], 3: ['right'] } },
      { id: '7002', title: 'Ticket [5.NF.A.2]', at: instant('2026-09-11T14:00:00Z'), quiz: quiz('f2', [{}]), answers: { 3: ['right'] } },
    ],
  }), '2026-09-14T07:00:00Z');
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
