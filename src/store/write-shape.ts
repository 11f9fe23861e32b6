import { z } from 'zod';
import { CourseId, PlanId, RunId } from '../ids.ts';
import type { Planned } from '../plan/kinds/kind.ts';
import { KIND_NAMES, kindNamed, kindOf } from '../plan/kinds/registry.ts';
import { withdraw } from '../plan/kinds/withdraw.ts';
import type { Plan, PostingWrite, Write } from '../plan/types.ts';
import { Instant, SchoolDate } from '../time.ts';

type Stored = Planned<PostingWrite>['stored'];

/**
 * What must hold of a write when it comes out of the store, because it is sent as it is: an empty list of
 * recipients, or a note with two, is refused here. The rest of it is kept as it was stored, to be applied unchanged.
 */
const SHAPES = KIND_NAMES.map((name) => kindNamed(name).stored) as [Stored, ...Stored[]]; // there is at least one kind
const StoredWrite = z.discriminatedUnion('kind', SHAPES);

const StoredPlan = z.looseObject({
  id: PlanId,
  run: RunId,
  course: CourseId,
  at: Instant,
  date: SchoolDate,
  writes: z.array(z.discriminatedUnion('kind', [withdraw.stored, ...SHAPES])),
  hash: z.string(),
});

/** Throws `ZodError` when the write is not one that may be sent. */
export function storedWrite(body: unknown): PostingWrite {
  StoredWrite.parse(body);
  return renewed(body as PostingWrite);
}

/** As `storedWrite`, for every write of the plan. */
export function storedPlan(body: unknown): Plan {
  StoredPlan.parse(body);
  const plan = body as Plan;
  return { ...plan, writes: plan.writes.map((write): Write => (write.kind === 'withdraw' ? write : renewed(write))) };
}

function renewed(write: PostingWrite): PostingWrite {
  return kindOf(write).renewed?.(write) ?? write;
}
