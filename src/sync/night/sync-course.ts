import { LmsError } from '../../lms/errors.ts';
import type { Lms } from '../../lms/types.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { Write } from '../../plan/types.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { StoreError } from '../../store/errors.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import { traceOf } from '../../trace.ts';
import type { CourseReport, Problem } from '../../report/types.ts';
import type { SelectedCourse } from '../find.ts';
import { gather, type Reading } from './gather.ts';
import { faultProblem, refusedBy, stoppedBy } from '../problems.ts';
import { Refused } from '../refused.ts';
import { NOTHING_READ, reportOf } from './report.ts';
import type { SyncParts } from '../parts.ts';
import { settle } from './settle.ts';
import { inTurnOf, type TurnStore } from '../turn.ts';
import type { CourseRun } from '../types.ts';
import { callsUntil } from './time-left.ts';
import { keepWatches, toWatch } from './watches.ts';
import { worthAgain } from './scheduled/worth-again.ts';

/** `day` is what was decided: told, and kept elsewhere than in the report, which holds no words about children. */
export type CourseResult = CourseReport & { readonly plan?: readonly Write[]; readonly day?: Decisions };

type Begun = CourseRun & {
  readonly now?: () => Instant;
  readonly days?: boolean;
  /** No call of the LMS begins from then on. Absent: as long as it takes. */
  readonly until?: Instant;
};

/**
 * One course from pull to write-back: the only place that knows the order. Whatever stops it, foreseen or not, becomes
 * an unfinished report that says what to do; nothing is half-saved, and the next run may start at once.
 */
export async function syncCourse(
  parts: SyncParts,
  file: SchoolFile,
  course: CourseSettings,
  begun: Begun,
): Promise<CourseResult> {
  let lms: Lms | null = null;
  const calls = (): CourseReport['calls'] => lms?.calls() ?? {};
  const work = async (parts: SyncParts, turn: TurnStore | null): Promise<CourseResult> => {
    const options: CourseRun = { ...begun, at: begun.now?.() ?? begun.at };
    const before = turn === null ? null : await hadBefore(turn, { file, course }, options);
    if (before !== null) return before;
    lms = await parts.connect(file, course);
    if (begun.until !== undefined) lms = callsUntil(lms, begun.until, begun.now ?? (() => options.at));
    const reading = await gather(parts, lms, file, course, options);
    if (!reading.ok) {
      const report = stopped(course, reading, lms);
      if (turn !== null)
        await turn.school(file.school.id, async (records) => {
          await keepReport(records, course, options, report);
          if (reading.held !== undefined) await records.holdRoster(course.id, reading.held, options.at);
        });
      return report;
    }
    const { gathered } = reading;
    const settled = await settle(parts, turn, lms, gathered, options);
    if (turn !== null) await parts.giveLeftGrades?.({ file, course }, lms, options.at);
    if (turn !== null && lms.hints !== null) {
      const place = { school: file.school.id, course: course.id, at: options.at };
      await keepWatches(turn, lms.hints, place, toWatch(gathered));
    }
    const report = reportOf({
      counts: gathered.counts,
      evidence: gathered.evidence.counts,
      decisions: gathered.decisions,
      writes: settled.writes,
      problems: [...gathered.problems, ...settled.problems],
      calls: lms.calls(),
      ...(settled.waitingPlan === null ? {} : { waitingPlan: settled.waitingPlan }),
    });
    const told = begun.days === true ? { ...report, day: gathered.decisions } : report;
    if (turn === null) return { ...told, plan: settled.plan };
    await turn.school(file.school.id, (records) => keepReport(records, course, options, report));
    if (gathered.quizzesRefused !== null) await parts.disconnected(file, course, gathered.quizzesRefused, options.at);
    return told;
  };
  const attempt = async (): Promise<CourseResult | Refused> => {
    if (begun.dryRun) return work(parts, null);
    try {
      return await inTurnOf(parts, { file, course }, (guarded) => work(guarded, guarded.store));
    } catch (error) {
      if (error instanceof LmsError && error.scope === 'credential')
        await parts.disconnected(file, course, error, begun.at);
      throw error;
    }
  };
  try {
    const result = await attempt();
    return result instanceof Refused ? unfinished(course, calls(), result.problem) : result;
  } catch (error) {
    const report = unfinished(course, calls(), await problemOf(error, parts, { file, course }, begun));
    if (!begun.dryRun) await keepStopped(parts, { file, course }, begun, report);
    return report;
  }
}

/** This run's report of the course if its night is done already. Asked while the course's lock is held, so that no other process does it meanwhile. */
async function hadBefore(
  turn: TurnStore,
  { file, course }: SelectedCourse,
  { night, run }: CourseRun,
): Promise<CourseReport | null> {
  if (night === undefined) return null;
  return turn.school(file.school.id, async (records) => {
    if ((await records.courseNight(night, course.id))?.had !== true) return null;
    return (await records.reportsOfRun(run)).find(({ id }) => id === course.id) ?? null;
  });
}

/** Keeps a report, and marks the course's night as done unless it is worth another try. */
async function keepReport(
  records: Pick<Records, 'saveRun' | 'markHad'>,
  course: CourseSettings,
  { run, at, night }: CourseRun,
  report: CourseReport,
): Promise<void> {
  await records.saveRun(run, course.id, at, report);
  if (night !== undefined && !worthAgain(report)) await records.markHad(night, [course.id]);
}

/** What stopped a course is kept for whoever looks in the morning. If the store fails here too, its failure is already in the report or in the log. */
async function keepStopped(
  parts: SyncParts,
  { file, course }: SelectedCourse,
  { now, ...run }: Begun,
  report: CourseReport,
): Promise<void> {
  try {
    await parts.store.school(file.school.id, (records) =>
      keepReport(records, course, { ...run, at: now?.() ?? run.at }, report),
    );
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** An archived course is reported and nothing more is done; what a person has to mend first leaves the night unfinished. */
function stopped(
  course: CourseSettings,
  { stop, unfinished, problems, kept }: Extract<Reading, { ok: false }>,
  lms: Lms,
): CourseResult {
  return {
    ...NOTHING_READ,
    id: course.id,
    evidence: { new: 0, changed: 0, kept },
    unfinished,
    problems: [stop, ...problems],
    calls: lms.calls(),
  };
}

function unfinished(course: CourseSettings, calls: CourseReport['calls'], problem: Problem): CourseResult {
  return { ...NOTHING_READ, id: course.id, unfinished: true, problems: [problem], calls };
}

/** As a line of the report; what nobody foresaw is noted under a reference. */
async function problemOf(
  error: unknown,
  parts: SyncParts,
  { file, course }: SelectedCourse,
  { run }: CourseRun,
): Promise<Problem> {
  if (error instanceof LmsError) return refusedBy(error);
  if (error instanceof StoreError) return stoppedBy(course.id, error);
  const reference = parts.newId();
  await parts.noteFault({
    event: 'course-fault',
    reference,
    school: file.school.id,
    course: course.id,
    run,
    ...traceOf(error),
  });
  return faultProblem(course.id, reference);
}
