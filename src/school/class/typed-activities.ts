import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { factsOf, formAt } from '../../lms/known.ts';
import { Activity, type Check, type CourseSettings, type SchoolFile } from '../file.ts';
import type { Keyed } from './merge.ts';
import type { RowProblem, RowsRead } from './problems.ts';
import { sharedTargets, targetRowsOf } from './target-rows.ts';
import { activitiesOf } from '../activities.ts';

const cell = z.string().max(4000);
/** An activity as somebody types it. */
export const TypedActivity = z.strictObject({
  /** The name it was shown under; empty: it is new. */
  was: cell,
  target: cell,
  title: cell,
  titleEs: cell,
  url: cell,
  kind: cell,
  modality: cell,
  minutes: cell,
  /** The link of a form that marks itself. */
  form: cell,
  /** The LMS's id of a quiz in the class. */
  work: cell,
});
export type TypedActivity = z.infer<typeof TypedActivity>;
export type ActivityField = Exclude<keyof TypedActivity, 'was'>;

export const EMPTY_ACTIVITY: TypedActivity = {
  was: '',
  target: '',
  title: '',
  titleEs: '',
  url: '',
  kind: 'practice',
  modality: '',
  minutes: '15',
  form: '',
  work: '',
};

/** Who may change an activity from a class: on a target that other teachers' classes have too, only what is for this class alone. */
function isOwn(file: SchoolFile, course: CourseSettings): (activity: Activity) => boolean {
  const own = new Set(targetRowsOf(file, course).map(({ target }) => target.code));
  const shared = sharedTargets(file, course);
  return (activity) =>
    activity.course === undefined
      ? own.has(activity.target) && !shared.has(activity.target)
      : activity.course === course.id && own.has(activity.target);
}

/** The activities a class may change, each under a name of its own. */
export function activityRowsOf(file: SchoolFile, course: CourseSettings): Keyed<Activity>[] {
  const times = new Map<string, number>();
  return file.activities.filter(isOwn(file, course)).map((value) => {
    const name = `${value.target} ${value.title}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { key: time === 1 ? name : `${name} (${time})`, value };
  });
}

/** What the class has from the school and shares with other teachers' classes. */
export function sharedActivitiesOf(file: SchoolFile, course: CourseSettings): Activity[] {
  const own = new Set(targetRowsOf(file, course).map(({ target }) => target.code));
  const changeable = isOwn(file, course);
  return activitiesOf(file, course).filter((activity) => own.has(activity.target) && !changeable(activity));
}

/** The file with these as the activities the class may change; others stay where they stand. One on a shared target is for this class alone. */
export function withActivityRows(
  file: SchoolFile,
  course: CourseSettings,
  rows: readonly Keyed<Activity>[],
): SchoolFile {
  const changeable = isOwn(file, course);
  const shared = sharedTargets(file, course);
  const waiting = rows.map(({ value }) => (shared.has(value.target) ? { ...value, course: course.id } : value));
  const placed = file.activities.flatMap((each) => (changeable(each) ? waiting.splice(0, 1) : [each]));
  return { ...file, activities: [...placed, ...waiting] };
}

export function typedActivity({ key, value }: Keyed<Activity>): TypedActivity {
  const { target, title, titleEs = '', url = '', kind, modality = '', minutes, check } = value;
  const form = check !== undefined && 'form' in check ? check.form : '';
  const work = check !== undefined && 'coursework' in check ? check.coursework : '';
  return { was: key, target, title, titleEs, url, kind, modality, minutes: String(minutes), form, work };
}

export function isEmptyActivity({ was, title, url, form, work }: TypedActivity): boolean {
  return was === '' && [title, url, form, work].every((text) => text.trim() === '');
}

/** What was typed as activities of the class, or everything that is wrong with it. */
export function readActivities(
  typed: readonly TypedActivity[],
  shown: readonly Keyed<Activity>[],
  { file, course }: { readonly file: SchoolFile; readonly course: CourseSettings },
): RowsRead<Keyed<Activity>, ActivityField> {
  const before = new Map(shown.map((row) => [row.key, row]));
  const own = new Set<string>(targetRowsOf(file, course).map(({ target }) => target.code));
  const problems: RowProblem<ActivityField>[] = [];
  const rows: Keyed<Activity>[] = [];
  const names = new Set(before.keys());
  for (const [row, each] of typed.entries()) {
    if (isEmptyActivity(each)) continue;
    const was = before.get(each.was);
    const same = was !== undefined && isDeepStrictEqual(each, typedActivity(was));
    const found = same
      ? was.value
      : readActivity(each, { own, file, was: was?.value ?? null }, (problem) => problems.push({ row, ...problem }));
    if (found !== null)
      rows.push({ key: was?.key ?? freshName(`${found.target} ${found.title}`, names), value: found });
  }
  return problems.length === 0 ? { ok: true, rows } : { ok: false, problems };
}

/** A new activity may be called like another one of its target. */
function freshName(name: string, taken: Set<string>): string {
  let fresh = name;
  for (let time = 2; taken.has(fresh); time += 1) fresh = `${name} (${time})`;
  taken.add(fresh);
  return fresh;
}

interface Around {
  readonly own: ReadonlySet<string>;
  readonly file: SchoolFile;
  readonly was: Activity | null;
}

type Tell = (problem: Omit<RowProblem<ActivityField>, 'row'>) => void;

function readActivity(typed: TypedActivity, { own, file, was }: Around, tell: Tell): Activity | null {
  const wrong: Omit<RowProblem<ActivityField>, 'row'>[] = [];
  const text = (field: ActivityField): string | undefined => typed[field].trim() || undefined;
  if (text('title') === undefined) wrong.push({ field: 'title', is: 'missing' });
  if (text('target') === undefined) wrong.push({ field: 'target', is: 'missing' });
  else if (!own.has(typed.target)) wrong.push({ field: 'target', is: 'unknown', about: typed.target });
  const check = readCheck(typed, file, (problem) => wrong.push(problem));
  const read = Activity.safeParse({
    target: typed.target,
    title: typed.title,
    titleEs: text('titleEs'),
    url: text('url'),
    modality: text('modality'),
    kind: typed.kind,
    minutes: Number(typed.minutes.trim()),
    course: was?.course,
    ...(check === undefined ? {} : { check }),
  });
  if (read.success && wrong.length === 0) return withoutAbsent(read.data);
  const issues = read.success ? [] : read.error.issues;
  for (const { path, code } of issues) {
    const field = FIELDS.find((each) => each === path[0]);
    if (field === undefined || wrong.some((each) => each.field === field)) continue;
    wrong.push({ field, is: KINDS[field] ?? (code === 'custom' ? 'hidden' : 'too-long') });
  }
  for (const each of wrong) tell(each);
  return null;
}

const FIELDS: readonly ActivityField[] = ['target', 'title', 'titleEs', 'url', 'kind', 'modality', 'minutes'];
const KINDS: Partial<Record<ActivityField, RowProblem['is']>> = { url: 'address', minutes: 'number', kind: 'kind' };

function readCheck({ form, work }: TypedActivity, file: SchoolFile, tell: Tell): Check | undefined {
  const [link, quiz] = [form.trim(), work.trim()];
  if (link !== '' && quiz !== '') tell({ field: 'form', is: 'two-checks' });
  if (quiz !== '') return { coursework: quiz } as Check;
  if (link === '') return undefined;
  const { lms } = file.school;
  if (factsOf(lms).quizService !== null && !file.courses.some(({ formsOwner }) => formsOwner !== undefined))
    tell({ field: 'form', is: 'form-unread' });
  const found = formAt(lms, link);
  if (found === null) tell({ field: 'form', is: 'form' });
  else if (found === 'public') tell({ field: 'form', is: 'form-public' });
  else return { form: found };
  return undefined;
}

/** What was not said is not there, as in a file. */
function withoutAbsent(activity: Activity): Activity {
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== undefined)) as Activity;
}
