import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId } from '../../../src/ids.ts';
import type { Hints } from '../../../src/lms/hints.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { callsUntil } from '../../../src/sync/night/time-left.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { memoryLms } from '../../builders/memory/memory-lms.ts';

const COURSE = CourseId.parse('6001');
const END = instant('2026-09-14T09:00:00Z');
const OVER = { kind: 'down', message: 'the time of this part of the night is over' };

async function* roster() {
  for (const id of ['s1', 's2']) yield { ok: true as const, value: { id: LearnerId.parse(id), name: id, email: null } };
}

/** An LMS of two learners that keeps each of its calls from then on as the clock says. */
function until(clock: { now: Instant }): Lms {
  const hints: Hints = { kinds: ['work'], watch: () => Promise.reject(new Error('nothing is watched here')) };
  return callsUntil({ ...memoryLms(), hints, roster, calls: () => ({ google: 2 }) }, END, () => clock.now);
}

function commentsOf({ comments }: Lms): NonNullable<Lms['comments']> {
  if (comments === null) throw new Error('this LMS takes comments');
  return comments;
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const came: T[] = [];
  for await (const row of rows) came.push(row);
  return came;
}

describe('an LMS that takes no call once a moment has come', () => {
  const on = { carrier: 'comment' as const, on: CourseworkId.parse('7001'), to: [LearnerId.parse('s1')] as const };
  const calls: [string, (lms: Lms) => Promise<unknown>][] = [
    ['one answer', (lms) => lms.course(COURSE)],
    ['a list', (lms) => all(lms.roster(COURSE))],
    ['a comment', (lms) => all(commentsOf(lms).on(COURSE, on))],
  ];

  it.each(calls)('gives %s before it', async (_, call) => {
    await expect(call(until({ now: instant('2026-09-14T08:59:59Z') }))).resolves.toBeDefined();
  });

  it.each(calls)('and not from it on: %s', async (_, call) => {
    await expect(call(until({ now: END }))).rejects.toMatchObject(OVER);
  });

  it('asks to be told of changes no more either', async () => {
    const watched = until({ now: END }).hints?.watch({ kind: 'work', course: COURSE }, null);
    await expect(watched).rejects.toMatchObject(OVER);
  });

  it('stops within a list, after the row that came meanwhile', async () => {
    const clock = { now: instant('2026-09-14T08:59:59Z') };
    const came: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const row of until(clock).roster(COURSE)) {
        came.push(row);
        clock.now = END;
      }
    };

    await expect(reading()).rejects.toMatchObject(OVER);
    expect(came).toHaveLength(1);
  });

  it('still says what was called, and what it can', () => {
    const lms = until({ now: END });
    expect([lms.calls(), lms.id, lms.addon]).toEqual([{ google: 2 }, 'google', null]);
  });
});
