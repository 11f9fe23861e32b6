import type { CourseId, CourseworkId, FormId, LearnerId, TargetCode } from '../ids.ts';
import type { Coursework, Learner, Rubric, Submission } from '../lms/types.ts';
import type { Tag } from '../school/file.ts';
import { checksOf, type CheckedChance, type Checks, type OwnChances } from './checks.ts';
import { matchRespondents, respondentsOf, type Respondents } from './identity.ts';
import { evidenceKey } from './key.ts';
import { observeQuiz } from './observe-quiz.ts';
import { observeRubric, taggedRows, type TaggedRow } from './observe-rubric.ts';
import { observeWhole, wholeTagOf, type WholeTag } from './observe-whole.ts';
import { unknownCodes, untaggedWork, withoutTime } from './set-aside.ts';
import { readTags } from './tags.ts';
import type { Evidence, Observation, SetAside } from './types.ts';
import { worksOf, type PulledQuiz, type Work } from './work.ts';

/** What a night's pull of one course brought, in plain data. */
export interface PulledWork {
  readonly course: CourseId;
  /** Enrolled now. */
  readonly learners: readonly Learner[];
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
  /** The quizzes that could be read, each with the coursework it hangs on. */
  readonly quizzes: readonly PulledQuiz[];
  /** The rubrics that work is graded by; absent: none is known. */
  readonly rubrics?: readonly Rubric[];
  /** The school's, in the order of its file: the first match wins. */
  readonly tags: readonly Tag[];
  readonly targets: readonly TargetCode[];
  readonly ownChances: OwnChances;
  /** Current evidence: whose answers were read in an earlier night. */
  readonly stored: readonly Evidence[];
}

export interface Observed {
  readonly observations: readonly Observation[];
  /** Keys that no longer hold: whole grades over several targets whose answers can now be told apart, and answers that came twice. */
  readonly withdrawn: readonly string[];
  readonly setAside: readonly SetAside[];
  /** Scored coursework that no tag reaches, which the set-aside counts. */
  readonly untagged: ReadonlySet<CourseworkId>;
  /** Of what was set aside, the part from the responses of each quiz that was listed. */
  readonly uncounted: ReadonlyMap<FormId, readonly SetAside[]>;
}

/** Attempts a learner is known to have made on one coursework, by `learner NUL coursework`. */
type Attempts = ReadonlyMap<string, number>;

/**
 * Everything a pull shows of who can do what. Absent, missing, excused and placeholder scores show
 * nothing (P3); no duration is looked at (P4); what teacher, machine and learner say stays apart (P14).
 * Learners who are not enrolled, and work that is no published coursework, are passed over.
 */
export function observe(pulled: PulledWork): Observed {
  const { course, coursework, quizzes, ownChances } = pulled;
  const book = readTags(pulled.tags, pulled.targets);
  const { works, checks: onChances, unknownCodes: codes } = worksOf(coursework, quizzes, book, ownChances);
  const checks = checksOf(ownChances);
  const respondents = respondentsOf(pulled.learners);
  const setAside: SetAside[] = [...unknownCodes(codes)];
  const uncounted = new Map<FormId, readonly SetAside[]>();
  const answered = [
    ...works.flatMap((work) =>
      work.quizzes.map((quiz) => ({ work: { coursework: work.coursework.id, source: work.source }, quiz })),
    ),
    ...onChances.map((quiz) => ({ work: null, quiz })),
  ];
  const read = answered.map(({ work, quiz }) => {
    const where = { coursework: quiz.coursework, forms: [quiz.quiz.form] };
    const matched = answersOf(quiz, respondents, checks.isCheck(where));
    setAside.push(...matched.setAside);
    uncounted.set(quiz.quiz.form, matched.setAside);
    return {
      quiz,
      rows: observeQuiz(course, work, quiz, matched.attempts, ({ learner, response }) =>
        checks.chanceOf(where, learner, response.at),
      ),
    };
  });
  const observations = read.flatMap(({ rows }) => rows);
  const replaced = broughtByName(read, pulled.stored);
  const attempts = attemptsOf([...pulled.stored.filter(({ key }) => !replaced.has(key)), ...observations]);
  const rowsOf = new Map((pulled.rubrics ?? []).map((rubric) => [rubric.coursework, taggedRows(rubric, book)]));
  const whole = observeGrades(pulled, works, { attempts, rowsOf }, checks);
  setAside.push(...untaggedWork(whole.untagged), ...withoutTime(whole.timeless));
  return {
    observations: [...observations, ...whole.observations],
    withdrawn: [...whole.withdrawn, ...replaced],
    setAside,
    uncounted,
    untagged: new Set([...whole.untagged].map(({ id }) => id)),
  };
}

interface ReadQuiz {
  readonly quiz: PulledQuiz;
  readonly rows: readonly Observation[];
}

/**
 * Stored answers to one quiz, of learners whose results of the same coursework somebody has since brought by name, as another quiz (a
 * file, `waymark import results`): the same work, which must not count twice. Those of whom the file shows nothing (no row, no points,
 * no question with a tag) keep theirs, for nothing would stand in their place.
 */
function broughtByName(read: readonly ReadQuiz[], stored: readonly Evidence[]): ReadonlySet<string> {
  const brought = new Map(
    read.flatMap(({ quiz: { coursework, quiz, responses }, rows }) => {
      const byName = (responses ?? []).some(({ learner }) => learner !== undefined);
      return byName ? rows.map(({ learner }) => [place(learner, coursework), quiz.form] as const) : [];
    }),
  );
  return new Set(
    stored
      .filter((row) => {
        const form =
          row.item === null || row.coursework === null ? undefined : brought.get(place(row.learner, row.coursework));
        return form !== undefined && row.key !== evidenceKey(row, form);
      })
      .map(({ key }) => key),
  );
}

function answersOf(
  { quiz, responses, tags }: Work['quizzes'][number],
  respondents: Respondents,
  isCheck: boolean,
): ReturnType<typeof matchRespondents> {
  const asked = responses !== null && (isCheck || [...tags.values()].some((tag) => tag !== null));
  return asked ? matchRespondents(quiz, responses, respondents) : { attempts: [], setAside: [] };
}

interface Grades {
  readonly observations: Observation[];
  readonly withdrawn: string[];
  /** Scored coursework that no tag reaches. */
  readonly untagged: Set<Coursework>;
  readonly timeless: number;
}

/** Parts of a grade that are evidence of their own: read answers, and tagged rows of a rubric. */
interface Apart {
  readonly attempts: Attempts;
  readonly rowsOf: ReadonlyMap<CourseworkId, readonly TaggedRow[]>;
}

function observeGrades(
  pulled: PulledWork,
  works: readonly Work[],
  { attempts, rowsOf }: Apart,
  checks: Checks,
): Grades {
  const enrolled = new Set<LearnerId>(pulled.learners.map((learner) => learner.id));
  const byId = new Map<CourseworkId, { readonly work: Work; readonly tag: WholeTag | null }>(
    works.map((work) => [work.coursework.id, { work, tag: wholeTagOf(work) }]),
  );
  const stored = new Map(pulled.stored.map((evidence) => [evidence.key, evidence]));
  const observations: Observation[] = [];
  const withdrawn: string[] = [];
  const untagged = new Set<Coursework>();
  let timeless = 0;
  for (const submission of pulled.submissions) {
    const { score, learner, at } = submission;
    const found = byId.get(submission.coursework);
    if (found === undefined || submission.placeholder || !enrolled.has(learner)) continue;
    const { work } = found;
    const attemptOf = (id: CourseworkId): number | undefined => attempts.get(place(learner, id));
    const rubric = observeRubric(
      pulled.course,
      work,
      rowsOf.get(work.coursework.id) ?? [],
      submission,
      attemptOf(work.coursework.id) ?? 1,
    );
    observations.push(...rubric.observations);
    withdrawn.push(...rubric.withdrawn);
    if (score === null) continue;
    const where = { coursework: work.coursework.id, forms: work.quizzes.map(({ quiz }) => quiz.form) };
    const chance = at === null ? null : checks.chanceOf(where, learner, at);
    const tag = chance === null ? found.tag : asChance(found.tag, chance);
    if (tag === null) {
      if (checks.isCheck(where) || rubric.observations.length > 0) continue;
      if (work.quizzes.every((quiz) => [...quiz.tags.values()].every((each) => each === null)))
        untagged.add(work.coursework);
      continue;
    }
    if (at === null) {
      timeless += 1;
      continue;
    }
    const on = chance ?? { coursework: work.coursework.id, source: work.source };
    const answered = attemptOf(on.coursework);
    const row = observeWhole(pulled.course, on, tag, { ...submission, at }, score, answered ?? 1);
    // the machine's total of answers that were read would count the same fact twice, and so would the sum of a rubric's rows
    if (rubric.observations.length > 0 || (answered !== undefined && (tag.mixed || score.by === 'machine')))
      withdrawn.push(observeWhole(pulled.course, on, tag, { ...submission, at }, score, 1).key);
    else observations.push(submission.atMost ? notLater(row, stored.get(row.key)) : row);
  }
  return { observations, withdrawn, untagged, timeless };
}

/** What the grade of a chance's check speaks for: its own target, where it has one, else the chance's. */
function asChance(tag: WholeTag | null, { target }: CheckedChance): WholeTag {
  if (tag === null) return { tagged: { target, kind: 'chance' }, questions: null, mixed: false };
  return { ...tag, tagged: { target: tag.tagged.target, kind: 'chance' } };
}

/** The same score as before keeps the time it was first seen with: a comment beside a grade is not new work. */
function notLater(row: Observation, before: Evidence | undefined): Observation {
  const same = before !== undefined && before.points === row.points && before.possible === row.possible;
  return same && before.at < row.at ? { ...row, at: before.at } : row;
}

function attemptsOf(rows: readonly Observation[]): Attempts {
  const attempts = new Map<string, number>();
  for (const { learner, coursework, item, attempt } of rows) {
    if (item === null || coursework === null) continue;
    const where = place(learner, coursework);
    attempts.set(where, Math.max(attempt, attempts.get(where) ?? 1));
  }
  return attempts;
}

function place(learner: LearnerId, coursework: CourseworkId): string {
  return `${learner}\0${coursework}`;
}
