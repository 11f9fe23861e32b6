import type { EvidenceChange } from '../../evidence/compare.ts';
import type { Observed } from '../../evidence/observe.ts';
import type { Evidence } from '../../evidence/types.ts';
import type { WriteKey } from '../../ids.ts';
import type { LmsError } from '../../lms/errors.ts';
import type { Coursework, Learner, Lms, Submission } from '../../lms/types.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { Problem } from '../../report/types.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { Hand } from '../../plan/hand.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { undoneOn, withAskedAnew } from '../../plan/undone.ts';
import { notePlaces } from '../../plan/note-place.ts';
import type { Records } from '../../store/records.ts';
import type { StoredPull } from '../../store/nights/pulls.ts';
import { keysOf } from '../keys.ts';
import type { SyncParts } from '../parts.ts';
import { daysAt, ticketQuestionWords } from '../tickets/days.ts';
import { openExits } from '../tickets/open-exits.ts';
import type { CourseRun } from '../types.ts';
import { assessmentsIn } from './assessments.ts';
import { workAddresses } from './check-links.ts';
import { decide, targetsToAssess } from './decide.ts';
import { earlierNotes } from './earlier-notes.ts';
import { evidenceProblems } from './evidence-problems.ts';
import { isAnythingHinted } from './hinted.ts';
import { loadKnown } from './known.ts';
import { editedPosts, givenChances, handedInOn, provenBy, workedOn } from './own-work.ts';
import { pastSeminars, questionWordsOf } from './past-seminars.ts';
import { editedProblem } from './post-problems.ts';
import { stillUncounted, tagsHash, type QuizNight } from './results/quizzes.ts';
import { readLists, type Lists, type Stopped } from './read-lists.ts';
import { readResults, type Results } from './results/read-results.ts';
import { reconcile, type Reconciled } from './reconcile.ts';
import { toKeep } from './rest.ts';
import type { RubricNight } from './results/rubrics.ts';
import { takeIn } from './take-in.ts';

/** A night's reading of one course and what it decides; nothing of it is saved yet. */
export interface Gathered {
  readonly file: SchoolFile;
  readonly course: CourseSettings;
  readonly learners: readonly Learner[];
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
  /** Work whose submissions are read once a week. */
  readonly atRest: Lists['atRest'];
  readonly quizzes: readonly QuizNight[];
  readonly rubrics: readonly RubricNight[];
  readonly evidence: EvidenceChange;
  /** What the responses listed tonight left out, by quiz. */
  readonly uncounted: Observed['uncounted'];
  /** How far the course was read, for the nights that follow. */
  readonly pull: StoredPull;
  /** The LMS told of something since the course was read last. */
  readonly isHinted: boolean;
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
  /** `kept`: how much evidence of the course stays as it is. */
  | ({ readonly ok: false; readonly problems: readonly Problem[]; readonly kept: number } & Stopped);

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
  const tags = tagsHash(file);
  const problems: Problem[] = [];
  const inSchool = async <T>(work: (records: Records) => Promise<T>): Promise<T> =>
    parts.store.school(file.school.id, work);
  const loading = inSchool(async (records) => loadKnown(records, lms.can, { file, course: course.id }, at));
  const [known, lists] = await Promise.all([
    loading,
    readLists(parts, lms, { file, course, tags, known: loading }, options, problems),
  ]);
  const loadHere = async (learners: readonly { readonly id: Learner['id'] }[]): Promise<Evidence[]> => {
    const ids = [...new Set(learners.map(({ id }) => id))];
    return inSchool(async (records) => records.loadEvidence(ids, { course: course.id }));
  };
  if (!lists.ok) return { ...lists, problems, kept: (await loadHere(known.roster)).length };

  const [results, stored] = await Promise.all([
    readResults(lms, { file, course, tags, known, lists }, at, problems),
    loadHere([...known.roster, ...lists.learners]),
  ]);
  const { pulled, quizzes, learners } = results;
  const keys = keysOf(parts, file.school.id, course.id);
  const where = { file, course: course.id, run, at };
  const reconciled = await reconcile(lms, pulled.coursework, known.ledger, keys, where, problems);
  const tickets = daysAt(known.tickets, file, at);
  const taken = takeIn({ file, course, known, results }, { rows: reconciled.rows, tickets, stored }, at);

  const enrolled = new Set(lists.learners.map(({ id }) => id));
  const ownEvidence = taken.standing.filter((each) => enrolled.has(each.learner));
  const elsewhere = await inSchool(async (records) =>
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
    courseName: lists.courseName,
    at,
    date,
    learners: learners.map(({ id, name }) => ({ id, name })),
    evidence: current,
    given: givenChances(ledger, pulled.coursework, taken.standing, handedIn),
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
  const { observed } = taken;
  return {
    ok: true,
    gathered: {
      file,
      course,
      learners,
      coursework: pulled.coursework,
      submissions: pulled.submissions,
      atRest: lists.atRest,
      quizzes,
      rubrics: results.rubrics,
      evidence: taken.change,
      decisions,
      hand: known.hand,
      current,
      counts: countRead(results),
      pull: {
        fullAt: pulled.full ? at : (known.pull?.fullAt ?? at),
        readFor: tags,
        kept: toKeep(pulled.submissions, { coursework: pulled.coursework, rows: ledger, untagged: observed.untagged }),
      },
      ledger,
      askedAnew,
      reconciled,
      proven: proven.filter((row, i) => row.state !== reconciled.rows[i]?.state).map((row) => row.key),
      quizzesRefused: results.refused,
      uncounted: observed.uncounted,
      isHinted: isAnythingHinted(known.hinted),
      problems: [
        ...problems,
        ...evidenceProblems([...observed.setAside, ...stillUncounted(known.quizzes, quizzes)]),
        ...editedProblem(ledger, edited),
      ],
    },
  };
}

/** What the night read of the class's published work; posts of ours that carry no score are not counted as coursework. */
function countRead({ learners, pulled, read, quizzes }: Results): Gathered['counts'] {
  const published = pulled.coursework.filter((work) => work.state === 'published');
  const ids = new Set(published.map((work) => work.id));
  return {
    learners: learners.length,
    coursework: published.length,
    submissions: read.filter((submission) => ids.has(submission.coursework)).length,
    responses: quizzes.reduce((sum, { responses }) => sum + (responses?.length ?? 0), 0),
  };
}
