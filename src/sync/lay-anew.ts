import { PlanId } from '../ids.ts';
import { postWordsOf } from '../notes/post-words.ts';
import { asTeacherLeft } from '../plan/hand.ts';
import { placeIn } from '../plan/note-place.ts';
import { planHash, planWrites, viewOf } from '../plan/plan.ts';
import type { Plan } from '../plan/types.ts';
import { isAskedAnew, withAskedAnew } from '../plan/undone.ts';
import { wantedWrites } from '../plan/wanted.ts';
import { schoolDateOf, schoolWeekOf } from '../school/calendar.ts';
import { reviewOf } from '../school/rules.ts';
import type { Records } from '../store/records.ts';
import type { Act } from './as-teacher.ts';
import type { Decisions } from '../plan/decisions.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import type { Morning } from '../store/day/decisions.ts';
import type { Instant } from '../time.ts';
import { keysOf } from './keys.ts';
import { decide } from './night/decide.ts';
import { storedFacts } from './night/stored-facts.ts';
import { letWait } from './waiting-plan.ts';

/**
 * Decides the course's day again after a choice or a stroke of the teacher's hand, from what the last night saw and the store holds, and
 * lets the plan wait. Calls no LMS. Levels stay as of that night. A plan that still waits is laid again for the day decided last, whatever the date and
 * however the class sends by now: it can be approved, and is to say what was done to it. Where none waits, does nothing and answers null if the day to
 * come was not decided yet, or nothing would wait for a teacher (`review: auto`, and nothing was asked for again): the next night takes it up.
 */
export async function layAnew(records: Records, { parts, file, course, at }: Act): Promise<Plan | null> {
  const before = await records.loadMorning(course.id);
  if (before === null) return null;
  const stored = await records.loadLedger(course.id);
  if ((await records.waitingPlan(course.id)) === null) {
    if (before.date !== schoolDateOf(file, at)) return null;
    if (reviewOf(file, course) === 'auto' && !stored.some((row) => isAskedAnew(row, before.date))) return null;
  }
  const { plan } = await layDay(records, { parts, file, course, at }, { ...before, ledger: stored });
  return plan;
}

/** The data needed to decide a day again. */
export interface Laying extends Pick<Morning, 'run' | 'courseName' | 'date' | 'seen'> {
  /** The moment as of which the day is decided. */
  readonly at: Instant;
  readonly ledger: readonly LedgerRow[];
}

/** Decides a day from the stored data, stores the decisions, and leaves the plan waiting for approval. Calls no LMS. */
export async function layDay(
  records: Records,
  { parts, file, course, at }: Act,
  laying: Laying,
): Promise<{ readonly plan: Plan; readonly decisions: Decisions }> {
  const { run, courseName, date, seen, ledger } = laying;
  const facts = await storedFacts(records, file, course, laying.at, { ledger, seen });
  const decisions = decide({ ...facts, run, courseName, date });
  await records.saveDecisions(decisions);
  const hand = await records.loadHand(course.id, schoolWeekOf(date));
  const { keyOf } = keysOf(parts, file.school.id, course.id);
  const wanted = wantedWrites(
    asTeacherLeft(decisions, hand, facts.evidence),
    postWordsOf(file),
    placeIn(decisions.seen),
    keyOf,
  );
  const planned = planWrites(
    wanted,
    viewOf(withAskedAnew(ledger, date), decisions.seen, hand.strikes),
    date,
    at,
    keyOf,
  );
  const plan: Plan = {
    id: PlanId.parse(parts.newId()),
    run,
    course: course.id,
    at,
    date,
    writes: planned.writes,
    hash: planHash(planned.writes),
  };
  await letWait(records, plan);
  return { plan, decisions };
}
