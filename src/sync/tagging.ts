import type { CourseId, FormId, TargetCode } from '../ids.ts';
import { tagsPart } from '../school/class/parts.ts';
import type { CourseSettings, SchoolFile, Tag, TagKind } from '../school/file.ts';
import { iCanOf } from '../school/i-can.ts';
import type { Records } from '../store/records.ts';
import { asTaught } from '../tagging/confirmed.ts';
import { placeKey } from '../tagging/place.ts';
import { suggestTargets } from '../tagging/suggest.ts';
import type { AnsweredTag, Place, Suggested, Taggable, Untagged } from '../tagging/types.ts';
import { settledIn, untaggedIn, type TaggedCourse } from '../tagging/untagged.ts';

/** The work of one class that no tag reaches, what is suggested for it, and what its teacher confirmed. */
export interface CourseTags {
  /** Newest work first, its questions in their order. */
  readonly open: readonly Suggested[];
  readonly confirmed: readonly (AnsweredTag & { readonly answer: 'yes' })[];
  /** What the school file says of single places of this class's work, and of no other class's. */
  readonly inFile: readonly FileTag[];
  /** What can be chosen: the targets of the class, and those they build on. */
  readonly targets: readonly Taggable[];
}

/** A tag of the school file, with the words that stand at its place. */
export interface FileTag {
  readonly place: Place;
  readonly text: string;
  /** The title of its coursework. */
  readonly work: string;
  readonly target: TargetCode;
  readonly kind: TagKind | null;
}

type Reading = Pick<Records, 'loadCoursework' | 'loadQuizzes' | 'loadRubrics' | 'loadTagAnswers'>;

/** What has no target yet in a class, as its last night read it, with a suggestion for each. Reads the store; calls no LMS. */
export async function courseTags(records: Reading, file: SchoolFile, course: CourseSettings): Promise<CourseTags> {
  const answers = await records.loadTagAnswers();
  const here = await taggedCourse(records, file, course.id, answers);
  const codes = file.targets.map(({ code }) => code);
  const targets = targetsOf(file, course);
  const taught = new Set(targets.map(({ code }) => code));
  const alike = file.courses.filter((each) => targetsOf(file, each).some(({ code }) => taught.has(code)));
  const settled = [];
  const elsewhere = new Set<FormId>();
  for (const each of alike) {
    const of = each.id === course.id ? here : await taggedCourse(records, file, each.id, answers);
    if (each.id !== course.id) for (const { quiz } of of.quizzes) elsewhere.add(quiz.form);
    const said = answers.filter((answer) => answer.course === each.id);
    settled.push(...settledIn(of, said, codes, each.teacher.toLowerCase() === course.teacher.toLowerCase()));
  }
  const own = answers.filter((answer) => answer.course === course.id);
  const suggested = suggestTargets(openIn(here, own, codes), {
    targets,
    settled,
    refused: own.flatMap((each) => (each.answer === 'no' ? [{ place: each.place, target: each.target }] : [])),
  });
  return {
    open: inOrder(suggested, here),
    confirmed: own.flatMap((each) => (each.answer === 'yes' ? [each] : [])),
    inFile: tagsPart
      .rowsOf(file, course)
      .flatMap(({ value }) => fileTag(value, here, codes))
      .filter(({ place }) => !('form' in place && elsewhere.has(place.form))),
    targets,
  };
}

/** None, where the tag is of no work that is listed now. */
function fileTag(tag: Tag, here: TaggedCourse, codes: readonly TargetCode[]): FileTag[] {
  if (!('target' in tag)) return [];
  const { target, kind = null, ...place } = tag;
  const key = placeKey(place);
  const [at] = settledIn(here, [], codes, true).filter((each) => placeKey(each.place) === key);
  const whole = here.coursework.find(({ id }) => placeKey({ coursework: id }) === key);
  const text = at?.text ?? whole?.title;
  return text === undefined ? [] : [{ place, text, work: at?.within ?? text, target, kind }];
}

/** How much of a class has no target yet, without what to suggest. */
export async function countUntagged(records: Reading, file: SchoolFile, course: CourseId): Promise<number> {
  const answers = await records.loadTagAnswers();
  const here = await taggedCourse(records, file, course, answers);
  const own = answers.filter((answer) => answer.course === course);
  return openIn(
    here,
    own,
    file.targets.map(({ code }) => code),
  ).length;
}

/** Without what its teacher said is about none. */
function openIn(here: TaggedCourse, own: readonly AnsweredTag[], codes: readonly Taggable['code'][]): Untagged[] {
  const none = new Set(own.flatMap((each) => (each.answer === 'none' ? [placeKey(each.place)] : [])));
  return untaggedIn(here, codes).filter(({ place }) => !none.has(placeKey(place)));
}

async function taggedCourse(
  records: Reading,
  file: SchoolFile,
  course: CourseId,
  answers: readonly AnsweredTag[],
): Promise<TaggedCourse> {
  const [coursework, quizzes, rubrics] = [
    await records.loadCoursework(course),
    await records.loadQuizzes(course),
    await records.loadRubrics(course),
  ];
  return {
    coursework: coursework.filter(({ missingNights }) => missingNights === 0).map((each) => each.coursework),
    quizzes,
    rubrics: rubrics.map(({ rubric }) => rubric),
    tags: asTaught(file, course, answers).tags,
  };
}

/** The targets of the class's units and those they build on; a class without units is taught all. */
function targetsOf(file: SchoolFile, { units }: CourseSettings): Taggable[] {
  const taught = new Set(units.flatMap(({ targets }) => targets));
  const before = new Set(file.targets.filter(({ code }) => taught.has(code)).flatMap(({ requires }) => requires));
  return file.targets
    .filter(({ code }) => taught.size === 0 || taught.has(code) || before.has(code))
    .map((target) => ({ code: target.code, iCan: iCanOf(target) }));
}

function inOrder(suggested: readonly Suggested[], { coursework, quizzes, rubrics }: TaggedCourse): Suggested[] {
  const newest = coursework.toSorted((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? 1 : -1));
  const keys = newest.flatMap(({ id }) => [
    placeKey({ coursework: id }),
    ...quizzes
      .filter((each) => each.coursework === id)
      .flatMap(({ quiz }) => quiz.questions.map(({ item }) => placeKey({ form: quiz.form, item }))),
    ...rubrics
      .filter((each) => each.coursework === id)
      .flatMap(({ rows }) => rows.map(({ criterion }) => placeKey({ coursework: id, criterion }))),
  ]);
  const turn = new Map(keys.toReversed().map((key, n) => [key, -n]));
  return suggested.toSorted((a, b) => (turn.get(placeKey(a.place)) ?? 0) - (turn.get(placeKey(b.place)) ?? 0));
}
