import { z } from 'zod';
import type { Bucket } from './bucket.ts';
import { LONGEST_WAIT } from './retry.ts';

/** Cost of calls, by the moment from which they count no longer. */
const Counted = z.object({ until: z.number(), cost: z.number() });

/** How far one limit is used: plain data, which a process keeps in its memory and all of them together in a row. Times are of one clock. */
export const Level = z.strictObject({
  left: z.number(),
  at: z.number(),
  /** The pause the host asked for, and when it ends. */
  pause: z.number(),
  paused: z.number(),
  /** Sum of the costs listed below. */
  counted: z.number(),
  /** Calls under way; the moment is that from which they are written off. */
  running: z.array(Counted),
  /** Calls that ended, the earliest first. */
  ended: z.array(Counted),
});
export type Level = z.infer<typeof Level>;

/** The pause of a host that is busy and does not say for how long; twice as long each time it is busy still. */
const UNNAMED_PAUSE = 5_000;

export function fullLevel({ burst }: Bucket, at: number): Level {
  return { left: burst, at, pause: 0, paused: at, counted: 0, running: [], ended: [] };
}

/** Brings a level to the present: what was earned since, and what counts no longer. */
export function bring(level: Level, { perSecond, burst }: Bucket, at: number): void {
  // A clock that jumps back earns nothing and costs nothing.
  const earned = (Math.max(0, at - level.at) / 1000) * perSecond;
  level.left = Math.min(burst, level.left + earned);
  level.at = at;
  for (const list of [level.running, level.ended])
    for (let [first] = list; first !== undefined && first.until <= at; [first] = list) {
      level.counted -= first.cost;
      list.shift();
    }
}

/** Milliseconds until there is room for so much, a pause aside; 0: now. Infinity: not before a call under way has ended. */
export function waitForRoom(level: Level, { perSecond, burst, window }: Bucket, cost: number): number {
  // What costs more than the bucket ever holds goes when it is full.
  const missing = Math.min(cost, burst) - level.left;
  const earning = missing <= 0 ? 0 : Math.ceil((missing / perSecond) * 1000);
  return window === undefined ? earning : Math.max(earning, roomIn(level, window, cost));
}

/** What costs more than the window ever holds goes when it is empty. */
function roomIn(level: Level, { most, milliseconds }: NonNullable<Bucket['window']>, cost: number): number {
  let over = level.counted + Math.min(cost, most) - most;
  if (over <= 0) return 0;
  for (const each of level.ended) {
    // A clock that jumped back must not keep the window full for longer than it is.
    each.until = Math.min(each.until, level.at + milliseconds);
    over -= each.cost;
    if (over <= 0) return each.until - level.at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Milliseconds for which the host is left alone. */
export function pauseLeft({ pause, paused, at }: Level): number {
  return Math.max(0, Math.min(pause, paused - at));
}

/** Takes so much, which counts until it is said to have ended, or is written off. */
export function spend(level: Level, { window }: Bucket, cost: number, writtenOff: number): void {
  level.left -= cost;
  if (window !== undefined) count(level, 'running', writtenOff, cost);
}

/**
 * So much of what was taken has ended, and counts for a window from now. What was written off meanwhile counts again: it may just have arrived.
 * @param grain to whole multiples of which the end is rounded up, so that a row stays short
 */
export function end(level: Level, { window }: Bucket, cost: number, writtenOff: number, grain = 1): void {
  if (window === undefined) return;
  const taken = level.running.find((each) => each.until === writtenOff);
  if (taken !== undefined) {
    const known = Math.min(taken.cost, cost);
    taken.cost -= known;
    level.counted -= known;
    if (taken.cost === 0) level.running.splice(level.running.indexOf(taken), 1);
  }
  count(level, 'ended', Math.ceil((level.at + window.milliseconds) / grain) * grain, cost);
}

function count(level: Level, list: 'running' | 'ended', until: number, cost: number): void {
  const last = level[list].at(-1);
  // A clock that jumped back may end a call before an earlier one: the list stays in order, and this call counts a little longer.
  if (last !== undefined && last.until >= until) last.cost += cost;
  else level[list].push({ until, cost });
  level.counted += cost;
}

/** The host is busy for so long, 64 s at most. Null, or none left by our clock: it did not say how long. */
export function hold(level: Level, milliseconds: number | null): void {
  const named = milliseconds !== null && milliseconds > 0;
  // Many calls may be refused at once, which is one pause.
  if (!named && level.at < level.paused) return;
  const pause = Math.min(LONGEST_WAIT, named ? milliseconds : pauseAfter(level));
  if (level.at + pause <= level.paused) return;
  level.pause = pause;
  level.paused = level.at + pause;
}

function pauseAfter({ at, pause, paused }: Level): number {
  const stillBusy = at - paused < pause;
  return stillBusy ? 2 * pause : UNNAMED_PAUSE;
}
