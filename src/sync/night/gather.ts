import { compare, type EvidenceChange } from '../../evidence/compare.ts';
import { withTickets } from '../../evidence/observe-tickets.ts';
import { observe, type Observed } from '../../evidence/observe.ts';
import type { RosterHeld } from '../../store/nights/held-rosters.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { CourseworkId, WriteKey } from '../../ids.ts';
import type { LmsError } from '../../lms/errors.ts';
import type { Coursework, Learner, Lms, Submission } from '../../lms/types.ts';
import { schoolDateOf, schoolWeekOf } from '../../school/calendar.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { limitsAt } from '../../school/school-year.ts';
import type { Problem } from '../../report/types.ts';
import type { Hand } from '../../plan/hand.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { undoneOn, withAskedAnew } from '../../plan/undone.ts';
import { notePlaces } from '../../plan/note-place.ts';
import { assessmentsIn } from './assessments.ts';
import { workAddresses } from './check-links.ts';
import { decide, targetsToAssess } from './decide.ts';
import { editedPosts, givenChances, handedInOn, ownChances, provenBy, workedOn } from './own-work.ts';
import { earlierNotes } from './earlier-notes.ts';
import { evidenceProblems } from './evidence-problems.ts';
import { hintedIn } from './hinted.ts';
import { editedProblem } from './post-problems.ts';
import { pastSeminars, questionWordsOf } from './past-seminars.ts';
import type { SyncParts } from '../parts.ts';
import { frozen, notTeaching } from '../problems.ts';
import { keysOf } from '../keys.ts';
import { reconcile, type Reconciled } from './reconcile.ts';
import { learnersOf, pullCourse, pullSubmissions } from '../pull.ts';
import { questionResults } from './question-results.ts';
import { stillUncounted, tagsHash, type QuizNight } from './quizzes.ts';
import { isFullDue, restingWorks, somebodyCame, toKeep, withKept } from './rest.ts';
import { heldAs, rosterProblem, shrunkRoster } from './roster-guard.ts';
import { pullRubrics, type RubricNight } from './rubrics.ts';
import { stillTeaches } from '../teaches.ts';
import { daysAt, ticketQuestionWords, ticketsSince } from '../tickets/days.ts';
import { openExits } from '../tickets/open-exits.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { StoredPull } from '../../store/nights/pulls.ts';
import type { CourseRun } from '../types.ts';

/** A night's reading of one course and what it decides; nothing of it is saved yet. */
export interface Gathered {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
  readonly learners: readonly Learner[];
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
  readonly quizzes: readonly QuizNight[];
  readonly rubrics: readonly RubricNight[];
  readonly evidence: EvidenceChange;
  /** What the responses listed tonight left out, by quiz. */
  readonly uncounted: Observed['uncounted'];
  /** How far the course was read, for the nights that follow. */
  readonly pull: StoredPull;
  readonly counts: {
    readonly learners: number;
    readonly coursework: number;
    readonly submissions: number;
    readonly responses: number;
  };
  /** What a person asked for again is in it as if it had never been sent. */
  readonly ledger: readonly LedgerRow[];
  /** Undone today, and asked for again by this run. */
  readonly askedAnew: ReadonlySet<WriteKey>;
  readonly reconciled: Reconciled;
  /** Rows tonight's list proved to be published; the ledger does not know it yet. */
  readonly proven: readonly WriteKey[];
  readonly decisions: Decisions;
  /** The teacher's hand on the plans of this course. */
  readonly hand: Hand;
  /** Current evidence of the class, as far as it is decided on. */
  readonly current: readonly Evidence[];
  readonly problems: readonly Problem[];
  /** The owner of the quizzes has to connect again; null: there is nothing of the kind. */
  readonly quizzesRefused: LmsError | null;
}

export type Reading =
  | { readonly ok: true; readonly gathered: Gathered }
  /** The course is frozen or another's now, or its roster is not to be trusted: nothing is taken over. */
  | {
      readonly ok: false;
      readonly stop: Problem;
      /** The roster that is not to be trusted, for whoever decides about it. */
      readonly held?: RosterHeld;
      readonly unfinished: boolean;
      readonly problems: readonly Problem[];
      readonly kept: number;
    };

/** Pulls the course and decides; reads the store, changes nothing. */
export async function gather(
  parts: SyncParts,
  lms: Lms,
  file: SchoolFile,
  course: CourseSettings,
  options: CourseRun,
): Promise<Reading> {
  const { at, run } = options;
  const date = schoolDateOf(file, at);
  const problems: Problem[] = [];
  const [known, found] = await Promise.all([
    parts.store.school(file.school.id, async (records) => ({
      roster: await records.loadRoster(course.id, 'everyone'),
      quizzes: await records.loadQuizzes(course.id),
      forms: await records.loadForms(),
      imported: await records.loadImportedResults(course.id),
      ledger: await records.loadLedger(course.id),
      rubrics: await records.loadRubrics(course.id),
      pull: await records.loadPull(course.id),
      hinted: hintedIn(await records.loadHints(course.id)),
      choices: await records.loadChoices(course.id, date),
      asks: await records.loadAsks(course.id),
      answers: await records.loadSeminarAnswers(course.id),
      tickets: await records.loadTickets(course.id, ticketsSince(file.school.timeZone, at)),
      hand: await records.loadHand(course.id, schoolWeekOf(date)),
    })),
    lms.course(course.id),
  ]);
  const keptHere = async (): Promise<number> =>
    (
      await parts.store.school(file.school.id, (records) =>
        records.loadEvidence(
          known.roster.map((each) => each.id),
          { course: course.id },
        ),
      )
    ).length;
  if (found.state !== 'active')
    return { ok: false, stop: frozen(course.id), unfinished: false, problems, kept: await keptHere() };
  const enrolledBefore = known.roster.filter((each) => each.leftAt === null).map((each) => each.id);
  const tags = tagsHash(file);
  const everything = isFullDue(known.pull, { at, tags });
  const lists = await pullCourse(
    lms,
    course.id,
    problems,
    everything
      ? 'all'
      : (read) => {
          if (
            somebodyCame(
              learnersOf(read).map(({ id }) => id),
              enrolledBefore,
            )
          )
            return 'all';
          const resting = restingWorks(read.coursework, known.ledger, at, known.hinted.works);
          return read.coursework
            .filter(({ id, state }) => state === 'published' && !resting.has(id))
            .map(({ id }) => id);
        },
  );
  if (!(await stillTeaches(lms, lists.teachers, course.teacher)))
    return { ok: false, stop: notTeaching(course.id), unfinished: true, problems, kept: await keptHere() };
  const enrolledNow = learnersOf(lists);
  const enrolled = new Set(enrolledNow.map((learner) => learner.id));
  const shrunk = shrunkRoster(enrolledBefore, [...enrolled]);
  if (shrunk !== null && !options.acceptRoster) {
    const held = heldAs(shrunk, (leaving) => parts.keyedHash('roster', file.school.id, course.id, ...leaving));
    if (!(await parts.store.school(file.school.id, (records) => records.isRosterAccepted(course.id, held.leaving))))
      return { ok: false, stop: rosterProblem(shrunk), held, unfinished: true, problems, kept: await keptHere() };
  }

  const resting = restingWorks(lists.coursework, known.ledger, at, known.hinted.works);
  const early = { ...lists, submissions: withKept(lists.submissions, known.pull, lists.full ? new Set() : resting) };
  const everyone = [...new Set([...known.roster, ...enrolledNow].map((learner) => learner.id))];
  const [{ quizzes, learners, refused }, storedHere] = await Promise.all([
    questionResults(
      lms,
      {
        file,
        course: course.id,
        known,
        pulled: early,
        resting,
        hinted: known.hinted,
        chances: ownChances(known.ledger),
        learners: enrolledNow,
        at,
      },
      problems,
    ),
    parts.store.school(file.school.id, (records) => records.loadEvidence(everyone, { course: course.id })),
  ]);
  // A quiz that could be read at last: what its answers replace is seen by the grades beside them.
  const late = early.full
    ? []
    : quizzes
        .filter(({ coursework, responses }) => responses !== null && resting.has(coursework))
        .map(({ coursework }) => coursework);
  const more = await pullSubmissions(lms, course.id, [...new Set(late)], problems);
  const again = new Set(more.map(({ id }) => id));
  const pulled = { ...early, submissions: [...early.submissions.filter(({ id }) => !again.has(id)), ...more] };
  const keys = keysOf(parts, file.school.id, course.id);
  const rubrics = await pullRubrics(
    lms,
    course.id,
    { known: known.rubrics, coursework: pulled.coursework, submissions: pulled.submissions },
    problems,
  );
  const reconciled = await reconcile(
    lms,
    pulled.coursework,
    known.ledger,
    keys,
    { file, course: course.id, run, at },
    problems,
  );
  const tickets = daysAt(known.tickets, file, at);
  const ticketItems = new Set(known.tickets.items);
  const observed = observe({
    course: course.id,
    coursework: pulled.coursework.filter(({ id }) => !ticketItems.has(id)),
    submissions: pulled.submissions,
    quizzes,
    rubrics: rubrics.map(({ rubric }) => rubric),
    learners,
    tags: file.tags,
    targets: file.targets.map((target) => target.code),
    ownChances: ownChances(reconciled.rows),
    stored: storedHere,
  });
  // What was let go with its school year is not taken in again from a class that goes on.
  const { year } = limitsAt(file, at);
  const seen = withTickets(observed, course.id, tickets, { stored: storedHere, items: ticketItems });
  const evidence = compare(
    { ...seen, observations: seen.observations.filter((each) => each.at >= year) },
    storedHere,
    at,
  );
  const superseded = new Set(evidence.superseded);
  const currentHere = [...storedHere.filter((each) => !superseded.has(each.id)), ...evidence.added];
  const ownEvidence = currentHere.filter((each) => enrolled.has(each.learner));
  const elsewhere = await parts.store.school(file.school.id, (records) =>
    records.loadEvidence([...enrolled], {
      besides: course.id,
      targets: targetsToAssess({ file, course, evidence: ownEvidence }),
    }),
  );
  const current = [...ownEvidence, ...elsewhere];
  const proven = provenBy(pulled.coursework, reconciled.rows, enrolled);
  const askedAnew = new Set(
    options.byHand === true ? undoneOn(proven, date, (then) => schoolDateOf(file, then)).map(({ key }) => key) : [],
  );
  const ledger = withAskedAnew(proven, date, askedAnew);
  const edited = editedPosts(ledger, pulled.coursework, enrolled);
  const worked = workedOn(new Set(ledger.flatMap(({ remoteId }) => remoteId ?? [])), pulled.submissions);
  const handedIn = handedInOn(ledger, pulled.submissions);
  const placeOf = notePlaces(lms.can, pulled);
  const decisions = decide({
    run,
    file,
    course,
    courseName: found.name,
    at,
    date,
    learners: learners.map(({ id, name }) => ({ id, name })),
    evidence: current,
    given: givenChances(ledger, pulled.coursework, currentHere, handedIn),
    seen: {
      handedIn,
      touched: [...new Set([...edited, ...worked.map(({ post }) => post)])],
      edited: [...edited],
      worked,
      places: learners.map(({ id }) => ({ learner: id, ...placeOf(id) })),
    },
    choices: known.choices,
    asks: known.asks,
    past: pastSeminars(ledger, known.answers, file.school.timeZone),
    earlierNotes: earlierNotes(ledger),
    addresses: workAddresses(pulled.coursework),
    assessments: assessmentsIn(pulled.coursework, file, course),
    openExits: openExits(course.id, tickets),
    questionWords: new Map([
      ...questionWordsOf([...known.quizzes, ...quizzes], file.targets),
      ...ticketQuestionWords(tickets),
    ]),
  });
  return {
    ok: true,
    gathered: {
      file,
      course,
      learners,
      coursework: pulled.coursework,
      submissions: pulled.submissions,
      quizzes,
      rubrics,
      evidence,
      decisions,
      hand: known.hand,
      current,
      counts: countRead(
        learners,
        { coursework: lists.coursework, submissions: [...lists.submissions, ...more] },
        quizzes,
      ),
      pull: {
        fullAt: lists.full ? at : (known.pull?.fullAt ?? at),
        readFor: tags,
        kept: toKeep(pulled.submissions, { coursework: pulled.coursework, rows: ledger, untagged: observed.untagged }),
      },
      ledger,
      askedAnew,
      reconciled,
      proven: proven.filter((row, i) => row.state !== reconciled.rows[i]?.state).map((row) => row.key),
      quizzesRefused: refused,
      uncounted: observed.uncounted,
      problems: [
        ...problems,
        ...evidenceProblems([...observed.setAside, ...stillUncounted(known.quizzes, quizzes)]),
        ...editedProblem(ledger, edited),
      ],
    },
  };
}

/** What the night read of the class's published work; posts of ours that carry no score are not counted as coursework. */
function countRead(
  learners: readonly Learner[],
  pulled: {
    readonly coursework: readonly Coursework[];
    readonly submissions: readonly { readonly coursework: CourseworkId }[];
  },
  quizzes: readonly QuizNight[],
): Gathered['counts'] {
  const published = pulled.coursework.filter((work) => work.state === 'published');
  const ids = new Set(published.map((work) => work.id));
  return {
    learners: learners.length,
    coursework: published.length,
    submissions: pulled.submissions.filter((submission) => ids.has(submission.coursework)).length,
    responses: quizzes.reduce((sum, { responses }) => sum + (responses?.length ?? 0), 0),
  };
}
