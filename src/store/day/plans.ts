import type { CourseId, PlanId } from '../../ids.ts';
import type { Plan } from '../../plan/types.ts';
import type { Instant } from '../../time.ts';
import type { SchoolDb } from '../types.ts';
import { json } from '../engine/values.ts';
import { storedPlan } from '../write-shape.ts';

/** `waiting` for the teacher, `applied` as it was, or `replaced` by a later run's (then it is stale). */
export type PlanState = 'waiting' | 'applied' | 'replaced';

export interface StoredPlan {
  readonly plan: Plan;
  readonly state: PlanState;
  /** When it came into that state. */
  readonly changedAt: Instant;
}

/**
 * Keeps a plan; any other that waited in its course is replaced. Saved again under its id it is as new, but one that
 * was applied stays applied.
 */
export async function savePlan(db: SchoolDb, plan: Plan, state: PlanState): Promise<void> {
  await db.query(
    `update plans set state = 'replaced', changed_at = $3::timestamptz where course = $1 and state = 'waiting' and plan <> $2`,
    [plan.course, plan.id, plan.at],
  );
  await db.query(
    `insert into plans as stored (plan, course, run, at, hash, state, body, changed_at)
     values ($1, $2, $3, $4::timestamptz, $5, $6, $7::jsonb, $4::timestamptz)
     on conflict (school, plan) do update
       set run = excluded.run, at = excluded.at, hash = excluded.hash, state = excluded.state, body = excluded.body,
           changed_at = excluded.changed_at
       where stored.state <> 'applied'`,
    [plan.id, plan.course, plan.run, plan.at, plan.hash, state, json(plan)],
  );
}

/** The plan that waits for the teacher, if any. */
export async function waitingPlan(db: SchoolDb, course: CourseId): Promise<StoredPlan | null> {
  return first(await db.query<Row>(`${SELECT} where course = $1 and state = 'waiting'`, [course]));
}

export async function loadPlan(db: SchoolDb, course: CourseId, id: PlanId): Promise<StoredPlan | null> {
  return first(await db.query<Row>(`${SELECT} where course = $1 and plan = $2`, [course, id]));
}

/** The newest plan, in whatever state it is. */
export async function newestPlan(db: SchoolDb, course: CourseId): Promise<StoredPlan | null> {
  return first(await db.query<Row>(`${SELECT} where course = $1 order by sequence desc limit 1`, [course]));
}

/** Ends a plan's waiting; false when it no longer waited, so that of two who try one succeeds. */
export async function markPlan(
  db: SchoolDb,
  id: PlanId,
  state: Exclude<PlanState, 'waiting'>,
  at: Instant,
): Promise<boolean> {
  const rows = await db.query(
    `update plans set state = $2, changed_at = $3::timestamptz where plan = $1 and state = 'waiting' returning plan`,
    [id, state, at],
  );
  return rows.length > 0;
}

interface Row {
  readonly body: unknown;
  readonly state: PlanState;
  readonly changedAt: Instant;
}

const SELECT = 'select body, state, changed_at as "changedAt" from plans';

function first([row]: readonly Row[]): StoredPlan | null {
  return row === undefined ? null : { plan: storedPlan(row.body), state: row.state, changedAt: row.changedAt };
}
