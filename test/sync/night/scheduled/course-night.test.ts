import { beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, RunId } from '../../../../src/ids.ts';
import { LmsError } from '../../../../src/lms/errors.ts';
import type { CourseQueue, CourseTask } from '../../../../src/queue/types.ts';
import { beginDueNights } from '../../../../src/sync/night/scheduled/begin-nights.ts';
import { runCourseTask, type TaskEnd } from '../../../../src/sync/night/scheduled/course-night.ts';
import type { SyncParts } from '../../../../src/sync/parts.ts';
import { instant } from '../../../../src/time.ts';
import { googleMemoryNights } from '../../../builders/memory/memory-night.ts';
import { smallSchool } from '../../../builders/lms/sandbox.ts';
import { tickets } from '../../../faults/class.ts';

const NIGHT = instant('2026-09-14T07:00:00Z');
const LATER = instant('2026-09-14T15:00:00Z');
const NEXT_NIGHT = instant('2026-09-15T07:00:00Z');

let here: Awaited<ReturnType<typeof googleMemoryNights>>;
let queued: CourseTask[];
const queue: CourseQueue = { enqueue: async (tasks) => void queued.push(...tasks) };

beforeEach(async () => {
  here = await googleMemoryNights(smallSchool(tickets()), NIGHT);
  queued = [];
});

async function begin(at = NIGHT): Promise<CourseTask> {
  await beginDueNights(here.parts, () => queue, at);
  const task = queued.at(-1);
  if (task === undefined) throw new Error('nothing was put in');
  return task;
}

const run = (task: CourseTask, over: Partial<SyncParts> = {}, at = NIGHT, seconds?: number): Promise<TaskEnd> =>
  runCourseTask({ ...here.parts, ...over }, task, { now: () => at, ...(seconds === undefined ? {} : { seconds }) });

const finished = (): Promise<readonly string[]> =>
  here.store.school(here.file.school.id, (records) => records.finishedNights());

const calls = (): number => Object.values(here.box.calls).reduce((sum, each) => sum + each, 0);

const down: Partial<SyncParts> = { connect: () => Promise.reject(new LmsError('down', 'no answer', { todo: 'wait' })) };

describe('a course of a night, brought as a task', () => {
  it('is put in once for a school date, is had once, and its night is finished with the last of them', async () => {
    const task = await begin();
    await beginDueNights(here.parts, () => queue, NIGHT);
    expect(queued).toEqual([{ ...task, date: '2026-09-14', part: 0 }]);
    expect(await finished()).toEqual([]);

    expect(await run(task)).toMatchObject({ is: 'had', report: { unfinished: false } });
    expect(await finished()).toEqual(['2026-09-14']);
  });

  it('that was had costs no call when it is brought again, at once or hours later', async () => {
    const task = await begin();
    await run(task);
    const before = calls();

    expect([await run(task), await run(task, {}, LATER)]).toEqual([{ is: 'over' }, { is: 'over' }]);
    expect(calls()).toBe(before);
  });

  it('brought to two at the same moment is run by one', async () => {
    const task = await begin();
    const both = await Promise.all([run(task), run(task)]);

    expect(both.map(({ is }) => is).toSorted()).toEqual(['again', 'had']);
    expect(await run(task)).toEqual({ is: 'over' });
  });

  it('that is had by another between the look and the lock is not run once more', async () => {
    const task = await begin();
    let had: TaskEnd | null = null;
    const slow: SyncParts['store'] = {
      ...here.store,
      withCourse: async (...args) => {
        had ??= await run(task);
        return here.store.withCourse(...args);
      },
    };
    const end = run(task, { store: slow });
    await end;
    const before = calls();

    expect(had).toMatchObject({ is: 'had' });
    expect(await end).toEqual(had);
    expect(calls()).toBe(before);
  });

  it('comes again when it stopped for what passes by itself, and its night waits for it', async () => {
    const task = await begin();

    expect(await run(task, down)).toMatchObject({ is: 'again', report: { unfinished: true } });
    expect(await finished()).toEqual([]);
    expect(await run({ ...task, part: 1 })).toMatchObject({ is: 'had' });
    expect(await finished()).toEqual(['2026-09-14']);
  });

  it('that was put in anew since says as which part', async () => {
    const task = await begin();
    await here.store.school(task.school, (records) => records.nextPart(task.date, task.course, 0));

    expect(await run(task)).toEqual({ is: 'replaced', part: 1 });
    expect(await run({ ...task, part: 1 })).toMatchObject({ is: 'had' });
  });

  it('is left alone when its date is over, and no task is made for the dates that were missed', async () => {
    const task = await begin();

    expect(await run(task, {}, NEXT_NIGHT)).toEqual({ is: 'over' });
    expect(calls()).toBe(0);
    const next = await begin(instant('2026-09-17T17:00:00Z'));
    expect(queued).toEqual([task, next]);
    expect(next.date).toBe('2026-09-17');
  });

  it('of another run, or of a course that is left out, is nobody’s work', async () => {
    const task = await begin();

    expect(await run({ ...task, run: RunId.parse('run-of-another') })).toEqual({ is: 'over' });
    expect(await run({ ...task, course: CourseId.parse('9999') })).toEqual({ is: 'over' });
    expect(calls()).toBe(0);
  });

  it('stops between two calls when its time is over, and the next part goes on from the ledger', async () => {
    const task = await begin();
    let now = Date.parse(NIGHT);
    const clock = { now: () => instant(new Date((now += 2000)).toISOString()), seconds: 6 };

    expect(await runCourseTask(here.parts, task, clock)).toMatchObject({
      is: 'again',
      report: { unfinished: true, problems: [{ kind: 'down' }] },
    });
    const stoppedAfter = calls();
    expect(stoppedAfter).toBeGreaterThan(0);
    expect(await run({ ...task, part: 1 })).toMatchObject({ is: 'had' });
    expect(calls()).toBeGreaterThan(stoppedAfter);
  });

  it('is put in anew when nobody has come for it, as another part', async () => {
    const task = await begin();
    await here.store.school(task.school, async (records) => {
      const claim = await records.claimNight(task.date, task.run, 0);
      expect(claim).toBeNull();
      await records.renewNight({ date: task.date, run: task.run, attempt: 1 }, 0);
    });

    expect(await begin()).toEqual({ ...task, part: 1 });
  });

  it('is put in by the next trigger when the queue did not take it', async () => {
    const away: CourseQueue = { enqueue: () => Promise.reject(new Error('away')) };
    const { failed } = await beginDueNights({ ...here.parts, noteFault: () => undefined }, () => away, NIGHT);
    expect(failed).toHaveLength(1);
    expect((await begin()).part).toBe(1);
  });
});
