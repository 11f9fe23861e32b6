import { z } from 'zod';
import { CourseId, LearnerId, PlanId, PostId, RunId, TargetCode, WriteKey } from '../ids.ts';
import type { NoteWrite } from '../plan/kinds/note.ts';
import type { RouteWrite } from '../plan/kinds/route.ts';
import type { Plan, PostingWrite, Write } from '../plan/types.ts';
import { Instant, SchoolDate } from '../time.ts';

/**
 * What must hold of a write when it comes out of the store, because what it says is sent: a list of recipients that
 * became empty, or a note with two, stops here. The rest of it is kept as it was stored, to be applied unchanged.
 */
const base = { key: WriteKey, title: z.string().nullable(), text: z.string(), due: Instant.nullable() };
const shared = z.tuple([LearnerId], LearnerId);

const Route = z.looseObject({ ...base, kind: z.literal('route'), learners: shared, date: SchoolDate });
const Reassign = z.looseObject({ ...base, kind: z.literal('reassign'), learners: shared, target: TargetCode, round: z.int().min(1) });
const Note = z.looseObject({ ...base, kind: z.literal('note'), learners: z.tuple([LearnerId]) });
const Withdraw = z.looseObject({
  kind: z.literal('withdraw'),
  key: WriteKey,
  of: WriteKey,
  post: z.object({ carrier: z.enum(['assignment', 'announcement', 'comment', 'grade-comment']), id: PostId }),
});

const POSTING = { route: Route, reassign: Reassign, note: Note } satisfies { readonly [Kind in PostingWrite['kind']]: z.ZodType<{ kind: Kind }> };
const EVERY = { ...POSTING, withdraw: Withdraw } satisfies { readonly [Kind in Write['kind']]: z.ZodType<{ kind: Kind }> };

const StoredWrite = z.discriminatedUnion('kind', shapesOf(POSTING));

const StoredPlan = z.looseObject({
  id: PlanId,
  run: RunId,
  course: CourseId,
  at: Instant,
  date: SchoolDate,
  writes: z.array(z.discriminatedUnion('kind', shapesOf(EVERY))),
  hash: z.string(),
});

function shapesOf<Shape>(shapes: Readonly<Record<string, Shape>>): [Shape, ...Shape[]] {
  return Object.values(shapes) as [Shape, ...Shape[]]; // there is at least one kind
}

/** Throws `ZodError` when the write is not one that may be sent. */
export function storedWrite(body: unknown): PostingWrite {
  StoredWrite.parse(body);
  return carried(body as Write) as PostingWrite;
}

/** As `storedWrite`, for every write of the plan. */
export function storedPlan(body: unknown): Plan {
  StoredPlan.parse(body);
  const plan = body as Plan;
  return { ...plan, writes: plan.writes.map(carried) };
}

/**
 * What older Waymarks did not say of a write (F32: a newer one finishes an older one's rows): the targets of a route where it
 * served one at most, the carrier of a note before there were comments.
 */
function carried(write: Write): Write {
  if (write.kind === 'route' && !('targets' in write)) {
    const old: Omit<RouteWrite, 'targets'> = write;
    return { ...old, targets: old.target === null ? [] : [old.target] };
  }
  if (write.kind !== 'note' || 'carrier' in write) return write;
  const old: Omit<NoteWrite, 'carrier' | 'on'> = write;
  return { ...old, carrier: old.channel === 'post' ? 'announcement' : 'none', on: null };
}
