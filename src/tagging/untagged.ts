import { readTags, type TagBook } from '../evidence/tags.ts';
import type { TargetCode } from '../ids.ts';
import type { Quiz } from '../lms/quizzes.ts';
import type { Coursework, Rubric } from '../lms/types.ts';
import type { Tag } from '../school/file.ts';
import { placeKey } from './place.ts';
import type { AnsweredTag, Place, Settled, Untagged } from './types.ts';

/** What a class's work holds that can be about a target, as last read. */
export interface TaggedCourse {
  readonly coursework: readonly Coursework[];
  readonly quizzes: readonly { readonly quiz: Quiz; readonly coursework: Coursework['id'] }[];
  readonly rubrics: readonly Rubric[];
  /** The school file's, and behind them those that were confirmed for this class. */
  readonly tags: readonly Tag[];
}

interface Placed {
  readonly place: Place;
  readonly text: string;
  readonly within: string | null;
  readonly target: TargetCode | null;
}

/** The places of a class that no tag reaches. Only of published work that can have a score, and of no post of ours. */
export function untaggedIn(course: TaggedCourse, targets: readonly TargetCode[]): Untagged[] {
  return placesOf(course, targets).flatMap(({ target, ...place }) => (target === null ? [place] : []));
}

/**
 * What is settled in a class, for copies of it to be known by: through its tags, and through what a teacher said of work that is not listed any more.
 * @param named whether the titles of this class may be told to who reads the suggestion
 */
export function settledIn(
  course: TaggedCourse,
  answers: readonly AnsweredTag[],
  targets: readonly TargetCode[],
  named: boolean,
): Settled[] {
  const now = placesOf(course, targets).flatMap(({ target, ...place }): Settled[] =>
    target === null ? [] : [{ ...place, target, from: named ? (place.within ?? place.text) : null }],
  );
  const said = answers.flatMap((each): Settled[] => {
    if (each.answer !== 'yes') return [];
    const { place, text, work, target } = each;
    const within = 'coursework' in place && !('criterion' in place) ? null : work;
    return [{ place, text, within, target, from: named ? work : null }];
  });
  return [...now, ...said];
}

function placesOf({ coursework, quizzes, rubrics, tags }: TaggedCourse, targets: readonly TargetCode[]): Placed[] {
  const book = readTags(tags, targets);
  const places = coursework
    .filter(({ state, post }) => state === 'published' && post?.ours !== true)
    .flatMap((work): Placed[] => {
      const whole = book.ofCoursework(work.id, work.title).tagged?.target ?? null;
      const questions = quizzes
        .filter((each) => each.coursework === work.id)
        .flatMap(({ quiz }) => questionsOf(quiz, work, whole, book));
      const rubric = rubrics.find((each) => each.coursework === work.id);
      const rows = (rubric?.rows ?? []).map(({ criterion, title }) => ({
        place: { coursework: work.id, criterion },
        text: title,
        within: work.title,
        target: book.ofCriterion(work.id, criterion, title).tagged?.target ?? whole,
      }));
      if (questions.length + rows.length > 0) return [...questions, ...rows];
      const canScore = work.maxPoints !== null || work.quizzes.length > 0;
      return canScore ? [{ place: { coursework: work.id }, text: work.title, within: null, target: whole }] : [];
    });
  // a form that hangs on two pieces of work is asked about once, and not at all where one of them has a target
  const once = new Map<string, Placed>();
  for (const each of places)
    if ((once.get(placeKey(each.place))?.target ?? null) === null) once.set(placeKey(each.place), each);
  return [...once.values()];
}

function questionsOf(quiz: Quiz, work: Coursework, whole: TargetCode | null, book: TagBook): Placed[] {
  return quiz.questions
    .filter(({ scored }) => scored)
    .map(({ item, title }) => ({
      place: { form: quiz.form, item },
      text: title,
      within: work.title,
      target: book.ofQuestion(quiz.form, item, title).tagged?.target ?? whole,
    }));
}
