import { hash } from 'node:crypto';
import type { OwnChances } from '../../../evidence/checks.ts';
import type { SetAside } from '../../../evidence/types.ts';
import type { CourseworkId, FormId } from '../../../ids.ts';
import { LmsError } from '../../../lms/errors.ts';
import { refusesOwner } from '../../../lms/with-quizzes.ts';
import type { Quiz, QuizLink, QuizResponse } from '../../../lms/quizzes.ts';
import type { Coursework, Lms, Submission } from '../../../lms/types.ts';
import type { SchoolFile } from '../../../school/file.ts';
import type { StoredQuiz } from '../../../store/results/quizzes.ts';
import { daysBetween, type Instant } from '../../../time.ts';
import type { Problem } from '../../../report/types.ts';
import type { Hinted } from '../hinted.ts';
import { pullResponses } from '../../pull.ts';
import { unreadProblems, unresolvedProblems, type Unread, type Unresolved } from './quiz-problems.ts';

/** Nights a closed quiz rests between two full lists; a re-grade moves no time stamp, so it is looked for. */
const REST_DAYS = 7;
/** A quiz without a due date counts as open for so long after it was given. */
const OPEN_DAYS = 14;

export interface QuizNight {
  readonly coursework: CourseworkId;
  readonly quiz: Quiz;
  /** Null: the responses were not listed tonight, so the stored ones stay. */
  readonly responses: readonly QuizResponse[] | null;
  readonly read: boolean;
}

export interface QuizPlan {
  readonly file: SchoolFile;
  /** `tagsHash` of the file. */
  readonly tags: string;
  /** Read for this course in earlier nights. */
  readonly known: readonly StoredQuiz[];
  /** Read for any course of the school. */
  readonly forms: readonly { readonly form: FormId; readonly publicId: string | null }[];
  readonly coursework: readonly Coursework[];
  readonly submissions: readonly Submission[];
  /** Chances of ours, some of which a quiz of the teacher's checks. */
  readonly chances: OwnChances;
  /** Work whose submissions are read once a week: so are the responses to its quizzes, in the same night. */
  readonly weekly: { readonly works: ReadonlySet<CourseworkId>; readonly tonight: boolean };
  /** What the LMS told of. */
  readonly hinted: Pick<Hinted, 'answers' | 'questions'>;
  readonly at: Instant;
}

/** What the night read of the quizzes, and why it read none where their owner has to connect again. */
export interface PulledQuizzes {
  readonly quizzes: readonly QuizNight[];
  readonly refused: LmsError | null;
}

/**
 * Asks for the questions of the quizzes of published work, so that a target can be suggested for each, and for the responses to those that
 * can be evidence: structure when it is new, the coursework changed or the host told of other questions, responses every night while the quiz is open, then
 * weekly, and at once when something was handed in late, the host told of answers or the tags were changed. One quiz's failure is a problem, not the end of the run;
 * the same failure of several is one.
 */
export async function pullQuizzes(lms: Lms, plan: QuizPlan, problems: Problem[]): Promise<PulledQuizzes> {
  if (!lms.can.perQuestion.includes('forms')) return { quizzes: [], refused: null };
  const known = new Map(plan.known.map((each) => [each.quiz.form, each]));
  const handedIn = lastHandedIn(plan.submissions);
  const published = plan.coursework.filter((work) => work.state === 'published' && work.post === null);
  const counts = (work: Coursework): boolean => mayCount(work, plan.file, plan.chances);
  const quizOf = onceEach((form) => lms.quiz(form));
  const resolve = resolver(quizOf, plan);
  const unread: Unread[] = [];
  const unresolved: Unresolved[] = [];

  async function pull(work: Coursework, form: FormId): Promise<QuizNight> {
    const stored = known.get(form);
    const fresh =
      stored === undefined ||
      (work.updatedAt !== null && work.updatedAt > stored.readAt) ||
      isNews(plan.hinted.questions.get(form), stored.readAt);
    const list =
      counts(work) &&
      (stored === undefined ||
        stored.listedFor !== plan.tags ||
        isNews(plan.hinted.answers.get(form), stored.listedAt) ||
        isNews(plan.hinted.questions.get(form), stored.listedAt) || // other points make old answers other evidence
        wantsList(work, stored.listedAt, handedIn.get(work.id) ?? null, plan));
    const [quiz, responses] = await Promise.all([
      fresh ? quizOf(form) : stored.quiz,
      list ? pullResponses(lms, form, problems) : null,
    ]);
    const strangers = !fresh && responses !== null && hasUnknownItems(quiz, responses);
    return { coursework: work.id, quiz: strangers ? await lms.quiz(form) : quiz, responses, read: fresh || strangers };
  }

  /** None, when the quiz cannot be named or read; the problem says so. */
  async function pullLink(work: Coursework, link: QuizLink): Promise<QuizNight[]> {
    try {
      const form = await resolve(link);
      if (form !== null) return [await pull(work, form)];
      if (counts(work)) unresolved.push({ work, link });
      return [];
    } catch (error) {
      if (!(error instanceof LmsError) || error.scope === 'credential') throw error;
      if (counts(work)) unread.push({ work, error }); // what no tag reaches counts nothing, read or not
      return [];
    }
  }

  const nights = await Promise.all(
    published.map(async (work): Promise<QuizNight[]> => {
      // A teacher may have put two addresses of one form: those that name it are read first, and tell its public one.
      const named = (
        await Promise.all(work.quizzes.filter(({ form }) => form !== null).map((link) => pullLink(work, link)))
      ).flat();
      const publicIds = new Set(named.map(({ quiz }) => quiz.publicId));
      const others = work.quizzes.filter(
        ({ form, publicId }) => form === null && (publicId === null || !publicIds.has(publicId)),
      );
      return [...named, ...(await Promise.all(others.map((link) => pullLink(work, link)))).flat()];
    }),
  );
  const read = new Set(nights.flat().map(({ quiz }) => quiz.form));
  const ofChances = await Promise.all(
    checksAlone(plan, read).map(({ work, form }) => pullLink(work, { form, publicId: null, title: '' })),
  );
  problems.push(...unreadProblems(unread), ...unresolvedProblems(unresolved));
  return {
    quizzes: [...nights, ...ofChances].flat(),
    refused: unread.find(({ error }) => refusesOwner(error))?.error ?? null,
  };
}

/** What the last list of the quizzes that rest tonight left out: it still counts nothing, and is told as long as that holds. */
export function stillUncounted(known: readonly StoredQuiz[], tonight: readonly QuizNight[]): SetAside[] {
  const resting = new Set(tonight.filter(({ responses }) => responses === null).map(({ quiz }) => quiz.form));
  const once = new Map(known.map(({ quiz, uncounted }) => [quiz.form, uncounted]));
  return [...once].flatMap(([form, uncounted]) => (resting.has(form) ? uncounted : []));
}

/** Which answers count for what: when it changes, answers of long ago become other evidence. */
export function tagsHash({ tags, targets }: Pick<SchoolFile, 'tags' | 'targets'>): string {
  return hash('sha256', JSON.stringify([tags, targets.map((target) => target.code)]), 'base64url');
}

/** Answers to a quiz on it can become evidence. */
export function mayCount(work: Coursework, file: SchoolFile, chances: OwnChances): boolean {
  return work.post !== null || mayBeTagged(work, file) || isCheck(work, chances);
}

/** Tags can reach it: by its own id, by a form's, or by a pattern in a title. */
function mayBeTagged(work: Coursework, file: SchoolFile): boolean {
  return file.tags.some((tag) =>
    'coursework' in tag
      ? tag.coursework === work.id
      : 'titlePattern' in tag || work.quizzes.some((quiz) => quiz.form === tag.form || quiz.form === null),
  );
}

/** A chance is checked by this work of the teacher's, or by a form on it. */
function isCheck({ id, quizzes }: Coursework, chances: OwnChances): boolean {
  return [...chances.values()].some(
    ({ check }) =>
      check !== null &&
      ('form' in check ? quizzes.some(({ form }) => form === null || form === check.form) : check.coursework === id),
  );
}

/** Forms that check a chance and hang on no work of the teacher's: each is read once, on the newest chance that has it. */
function checksAlone(
  { chances, coursework }: QuizPlan,
  read: ReadonlySet<FormId>,
): { readonly work: Coursework; readonly form: FormId }[] {
  const works = new Map(coursework.map((work) => [work.id, work]));
  const newest = new Map<FormId, { work: Coursework; since: Instant }>();
  for (const [id, { check, since }] of chances) {
    const work = works.get(id);
    if (check === null || !('form' in check) || read.has(check.form) || work === undefined) continue;
    const known = newest.get(check.form);
    if (known === undefined || known.since < since) newest.set(check.form, { work, since });
  }
  return [...newest].map(([form, { work }]) => ({ work, form }));
}

function wantsList(
  work: Coursework,
  listedAt: Instant | null,
  handedIn: Instant | null,
  { weekly, at }: Pick<QuizPlan, 'weekly' | 'at'>,
): boolean {
  if (listedAt === null) return true;
  if (handedIn !== null && handedIn > listedAt) return true;
  if (weekly.works.has(work.id)) return weekly.tonight;
  const since = work.due ?? work.createdAt ?? work.updatedAt;
  const open = work.due === null ? OPEN_DAYS : REST_DAYS;
  if (since === null || daysBetween(since, at) <= open) return true;
  return daysBetween(listedAt, at) >= REST_DAYS;
}

/** The host told of it since it was read. */
function isNews(told: Instant | undefined, readAt: Instant | null): boolean {
  return told !== undefined && (readAt === null || told > readAt);
}

function lastHandedIn(submissions: readonly Submission[]): ReadonlyMap<CourseworkId, Instant> {
  const last = new Map<CourseworkId, Instant>();
  for (const { coursework, at } of submissions) {
    const known = last.get(coursework);
    if (at !== null && (known === undefined || known < at)) last.set(coursework, at);
  }
  return last;
}

/** A quiz that is needed twice in a night, to be named and to be read, is asked for once. */
function onceEach(read: (form: FormId) => Promise<Quiz>): (form: FormId) => Promise<Quiz> {
  const reads = new Map<FormId, Promise<Quiz>>();
  return (form) => {
    const reading = reads.get(form) ?? read(form);
    reads.set(form, reading);
    return reading;
  };
}

function hasUnknownItems(quiz: Quiz, responses: readonly QuizResponse[]): boolean {
  const items = new Set(quiz.questions.map((question) => question.item));
  return responses.some((response) => response.answers.some((answer) => !items.has(answer.item)));
}

/**
 * No API turns a public address into a form, but each form tells its own: those the school has read,
 * and those only a tag names, are compared. A form of a tag that cannot be read belongs to another
 * class, so that is no problem of this one.
 */
function resolver(
  quizOf: (form: FormId) => Promise<Quiz>,
  { file, forms, coursework }: QuizPlan,
): (link: QuizLink) => Promise<FormId | null> {
  const byPublicId = new Map(
    forms.flatMap(({ form, publicId }) => (publicId === null ? [] : [[publicId, form] as const])),
  );
  let named: Promise<void> | null = null;
  const readNamed = async (): Promise<void> => {
    const seen = new Set([
      ...forms.map(({ form }) => form),
      ...coursework.flatMap((work) => work.quizzes.map((quiz) => quiz.form)),
    ]);
    const candidates = new Set(file.tags.flatMap((tag) => ('form' in tag && !seen.has(tag.form) ? [tag.form] : [])));
    for (const form of candidates) {
      try {
        const { publicId } = await quizOf(form);
        if (publicId !== null) byPublicId.set(publicId, form);
      } catch (error) {
        if (
          !(error instanceof LmsError) ||
          (error.kind !== 'gone' && error.kind !== 'denied') ||
          error.scope === 'credential' ||
          error.scope === 'quizzes'
        )
          throw error;
      }
    }
  };
  return async ({ form, publicId }) => {
    if (form !== null || publicId === null) return form;
    if (!byPublicId.has(publicId)) await (named ??= readNamed());
    return byPublicId.get(publicId) ?? null;
  };
}
