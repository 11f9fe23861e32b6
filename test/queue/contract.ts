import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, RunId, SchoolId } from '../../src/ids.ts';
import type { CourseQueue, CourseRunner, CourseTask } from '../../src/queue/types.ts';
import { SchoolDate } from '../../src/time.ts';

/** An engine that brings tasks to a runner. */
export interface Engine {
  readonly queue: CourseQueue;
  /** Lets so many seconds go by on the engine's clock; comes when all that is due by then has been brought and has ended. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export function courseTask(over: Partial<Record<keyof CourseTask, string | number>> = {}): CourseTask {
  const { school = 'oak', course = 'c1', run = 'run-1', date = '2026-09-14', part = 0 } = over;
  return {
    school: SchoolId.parse(school),
    course: CourseId.parse(course),
    run: RunId.parse(run),
    date: SchoolDate.parse(date),
    part: Number(part),
  };
}

const many = (school: string, count: number): CourseTask[] =>
  Array.from({ length: count }, (_, n) => courseTask({ school, course: `${school}-${n}` }));

const byCourse = (a: CourseTask, b: CourseTask): number => a.course.localeCompare(b.course);

/** What every queue of courses promises. `open` gives an engine that runs two tasks at once and a k-th task of a school a second after the one before, or sooner. */
export function queueContract(name: string, open: (run: CourseRunner) => Promise<Engine>): void {
  describe(`the queue ${name}`, () => {
    let engine: Engine;
    let began: CourseTask[];
    let running: (task: CourseTask) => Promise<void>;

    beforeEach(async () => {
      began = [];
      running = async () => undefined;
      engine = await open((task) => {
        began.push(task);
        return running(task);
      });
    });
    afterEach(() => engine.close());

    it('brings each task once, with all it carries', async () => {
      const tasks = [...many('oak', 3), courseTask({ course: 'c1', part: 7 })];

      await engine.queue.enqueue(tasks);
      await engine.pass(10);

      expect(began.toSorted(byCourse)).toEqual(tasks.toSorted(byCourse));
    });

    it('takes the same part of the same course of the same night for one task, and anything else for another', async () => {
      const same = courseTask();
      const others = [
        courseTask({ course: 'c2' }),
        courseTask({ school: 'elm' }),
        courseTask({ date: '2026-09-15' }),
        courseTask({ part: 1 }),
      ];

      await engine.queue.enqueue([same, same], { after: 2 });
      await engine.queue.enqueue([same, ...others], { after: 2 });
      await engine.pass(12);

      expect(began).toHaveLength(5);
      expect(began).toEqual(expect.arrayContaining([same, ...others]));
    });

    it('brings none before it is to begin', async () => {
      await engine.queue.enqueue([courseTask({ course: 'later' })], { after: 3 });
      await engine.queue.enqueue([courseTask({ course: 'now' })]);

      await engine.pass(1);
      expect(began.map(({ course }) => course)).toEqual(['now']);
      await engine.pass(8);
      expect(began.map(({ course }) => course)).toEqual(['now', 'later']);
    });

    it('does not let a small school wait for the whole of a large one', async () => {
      await engine.queue.enqueue(many('large', 12));
      await engine.queue.enqueue(many('small', 3));
      await engine.pass(40);

      const order = began.map(({ school }) => school);
      expect(order).toHaveLength(15);
      expect(order.lastIndexOf(SchoolId.parse('small'))).toBeLessThan(order.lastIndexOf(SchoolId.parse('large')) - 3);
    });

    it('brings a task that failed again when it is put in again, if not before, and keeps no other back', async () => {
      let failures = 1;
      running = async ({ course }) => {
        if (course === 'c1' && failures-- > 0) throw new Error('the first time fails');
      };

      await engine.queue.enqueue([courseTask({ course: 'c1' }), courseTask({ course: 'c2' })]);
      await engine.pass(2);
      await engine.queue.enqueue([courseTask({ course: 'c1' })]);
      await engine.pass(60);

      expect(began.map(({ course }) => course).toSorted()).toEqual(['c1', 'c1', 'c2']);
    });

    it('puts nothing in for no tasks', async () => {
      await engine.queue.enqueue([]);
      await engine.pass(1);
      expect(began).toEqual([]);
    });
  });
}
