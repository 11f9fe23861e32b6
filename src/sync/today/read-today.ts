import { compare } from '../../evidence/compare.ts';
import { observe } from '../../evidence/observe.ts';
import { withTickets } from '../../evidence/observe-tickets.ts';
import { RunId, type CourseId } from '../../ids.ts';
import { LmsError } from '../../lms/errors.ts';
import type { Coursework, Learner, Lms, Submission } from '../../lms/types.ts';
import { NOTHING_SEEN } from '../../plan/decisions.ts';
import type { CourseReport, Problem } from '../../report/types.ts';
import { schoolDateOf, startOfDay } from '../../school/calendar.ts';
import { dateIn, type Instant } from '../../time.ts';
import { actOn, type Act } from '../as-teacher.ts';
import type { SelectedCourse } from '../find.ts';
import { selectCourses, UnknownSelection } from '../find.ts';
import { layDay } from '../lay-anew.ts';
import { questionResults, type QuestionResults } from '../night/results/question-results.ts';
import { hintsOf } from '../night/hinted.ts';
import { tagsHash } from '../night/results/quizzes.ts';
import type { NightReport, Selection } from '../night/night.ts';
import { NO_WRITES, NOTHING_READ, reportOf } from '../night/report.ts';
import type { CourseResult } from '../night/sync-course.ts';
import type { SyncParts } from '../parts.ts';
import { evidenceProblems } from '../night/evidence-problems.ts';
import { refusedBy } from '../problems.ts';
import { collect, pullSubmissions } from '../pull.ts';
import { Refused } from '../refused.ts';
import { daysAt, ticketsSince } from '../tickets/days.ts';
import { todaysTickets } from './todays-tickets.ts';
import { underWay } from './under-way.ts';

export interface ReadToday {
  readonly report: CourseResult;
  /** Tickets of today that were found, and those of ours that are under way; 0: there is nothing to look again for. */
  readonly tickets: number;
  /** Something is new since the day was last decided: results, or what somebody chose. */
  readonly changed: boolean;
}

/** What the LMS tells of today's tickets. */
interface Pulled {
  readonly tickets: readonly Coursework[];
  readonly learners: readonly Learner[];
  readonly submissions: readonly Submission[];
  readonly results: QuestionResults;
  /** `tagsHash` of the file they were listed for. */
  readonly tags: string;
}

/**
 * Reads today's tickets and nothing else, and lays the day again with them (advice of the same lesson): what was given out today, its
 * answers, and who is in the class; two to four calls. What else is in the LMS stays as the last night saw it. Nothing is sent; the plan waits, also
 * where the course says `review: auto`: a class that is still answering is half the facts, and an open board reads every half minute. The next night
 * sends there by itself.
 */
export async function readToday(parts: SyncParts, selected: SelectedCourse, at: Instant): Promise<ReadToday | Refused> {
  const { file, course } = selected;
  let lms: Lms | null = null;
  try {
    return await actOn(parts, selected, at, async (act) => {
      lms = await act.parts.connect(file, course);
      return takeIn(act, lms);
    });
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.scope === 'credential') await parts.disconnected(file, course, error, at);
    return new Refused('lms', refusedBy(error), callsOf(lms));
  }
}

function callsOf(lms: Lms | null): CourseReport['calls'] {
  return lms?.calls() ?? {};
}

async function takeIn(act: Act, lms: Lms): Promise<ReadToday> {
  const { parts, file, course, at } = act;
  const problems: Problem[] = [];
  const pulled = await pullToday(act, lms, problems);
  const { tickets, learners, results, submissions, tags } = pulled;
  return parts.store.school(file.school.id, async (records) => {
    const roster = await records.loadRoster(course.id, 'everyone');
    const stored = await records.loadEvidence(
      roster.map(({ id }) => id),
      { course: course.id },
    );
    const known = await records.loadTickets(course.id, ticketsSince(file.school.timeZone, at));
    const items = new Set(known.items);
    const days = daysAt(known, file, at);
    const observed = observe({
      course: course.id,
      coursework: tickets.filter(({ id }) => !items.has(id)),
      submissions,
      quizzes: results.quizzes,
      learners,
      tags: file.tags,
      targets: file.targets.map(({ code }) => code),
      ownChances: new Map(),
      stored,
    });
    const evidence = compare(withTickets(observed, course.id, days, { stored, items }), stored, at);
    const before = await records.loadMorning(course.id);
    const date = schoolDateOf(file, at);
    await records.noteCoursework(course.id, tickets, at);
    for (const { quiz, coursework, read } of results.quizzes)
      if (read) await records.saveQuiz(course.id, quiz, coursework, at);
    const listed = results.quizzes
      .filter(({ responses }) => responses !== null)
      .map(({ quiz: { form } }) => ({ form, uncounted: observed.uncounted.get(form) ?? [] }));
    if (listed.length > 0) await records.markListed(course.id, listed, at, tags);
    const waited = await records.waitingPlan(course.id);
    const run = before?.run ?? RunId.parse(parts.newId());
    await records.saveEvidence(evidence, run, at);
    const { plan, decisions } = await layDay(records, act, {
      run,
      courseName: before?.courseName ?? course.id,
      date,
      seen: before?.seen ?? NOTHING_SEEN,
      at,
      ledger: await records.loadLedger(course.id),
    });
    const waiting = await records.waitingPlan(course.id);
    const report = reportOf({
      counts: {
        learners: learners.length,
        coursework: tickets.length,
        submissions: submissions.length,
        responses: results.quizzes.reduce((sum, { responses }) => sum + (responses?.length ?? 0), 0),
      },
      evidence: evidence.counts,
      decisions,
      writes: { ...NO_WRITES, waiting: plan.writes.length },
      problems: [...problems, ...evidenceProblems(observed.setAside)],
      calls: lms.calls(),
      ...(waiting === null ? {} : { waitingPlan: waiting.plan.id }),
    });
    const changed =
      evidence.added.length + evidence.superseded.length > 0 ||
      before?.date !== date ||
      waiting?.plan.hash !== waited?.plan.hash;
    return { report: { ...report, day: decisions }, tickets: tickets.length + underWay(days.works), changed };
  });
}

/** What was given out today, and who answered what. The class is read for the addresses that answers are matched by. */
async function pullToday({ parts, file, course, at }: Act, lms: Lms, problems: Problem[]): Promise<Pulled> {
  const known = await parts.store.school(file.school.id, async (records) => ({
    coursework: (await records.loadCoursework(course.id)).map(({ coursework }) => coursework),
    quizzes: await records.loadQuizzes(course.id),
    forms: await records.loadForms(),
    imported: await records.loadImportedResults(course.id),
    tickets: await records.loadTickets(course.id, ticketsSince(file.school.timeZone, at)),
    hinted: await hintsOf(records, lms.can, course.id),
  }));
  const own = new Set(known.tickets.items);
  const [recent, learners] = await Promise.all([
    collect(
      lms.recentCoursework(course.id, startOfDay(file.school.timeZone, dateIn(file.school.timeZone, at))),
      problems,
    ),
    collect(lms.roster(course.id), problems),
  ]);
  const newest = new Map([...known.coursework, ...recent].map((work) => [work.id, work]));
  const tickets = todaysTickets([...newest.values()], file, at).filter(({ id }) => !own.has(id));
  const withoutQuiz = tickets.filter(({ quizzes }) => quizzes.length === 0 || !lms.can.perQuestion.includes('forms'));
  const submissions = await pullSubmissions(
    lms,
    course.id,
    withoutQuiz.map(({ id }) => id),
    problems,
  );
  const tags = tagsHash(file);
  const results = await questionResults(
    lms,
    {
      file,
      course: course.id,
      tags,
      known,
      pulled: { learners, teachers: [], coursework: tickets, submissions, full: false },
      resting: new Set(),
      hinted: known.hinted,
      chances: new Map(),
      learners,
      at,
    },
    problems,
  );
  return { tickets, learners: results.learners, submissions, results, tags };
}

/**
 * The same for one course by its id, told as a night of it.
 * @throws UnknownSelection when no such course is loaded
 */
export async function readTodayOf(
  parts: SyncParts,
  selection: Extract<Selection, { readonly course: CourseId }>,
  at: Instant,
): Promise<NightReport> {
  const [selected] = await selectCourses(parts.store, selection);
  if (selected === undefined) throw new UnknownSelection(`no course "${selection.course}" is loaded`);
  const read = await readToday(parts, selected, at);
  const course: CourseResult =
    read instanceof Refused
      ? { ...NOTHING_READ, id: selection.course, unfinished: true, problems: [read.problem], calls: read.calls }
      : read.report;
  return {
    run: RunId.parse(parts.newId()),
    at,
    school: selected.file.school.id,
    courses: [course],
    language: selected.file.school.languages[0] ?? 'en',
  };
}
