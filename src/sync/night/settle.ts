import { PlanId } from '../../ids.ts';
import type { Lms } from '../../lms/types.ts';
import { asTeacherLeft } from '../../plan/hand.ts';
import { chanceOf } from '../../plan/kinds/registry.ts';
import { planHash, planWrites, viewOf } from '../../plan/plan.ts';
import type { Plan, Write } from '../../plan/types.ts';
import { askedAnewWords, givesAnew, isAskedAnew } from '../../plan/undone.ts';
import { wantedWrites } from '../../plan/wanted.ts';
import { placeIn } from '../../plan/note-place.ts';
import { reviewOf } from '../../school/rules.ts';
import type { Records } from '../../store/records.ts';
import type { Problem, WriteCounts } from '../../report/types.ts';
import { straysAmong } from '../../writeback/strays.ts';
import { sortWrites, type Sorted } from '../../writeback/work.ts';
import { carryOut } from '../carry-out.ts';
import type { Gathered } from './gather.ts';
import { keysOf } from '../keys.ts';
import { doubtfulComments } from './reconcile.ts';
import type { SyncParts } from '../parts.ts';
import { postWordsOf } from '../../notes/post-words.ts';
import { pausedProblem } from '../brake-problems.ts';
import { NO_WRITES } from './report.ts';
import { saveNight } from './save.ts';
import { endWaiting, letWait } from '../waiting-plan.ts';
import type { TurnStore } from '../turn.ts';
import type { CourseRun } from '../types.ts';

export interface Settled {
  readonly writes: WriteCounts;
  readonly plan: readonly Write[];
  readonly problems: readonly Problem[];
  readonly waitingPlan: PlanId | null;
}

/**
 * Turns decisions into a plan, keeps it with everything the night read in one transaction, and, where the course says
 * `review: auto`, applies it. What an earlier run left half-done goes on either way: it was approved then.
 * @param turn where it is kept; null: a dry run, which keeps nothing and sends nothing
 */
export async function settle(
  parts: SyncParts,
  turn: TurnStore | null,
  lms: Lms,
  gathered: Gathered,
  options: CourseRun,
): Promise<Settled> {
  const { file, course, decisions } = gathered;
  const { at, run } = options;
  const keys = keysOf(parts, file.school.id, course.id);
  const everyWish = wantedWrites(
    asTeacherLeft(decisions, gathered.hand, gathered.current),
    postWordsOf(file),
    placeIn(decisions.seen),
    keys.keyOf,
  );
  const { setBack, unclear } = gathered.reconciled;
  const wanted = everyWish.filter(
    (write) => chanceOf(write) === null || !write.learners.some((learner) => unclear.has(learner)),
  );
  const doubtful = setBack
    ? doubtfulComments(wanted, gathered.ledger, { course: course.id, run, at, markerOf: keys.markerOf })
    : [];
  const ledger = [...gathered.ledger, ...doubtful];
  const planned = planWrites(
    wanted,
    viewOf(ledger, decisions.seen, gathered.hand.strikes),
    decisions.date,
    at,
    keys.keyOf,
  );
  const anew = gathered.reconciled.rows.filter(
    (row) => gathered.askedAnew.has(row.key) || isAskedAnew(row, decisions.date),
  );
  const auto = reviewOf(file, course) === 'auto' && !planned.writes.some((write) => givesAnew(write, anew)); // a message that was undone is sent again only if a person approves it
  const counted = { ...NO_WRITES, unchanged: planned.unchanged, skipped: planned.skipped };
  if (turn === null) {
    return {
      writes: { ...counted, waiting: auto ? 0 : planned.writes.length },
      plan: planned.writes,
      problems: [],
      waitingPlan: null,
    };
  }

  const plan: Plan = {
    id: PlanId.parse(parts.newId()),
    run,
    course: course.id,
    at,
    date: decisions.date,
    writes: planned.writes,
    hash: planHash(planned.writes),
  };
  const { problems, waitingPlan, sorted } = await turn.school(file.school.id, async (records) => {
    const found = await saveNight(records, gathered, options);
    await records.recordDecision(doubtful);
    for (const key of gathered.askedAnew)
      await records.move(key, ['TOMBSTONE'], 'TOMBSTONE', askedAnewWords(decisions.date), at);
    const pause = await records.pauseOf(course.id);
    const sending = auto && pause === null;
    const sorted = sortWrites(sending ? plan.writes : [], ledger, {
      course: course.id,
      run,
      at,
      markerOf: keys.markerOf,
    });
    if (sending) await recordAll(records, plan, sorted);
    else if (auto) await endWaiting(records, plan); // paused: nothing is decided that would have to be undecided again
    return {
      problems: pause === null ? found : [...found, pausedProblem(pause)],
      waitingPlan: auto ? null : await letWait(records, plan),
      sorted,
    };
  });
  const carried = await carryOut({ ...parts, store: turn }, lms, {
    file,
    course,
    enrolled: new Set(gathered.learners.map((learner) => learner.id)),
    ledger,
    at,
    sorted: { ...sorted, resume: [...planned.resume, ...sorted.resume] },
    cancel: planned.cancel,
    strays: straysAmong(
      gathered.coursework.flatMap(({ post }) => post ?? []),
      ledger,
      at,
    ),
  });
  return {
    plan: plan.writes,
    waitingPlan,
    problems: [
      ...problems,
      ...carried.problems.filter((each) => !problems.some(({ what }) => what.en === each.what.en)),
    ],
    writes: {
      ...carried.counts,
      adopted: carried.counts.adopted + gathered.proven.length,
      unchanged: planned.unchanged + sorted.unchanged.length,
      waiting: auto ? 0 : plan.writes.length,
      skipped: [...planned.skipped, ...carried.counts.skipped],
    },
  };
}

async function recordAll(records: Records, plan: Plan, sorted: Sorted): Promise<void> {
  await records.recordDecision(sorted.record);
  if (plan.writes.length > 0) await records.savePlan(plan, 'applied');
  else await endWaiting(records, plan);
}
