import type { CourseId, LearnerId, PlanId, SchoolId, WriteKey } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Lms } from '../../lms/types.ts';
import { schoolWeekOf } from '../../school/calendar.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { Plan, Write } from '../../plan/types.ts';
import type { StoredPlan } from '../../store/day/plans.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import type { CourseReport } from '../../report/types.ts';
import { sortWrites, type Sorted } from '../../writeback/work.ts';
import { isStruckSince, strikesOf } from '../../plan/hand.ts';
import { isAskedAnew, withAskedAnew } from '../../plan/undone.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { actOn, asTeacher, type Act } from '../as-teacher.ts';
import { carryOut } from '../carry-out.ts';
import { selectCourses, UnknownSelection } from '../find.ts';
import { keysOf } from '../keys.ts';
import type { NightReport } from '../night/night.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';
import { NOTHING_READ } from '../night/report.ts';
import type { TurnParts } from '../turn.ts';

export interface ApprovalOrder {
  readonly course: CourseId;
  readonly school?: SchoolId;
  /** This plan and no other; absent: the newest. */
  readonly plan?: PlanId;
  /** What that plan said when it was shown; absent: whatever it says. */
  readonly hash?: Plan['hash'];
  /** Messages of the plan that are struck and not sent. */
  readonly except?: readonly WriteKey[];
}

export type Approved =
  | { readonly ok: true; readonly report: NightReport }
  | { readonly ok: false; readonly reason: Refusal; readonly said: Said };

type Refusal = 'no-plan' | 'stale' | 'busy' | 'paused' | 'overtaken';

const REFUSED: Readonly<Record<Refusal, Said>> = {
  'no-plan': {
    en: 'There is no plan to approve for this course. Run the night first.',
    es: 'No hay ningún plan que aprobar para este curso. Ejecute antes la noche.',
  },
  stale: {
    en: 'This plan is out of date: a later run or a change by hand has replaced it. Nothing was sent. Look again, and approve what you see then.',
    es: 'Este plan ya no está al día: una ejecución posterior o un cambio a mano lo ha sustituido. No se envió nada. Vuelva a mirar y apruebe lo que vea entonces.',
  },
  busy: {
    en: 'Another run is working on this course. Nothing was sent. Try again when it has ended.',
    es: 'Otra ejecución está trabajando en este curso. No se envió nada. Inténtelo de nuevo cuando termine.',
  },
  paused: {
    en: 'Sending is paused. Nothing was sent; the plan waits. Resume it first.',
    es: 'El envío está en pausa. No se envió nada; el plan espera. Reanúdelo primero.',
  },
  overtaken: {
    en: 'Another run took over this course meanwhile. What was sent stays, and that run goes on with the rest. Look again when it has ended.',
    es: 'Otra ejecución se ha hecho cargo de este curso. Lo enviado queda, y esa ejecución sigue con lo demás. Vuelva a mirar cuando termine.',
  },
};

/**
 * Applies a plan as the teacher saw it, or refuses it whole. Approving it again goes on with what is left and sends
 * nothing twice. A plan is stale when another has replaced it, or says something else than was shown; age alone is not.
 * @throws UnknownSelection where a message to be struck is not in the plan; nothing was sent
 */
export async function approvePlan(parts: SyncParts, approval: ApprovalOrder, at: Instant): Promise<Approved> {
  const [selected] = await selectCourses(parts.store, {
    course: approval.course,
    ...(approval.school === undefined ? {} : { school: approval.school }),
  });
  if (selected === undefined) return refuse('no-plan');
  const result = await actOn(parts, selected, at, (act) => applyStored(act, approval));
  return result instanceof Refused ? refuse(result.why) : result;
}

function refuse(reason: Refusal): Approved {
  return { ok: false, reason, said: REFUSED[reason] };
}

async function applyStored(
  act: Act,
  {
    plan: wanted = null,
    hash,
    except: struck = [],
  }: { readonly plan?: PlanId | null } & Pick<ApprovalOrder, 'hash' | 'except'>,
): Promise<Approved> {
  const except = new Set(struck);
  const { parts, file, course, at } = act;
  const school = file.school.id;
  const { stored, newest, pause } = await parts.store.school(school, async (records) => {
    const newest = await records.newestPlan(course.id);
    return {
      newest,
      stored: wanted === null ? newest : await records.loadPlan(course.id, wanted),
      pause: await records.pauseOf(course.id),
    };
  });
  if (stored === null) return refuse('no-plan');
  if (
    stored.state === 'replaced' ||
    stored.plan.id !== newest?.plan.id ||
    (hash !== undefined && stored.plan.hash !== hash)
  )
    return refuse('stale');
  if (pause !== null) return refuse('paused');
  const unknown = [...except].filter((key) => !stored.plan.writes.some((write) => write.key === key));
  if (unknown.length > 0)
    throw new UnknownSelection(
      `the plan has no message ${unknown.map((key) => `"${key}"`).join(', ')}; its messages: waymark plan --course ${course.id}`,
    );
  const sent = await asTeacher(act, ({ lms, enrolled }) =>
    send(parts, lms, { file, course, stored, except, enrolled, at }),
  );
  return sent instanceof Refused
    ? answer(parts, file, stored, at, { problems: [sent.problem], calls: sent.calls, unfinished: true })
    : sent;
}

interface Sending {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
  readonly stored: StoredPlan;
  readonly except: ReadonlySet<WriteKey>;
  readonly enrolled: ReadonlySet<LearnerId>;
  readonly at: Instant;
}

async function send(
  parts: TurnParts,
  lms: Lms,
  { file, course, stored, except, enrolled, at }: Sending,
): Promise<Approved> {
  const { plan } = stored;
  const keys = keysOf(parts, file.school.id, course.id);
  const { sorted, ledger, left } = await parts.store.school(file.school.id, (records) =>
    record(records, stored, except, at, (writes, rows) =>
      onlyOpen(stored, sortWrites(writes, rows, { course: course.id, run: plan.run, at, markerOf: keys.markerOf })),
    ),
  );
  const { counts, problems } = await carryOut(parts, lms, {
    file,
    course,
    enrolled,
    sorted,
    cancel: ledger.filter(({ key, state }) => left.has(key) && (state === 'NEW' || state === 'BOUND')),
    strays: [],
    ledger,
    at,
  });
  return answer(parts, file, stored, at, {
    writes: { ...counts, unchanged: sorted.unchanged.length, waiting: 0 },
    problems,
    calls: lms.calls(),
  });
}

/** For a plan that was approved before: rows closed since (by a later night or a pause) stay closed when it is approved again. */
function onlyOpen({ state }: StoredPlan, sorted: Sorted): Sorted {
  if (state === 'waiting') return sorted;
  return {
    ...sorted,
    record: [],
    skipped: [...sorted.skipped, ...sorted.record.map(({ key }) => ({ key, why: CLOSED_SINCE }))],
  };
}

const CLOSED_SINCE = 'it was closed after the plan had been approved; the next night decides anew';

interface Recorded {
  readonly sorted: Sorted;
  readonly ledger: readonly LedgerRow[];
  /** Struck now, or since the plan was laid: what an earlier approval of it recorded and could not send is closed. */
  readonly left: ReadonlySet<WriteKey>;
}

/** The decision is recorded with what was struck, and the plan's waiting ended, in one transaction before anything is sent. */
async function record(
  records: Records,
  { plan, state }: StoredPlan,
  except: ReadonlySet<WriteKey>,
  at: Instant,
  sort: (writes: readonly Write[], rows: readonly LedgerRow[]) => Sorted,
): Promise<Recorded> {
  const ledger = await records.loadLedger(plan.course);
  const { strikes } = await records.loadHand(plan.course, schoolWeekOf(plan.date));
  const left = new Set(
    plan.writes
      .filter((write) => except.has(write.key) || (write.kind !== 'withdraw' && isStruckSince(strikes, write, plan)))
      .map(({ key }) => key),
  );
  const undone = state === 'waiting' ? ledger.filter((row) => isAskedAnew(row, plan.date)) : [];
  const sorted = sort(
    plan.writes.filter(({ key }) => !left.has(key)),
    undone.length === 0 ? ledger : withAskedAnew(ledger, plan.date),
  );
  await records.saveStrikes(
    plan.course,
    plan.writes.flatMap((write) =>
      write.kind !== 'withdraw' && except.has(write.key) ? strikesOf(write, plan.date, true, at) : [],
    ),
  );
  await openAskedAnew(records, undone, sorted, at);
  await records.recordDecision(sorted.record);
  if (state === 'waiting') await records.markPlan(plan.id, 'applied', at);
  return { sorted, ledger, left };
}

/** What was undone and asked for again is recorded like any other decision, now that a teacher has approved it. */
async function openAskedAnew(
  records: Records,
  undone: readonly LedgerRow[],
  sorted: Sorted,
  at: Instant,
): Promise<void> {
  const approved = new Set(sorted.record.map(({ key }) => key));
  for (const row of undone)
    if (approved.has(row.key)) await records.move(row.key, ['TOMBSTONE'], 'CANCELLED', row.trouble, at);
}

/** Reports as a night does: what was read comes from the course's last night, what was written from this approval. */
async function answer(
  parts: SyncParts,
  file: SchoolFile,
  { plan }: StoredPlan,
  at: Instant,
  now: Pick<CourseReport, 'problems' | 'calls'> & Partial<Pick<CourseReport, 'writes' | 'unfinished'>>,
): Promise<Approved> {
  const night = await parts.store.school(file.school.id, (records) => records.lastRun(plan.course));
  const read = night?.report ?? { ...NOTHING_READ, id: plan.course };
  const evidence = { new: 0, changed: 0, kept: read.evidence.kept + read.evidence.new + read.evidence.changed };
  const report: CourseReport = { ...read, evidence, writes: NOTHING_READ.writes, unfinished: false, ...now };
  return {
    ok: true,
    report: {
      run: plan.run,
      at,
      school: file.school.id,
      courses: [report],
      language: file.school.languages[0] ?? 'en',
    },
  };
}
