import { expect, it } from '@jest/globals';
import { CourseId } from '../../../../src/ids.ts';
import { runCourseJob } from '../../../../src/sync/night/scheduled/course-job.ts';
import { instant } from '../../../../src/time.ts';
import { googleMemoryNights } from '../../../builders/memory/memory-night.ts';
import { COURSE, smallSchool } from '../../../builders/lms/sandbox.ts';
import { tickets } from '../../../faults/class.ts';

const course = CourseId.parse(COURSE);
const MONDAY = instant('2026-09-14T07:00:00Z');
const WEDNESDAY = instant('2026-09-16T07:00:00Z');

it('a task whose process was stopped for days before it had the course decides for the day on which it has it', async () => {
  const { parts, file, store, moveTo } = await googleMemoryNights(smallSchool(tickets()), MONDAY);
  let now = MONDAY;
  const stopped: typeof parts = {
    ...parts,
    store: {
      ...store,
      withCourse: async (...args) => {
        now = WEDNESDAY;
        moveTo(now);
        return store.withCourse(...args);
      },
    },
  };

  const report = await runCourseJob(stopped, { school: file.school.id, course }, () => now);

  expect(report.courses).toMatchObject([{ unfinished: false }]);
  expect((await store.school(file.school.id, (records) => records.newestPlan(course)))?.plan.date).toBe('2026-09-16');
});
