import type { SchoolHead } from '../../../audit/types.ts';
import type { RunId } from '../../../ids.ts';
import { inProcessQueue } from '../../../queue/in-process.ts';
import { taskName, type CourseTask } from '../../../queue/types.ts';
import type { CourseReport } from '../../../report/types.ts';
import type { Instant } from '../../../time.ts';
import { traceOf } from '../../../trace.ts';
import { spanned } from '../../../watch/spans.ts';
import type { SelectedCourse } from '../../find.ts';
import type { SyncParts } from '../../parts.ts';
import { beginDueNights, type BegunNight } from './begin-nights.ts';
import { haveCourse } from './course-night.ts';

/** What the scheduled nights did: a run for each school that was due. */
export interface DueNights {
  readonly runs: readonly RunId[];
  readonly courses: readonly CourseReport[];
  /** The heads of those schools' audit chains. */
  readonly audit: readonly SchoolHead[];
}

/**
 * The scheduled nights on one machine, from beginning to end: `beginDueNights` into a queue in this process. What is worth another try
 * waits for the next trigger. One school's failure does not keep the others waiting: each is noted, and the first is thrown when all had their turn.
 */
export async function runDueSchools(parts: SyncParts, at: Instant): Promise<DueNights> {
  return spanned('night', {}, async (note) => {
    const done = await haveDueNights(parts, at);
    note({ schools: done.runs.length, courses: done.courses.length });
    return done;
  });
}

async function haveDueNights(parts: SyncParts, at: Instant): Promise<DueNights> {
  const reports = new Map<string, CourseReport>();
  const broken = new Map<CourseTask['school'], unknown>();
  const { nights, failed } = await beginDueNights(parts, (begun) => queueOf(begun), at);

  function queueOf(begun: readonly BegunNight[]) {
    const found = new Map(
      begun.map(({ school, courses }) => [school, new Map(courses.map((each) => [each.course.id, each]))]),
    );
    const queue = inProcessQueue({
      limit: parts.courses,
      async run(task) {
        const selected: SelectedCourse | undefined = found.get(task.school)?.get(task.course);
        if (selected === undefined) return;
        const { report } = await haveCourse(parts, selected, task, { now: () => at });
        reports.set(taskName(task), { ...report, school: task.school });
      },
      async failed({ school }, error) {
        if (broken.has(school)) return;
        broken.set(school, error);
        await parts.noteFault({ event: 'school-fault', reference: parts.newId(), school, ...traceOf(error) });
      },
    });
    return {
      async enqueue(tasks: readonly CourseTask[]) {
        await queue.enqueue(tasks);
        await queue.idle();
      },
    };
  }

  const audit = await Promise.all(
    nights
      .filter(({ school }) => !broken.has(school))
      .map(async ({ school, claim }): Promise<SchoolHead[]> => {
        const head = await parts.store.school(school, async (records) => {
          await records.renewNight(claim, 0); // whatever is left of it is anybody's
          return records.keepAuditHead(claim.run);
        });
        return head === null ? [] : [{ school, ...head }];
      }),
  );
  const [first] = [...failed, ...broken.values()];
  if (first !== undefined) throw first;
  return {
    runs: nights.map(({ claim }) => claim.run),
    courses: nights.flatMap(({ tasks }) => tasks.flatMap((task) => reports.get(taskName(task)) ?? [])),
    audit: audit.flat(),
  };
}
