import { z } from 'zod';
import type { Bucket } from './bucket.ts';
import { bring, end, fullLevel, hold, Level, pauseLeft, spend, waitForRoom } from './level.ts';

/** What one process asks of the limits that all share, in the order in which its calls should go. */
export interface Request {
  /** Tells its claims from those of others. */
  readonly process: string;
  readonly calls: readonly Asked[];
  /** Calls that were granted before and have ended since. */
  readonly ended: readonly Ended[];
  /** Hosts that were busy, and for how long they said; null: they did not. */
  readonly busy: readonly { readonly limit: Bucket; readonly milliseconds: number | null }[];
}

export interface Asked {
  /** A code by which calls of one school are told from those of another. */
  readonly code: string;
  readonly cost: number;
  readonly limits: readonly Bucket[];
  /** What calls alike would cost that wait behind it and are not asked for yet. */
  readonly behind: number;
}

/** A share that was granted and has been used or lost. */
export interface Ended {
  readonly limits: readonly Bucket[];
  readonly cost: number;
  /** As it was granted. */
  readonly taken: number;
}

/** A share: it counts from now until a window after it is said to have ended, or is written off. Or milliseconds to wait before asking again. */
export type Answer = { readonly taken: number } | { readonly wait: number };

/** What the limits that all share are kept as: one row for each. */
export type Row = z.infer<typeof Row>;
export const Row = Level.extend({
  /** By how much a school is ahead of the one that has had the least of those that wait now. */
  lead: z.record(z.string(), z.number()),
  /** What calls of each school that wait in a process would cost, until when that is believed. */
  claims: z.record(z.string(), z.object({ until: z.number(), wants: z.record(z.string(), z.number()) })),
});

/** Milliseconds after which a share of which nothing was heard is written off: its process is gone. */
const WRITE_OFF = 300_000;
/** Ends of windows and of write-offs are rounded up to so many parts of a window, and to these milliseconds: a row stays short. */
const PARTS = 60;
const WRITE_OFF_GRAIN = 10_000;
/** Sooner than that nobody need ask again; later than that a share might lie unused. */
const SOONEST = 25;
const LATEST = 500;
/** Milliseconds a claim outlives the moment for which its process was told to come back. */
const OVERDUE = 1_000;

interface Limit {
  readonly bucket: Bucket;
  readonly row: Row;
  /** What this request has been refused so far, by school. */
  readonly refused: Record<string, number>;
  /** What waits behind its calls, by school. */
  readonly behind: Record<string, number>;
}

/** The names of the rows a request is about. */
export function rowsOf({ calls, ended, busy }: Request): string[] {
  const limits = [...calls, ...ended].flatMap((each) => each.limits);
  return [...new Set([...limits, ...busy.map(({ limit }) => limit)].map(({ name }) => name))];
}

/**
 * Grants of the limits what they have room for. A call goes when each of its limits has room for it and for what others claim whose schools have had
 * less: so schools take turns across processes, and what one is about to fetch is not taken by another meanwhile.
 * @param rows of the limits named; changed, or made where there was none
 * @param now by the one clock of all processes
 */
export function ration(rows: Map<string, Row>, now: number, request: Request): Answer[] {
  const limits = new Map<string, Limit>();
  const of = (bucket: Bucket): Limit => {
    const limit = limits.get(bucket.name) ?? open(rows, bucket, now, request.process);
    limits.set(bucket.name, limit);
    return limit;
  };
  for (const { limit, milliseconds } of request.busy) hold(of(limit).row, milliseconds);
  for (const { limits: drawn, cost, taken } of request.ended)
    for (const bucket of drawn) end(of(bucket).row, bucket, cost, taken, grainOf(bucket));
  const answers = request.calls.map((call) => decide(call.limits.map(of), call, now));
  for (const limit of limits.values()) settle(limit, request.process, now);
  return answers;
}

function open(rows: Map<string, Row>, bucket: Bucket, now: number, process: string): Limit {
  const row = rows.get(bucket.name) ?? { ...fullLevel(bucket, now), lead: {}, claims: {} };
  rows.set(bucket.name, row);
  bring(row, bucket, now);
  row.claims = Object.fromEntries(
    Object.entries(row.claims).filter(([other, { until }]) => other !== process && until > now),
  );
  return { bucket, row, refused: {}, behind: {} };
}

function decide(limits: readonly Limit[], { code, cost, behind }: Asked, now: number): Answer {
  const full = limits.filter(
    ({ bucket, row, refused }) =>
      pauseLeft(row) > 0 || waitForRoom(row, bucket, cost + sum(refused) + claimed(row, code, isBefore)) > 0,
  );
  if (full.length === 0) {
    const taken = Math.ceil((now + WRITE_OFF) / WRITE_OFF_GRAIN) * WRITE_OFF_GRAIN;
    for (const { row, bucket } of limits) {
      spend(row, bucket, cost, taken);
      row.lead[code] = leadOf(row, code) + cost;
    }
    for (const limit of limits) add(limit.behind, code, behind);
    return { taken };
  }
  const wait = Math.max(...full.map((limit) => waitIn(limit, code, cost)));
  // what waits for another limit as well must not keep this one from those that could use it
  if (full.length === 1)
    for (const limit of full) {
      add(limit.refused, code, cost);
      add(limit.behind, code, behind);
    }
  return { wait };
}

function waitIn({ bucket, row, refused }: Limit, code: string, cost: number): number {
  const turn = waitForRoom(row, bucket, cost + sum(refused) + claimed(row, code, isNotBehind));
  return Math.max(pauseLeft(row), Math.min(LATEST, Math.max(SOONEST, turn)));
}

/** Writes down what this process waits for, and brings the leads to those who wait: who is granted all they asked for and has more to ask waits still. */
function settle({ row, refused, behind }: Limit, process: string, now: number): void {
  const wants = { ...refused };
  for (const [code, cost] of Object.entries(behind)) add(wants, code, cost);
  if (Object.keys(wants).length > 0) row.claims[process] = { until: now + LATEST + OVERDUE, wants };
  const waiting = Object.values(row.claims).flatMap(({ wants }) => Object.keys(wants));
  const least = Math.min(...waiting.map((code) => leadOf(row, code)));
  row.lead = Object.fromEntries(
    Object.entries(row.lead).flatMap(([code, lead]) => (lead > least ? [[code, lead - least]] : [])),
  );
}

type Order = (other: number, own: number, isOwn: boolean) => boolean;
const isBefore: Order = (other, own, isOwn) => !isOwn && other < own;
const isNotBehind: Order = (other, own) => other <= own;

/** What other processes claim for schools that stand so to this one. */
function claimed(row: Row, code: string, stands: Order): number {
  const own = leadOf(row, code);
  return sum(
    Object.values(row.claims).flatMap(({ wants }) =>
      Object.entries(wants).flatMap(([other, cost]) => (stands(leadOf(row, other), own, other === code) ? [cost] : [])),
    ),
  );
}

function leadOf({ lead }: Row, code: string): number {
  return lead[code] ?? 0;
}

function add(costs: Record<string, number>, code: string, cost: number): void {
  if (cost > 0) costs[code] = (costs[code] ?? 0) + cost;
}

function sum(costs: readonly number[] | Readonly<Record<string, number>>): number {
  return Object.values(costs).reduce((total, cost) => total + cost, 0);
}

function grainOf({ window }: Bucket): number {
  return window === undefined ? 1 : Math.ceil(window.milliseconds / PARTS);
}
