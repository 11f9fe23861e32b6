import type { Evidence } from '../../evidence/types.ts';
import type { CourseId, CourseworkId, EvidenceId } from '../../ids.ts';
import type { Mastery } from '../../mastery/types.ts';
import type { Language } from '../../language.ts';
import { schoolWeekOf } from '../../school/calendar.ts';
import type { CourseSettings } from '../../school/file.ts';
import { loadCoursework, type StoredCoursework } from '../../store/results/coursework.ts';
import { courseNames, loadMastery, loadMorning, type Morning } from '../../store/day/decisions.ts';
import { evidenceById } from '../../store/results/evidence.ts';
import { loadHand } from '../../store/day/hand.ts';
import { loadLedger } from '../../store/ledger.ts';
import { pauseOf } from '../../store/nights/pauses.ts';
import { newestPlan, waitingPlan } from '../../store/day/plans.ts';
import { loadProposals } from '../../store/day/proposals.ts';
import { lastRun } from '../../store/nights/runs.ts';
import { loadSeminarAnswers } from '../../store/day/seminar-answers.ts';
import { recordsOf } from '../../store/records.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { ticketsOf } from '../../store/tickets/tickets.ts';
import type { SchoolDb } from '../../store/types.ts';
import { asksStandingIn } from '../../sync/tickets/writing/standing-asks.ts';
import { underWay } from '../../sync/today/under-way.ts';
import { stateAt, ticketsSince } from '../../sync/tickets/days.ts';
import { countUntagged } from '../../sync/tagging.ts';
import { todaysTickets } from '../../sync/today/todays-tickets.ts';
import type { Instant } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';
import { resultsWork } from '../results/work.ts';
import { coursesOf, type TeacherViewer } from '../kit/viewer.ts';
import type { BoardAddress } from './address.ts';
import { connectionOf, type Connection } from './model/connection.ts';
import type { Missing } from './view/empty.tsx';
import type { BoardInput } from './model/input.ts';

export type Loaded =
  | { readonly kind: 'board'; readonly input: BoardInput }
  | {
      readonly kind: 'empty';
      readonly language: Language;
      readonly missing: Missing;
      readonly command: string;
      readonly connected: { readonly course: CourseId; readonly connection: Connection } | null;
    }
  | { readonly kind: 'not-theirs' };

/** Reads all the board needs, in the viewer's own courses only; or says what is not there yet. */
export async function loadBoard(
  db: SchoolDb,
  viewer: TeacherViewer,
  address: BoardAddress,
  now: Instant,
  { connecting, signingIn, results }: Pick<PageDeps, 'connecting' | 'signingIn' | 'results'>,
): Promise<Loaded> {
  const school = await loadSchoolFile(db);
  const language = address.language ?? school?.school.languages[0] ?? 'en';
  const empty = (missing: Missing, command: string): Loaded => ({
    kind: 'empty',
    language,
    missing,
    command,
    connected: null,
  });
  if (school === null) return empty('noSchool', 'npx waymark apply school.yaml');
  const settings = coursesOf(viewer, school);
  const [first] = settings;
  if (first === undefined) return empty('noCourse', 'npx waymark apply school.yaml');
  const course = address.course === undefined ? first : settings.find((each) => each.id === address.course);
  if (course === undefined) return { kind: 'not-theirs' };
  const connection = await connectionOf(db, viewer, { school, teacher: course.teacher, connecting, signingIn, now });
  const decisions = await loadMorning(db, course.id);
  if (decisions === null) {
    return {
      kind: 'empty',
      language,
      missing: 'noRun',
      command: `npx waymark sync --course ${course.id}`,
      connected: connection === null ? null : { course: course.id, connection },
    };
  }

  const asked = address.why ?? null;
  const plan = (await waitingPlan(db, course.id)) ?? (await newestPlan(db, course.id));
  const [estimate = null] = asked === null ? [] : await loadMastery(db, course.id, asked);
  const evidence = await evidenceById(db, namedEvidence(decisions, estimate));
  const run = await lastRun(db, course.id);
  const courseworkOf = readOnce((id) => loadCoursework(db, id));
  return {
    kind: 'board',
    input: {
      school,
      course,
      language,
      asked,
      estimate,
      now,
      decisions,
      plan,
      connection,
      courses: namesOf(settings, await courseNames(db)),
      sort: address.sort ?? 'support',
      ledger: await loadLedger(db, course.id),
      report: run?.report ?? null,
      hand: await loadHand(db, course.id, schoolWeekOf(decisions.date)),
      asks: await asksStandingIn(db, school, course, now),
      proposals: await loadProposals(db, course.id),
      answers: await loadSeminarAnswers(db, course.id),
      pause: await pauseOf(db, course.id),
      resultsFor: results.takenFor(school.school.lms) ? await resultsWork(db, course.id) : null,
      untagged: await countUntagged({ ...recordsOf(db), loadCoursework: courseworkOf }, school, course.id),
      ticketsToday:
        todaysTickets(
          (await courseworkOf(course.id)).map(({ coursework }) => coursework),
          school,
          now,
        ).length +
        underWay(
          (await ticketsOf(db, course.id, ticketsSince(school.school.timeZone, now))).map((ticket) => ({
            state: stateAt(ticket, school, now),
          })),
        ),
      evidence,
      titles: await titlesOf(courseworkOf, evidence),
    },
  };
}

/** The names the LMS gave the courses; before its first night a course goes by its area and grade, else by its id. */
function namesOf(settings: readonly CourseSettings[], names: ReadonlyMap<CourseId, string>): BoardInput['courses'] {
  return settings.map(({ id, area, grade }) => ({
    id,
    name: names.get(id) ?? (area === undefined ? id : [area, grade].join(' ').trim()),
  }));
}

type CourseworkOf = (course: CourseId) => Promise<StoredCoursework[]>;

/** Three parts of the board ask for the work of the same class. */
function readOnce(read: CourseworkOf): CourseworkOf {
  const reads = new Map<CourseId, Promise<StoredCoursework[]>>();
  return (course) => {
    const reading = reads.get(course) ?? read(course);
    reads.set(course, reading);
    return reading;
  };
}

/** Titles of the work the evidence comes from, which may be another course's. */
export async function titlesOf(
  courseworkOf: CourseworkOf,
  evidence: readonly Evidence[],
): Promise<BoardInput['titles']> {
  const titles = new Map<CourseworkId, string>();
  for (const course of new Set(evidence.map((each) => each.course))) {
    for (const { coursework } of await courseworkOf(course)) titles.set(coursework.id, coursework.title);
  }
  return titles;
}

/** The evidence whose results the board lists: behind today's routes, and behind the asked cell. */
function namedEvidence(decisions: Morning, estimate: Mastery | null): EvidenceId[] {
  return [...new Set([...decisions.routes.flatMap((route) => route.why.evidence), ...(estimate?.evidence ?? [])])];
}
