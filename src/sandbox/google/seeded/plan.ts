import type { Instant, SchoolDate } from '../../../time.ts';
import { opaque, randomFor } from '../../shell/random.ts';
import type { FormQuestion } from '../world/records.ts';
import { addDays, clock, isSchoolDay, midnightUtc, weekday, weekOf } from '../../school-year/calendar.ts';
import type { SchoolClass } from './classes.ts';
import type { Exposure } from '../../school-year/model.ts';
import { questionOn } from '../../school-year/questions.ts';
import { targetOf } from '../../school-year/targets.ts';

/** The quirks that some tickets have, as in a real school (README.md, "Believable trouble"). */
export type Quirk =
  | 'typed-email'
  | 'published-address'
  | 'grid'
  | 'open-answer'
  | 'no-points'
  | 'co-teacher'
  | 'shared-form';

export interface PlannedQuestion extends FormQuestion {
  readonly target: string;
  readonly exposure: Exposure;
  /** The link from this question to its target stands in the school file, not in a title. */
  readonly tagged: boolean;
}

interface Planned {
  readonly id: string;
  readonly week: number;
  readonly title: string;
  readonly target: string;
  readonly date: SchoolDate;
  readonly due: Instant;
  readonly maxPoints: number;
}

/** A quiz in a form, answered in class. */
export interface PlannedTicket extends Planned {
  readonly type: 'ticket';
  readonly kind: 'entrance' | 'exit' | 'station';
  readonly form: { readonly id: string; readonly publicId: string };
  readonly questions: readonly PlannedQuestion[];
  readonly quirk: Quirk | null;
}

/** An assignment that the teacher grades as a whole. */
export interface PlannedAssignment extends Planned {
  readonly type: 'assignment';
  readonly exposure: Exposure;
  /** The school file tags the assignment by its id. */
  readonly tagged: boolean;
}

/** From this week on every title names its target, as a school file cannot name items that are made after it. */
export const TAGGED_WEEKS = 7;

/** By class, week and weekday. */
const QUIRKS: Readonly<Record<string, Quirk>> = {
  '6001 4 4': 'co-teacher',
  '6002 1 3': 'shared-form',
  '6002 2 4': 'grid',
  '6002 3 4': 'published-address',
  '6003 2 4': 'typed-email',
  '6003 3 4': 'no-points',
  '6003 4 3': 'open-answer',
};

/** What a class gets on a day: tickets on Mondays, Wednesdays and Thursdays, an assignment on Tuesdays (S1: every 2-3 days). */
export function plannedOn(
  seed: string,
  group: SchoolClass,
  first: SchoolDate,
  date: SchoolDate,
): readonly (PlannedTicket | PlannedAssignment)[] {
  if (!isSchoolDay(date)) return [];
  const week = weekOf(first, date);
  const day = weekday(date);
  const focus = lesson(group, week, day - 1);
  const before = [lesson(group, week - 1, 4), lesson(group, week - 2, 4)].filter((past) => past !== null);
  if (focus === null) return [];
  if (day === 1) return [ticket(seed, group, week, date, 'entrance', [focus, focus, focus, ...before.slice(0, 1)])];
  if (day === 2) return [assignment(group, week, date, focus)];
  if (day === 3) return [ticket(seed, group, week, date, 'entrance', [focus, focus, ...before])];
  if (day === 4) return [ticket(seed, group, week, date, 'exit', [focus, focus])];
  if (week > 1) return [];
  const basics = group.before
    .flatMap((target) => [target, target])
    .map((target) => ({ target, exposure: { lessons: 4, weeksSince: 2 } }));
  return [ticket(seed, group, week, date, 'station', basics)];
}

interface Lesson {
  readonly target: string;
  readonly exposure: Exposure;
}

/** The target of a week, and how well it is known after `days` of its lessons; null before the story begins. */
function lesson(group: SchoolClass, week: number, days: number): Lesson | null {
  const length = group.sequence.length;
  const target = week < 0 ? undefined : group.sequence[week % length];
  if (target === undefined) return null;
  const earlier = group.sequence
    .concat(group.sequence)
    .slice(0, week)
    .filter((other) => other === target).length;
  return { target, exposure: { lessons: earlier * 4 + days, weeksSince: days === 4 ? 1 : 0 } };
}

function ticket(
  seed: string,
  group: SchoolClass,
  week: number,
  date: SchoolDate,
  kind: PlannedTicket['kind'],
  lessons: readonly Lesson[],
): PlannedTicket {
  const day = weekday(date);
  const id = itemId(group, week, day);
  const quirk = QUIRKS[`${group.id} ${week} ${day}`] ?? null;
  const main = lessons[0]?.target ?? '';
  // The second section reuses the first one's form of that day.
  const formOwner = quirk === 'shared-form' ? itemId({ id: '6001' }, week, day) : id;
  const random = randomFor(seed, 'form', formOwner);
  const form = { id: `1${opaque(random, 43)}`, publicId: `1FAIpQL${opaque(random, 49)}` };
  const questions = lessons.map(({ target, exposure }, slot) =>
    question(group, formOwner, week, day, slot, target, exposure, main, quirk),
  );
  const worth = questions.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return {
    type: 'ticket',
    kind,
    id,
    week,
    date,
    form,
    questions,
    quirk,
    target: main,
    maxPoints: worth,
    title: `${NAMES[kind]}, ${date.slice(5)}: ${targetOf(main).topic} [${main}]`,
    due: clock(date, 15.5),
  };
}

const NAMES = { entrance: 'Entrance ticket', exit: 'Exit ticket', station: 'Station ticket' } as const;

function question(
  group: SchoolClass,
  form: string,
  week: number,
  day: number,
  slot: number,
  target: string,
  exposure: Exposure,
  main: string,
  quirk: Quirk | null,
): PlannedQuestion {
  const [title, right, ...wrong] = questionOn(target, week * 5 + day + slot);
  const random = randomFor('question', form, slot);
  const options = [right, ...wrong]
    .map((text) => [random(), text] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, text]) => text);
  const other = target !== main;
  const tagged = other && group.id === '6001' && week < TAGGED_WEEKS;
  const hex = (key: string) =>
    Math.floor(randomFor(key, form, slot)() * 0xffffffff)
      .toString(16)
      .padStart(8, '0');
  const open = quirk === 'open-answer' && slot === 1;
  const inGrid = quirk === 'grid';
  return {
    item: inGrid ? `${form}grid` : hex('item'),
    id: hex('id'),
    target,
    exposure,
    tagged,
    title: other && !tagged ? `${title} [${target}]` : title,
    kind: questionKind(open, inGrid),
    options: open ? [] : options,
    right: open ? null : right,
    points: quirk === 'no-points' && slot === 1 ? 0 : 1,
  };
}

function questionKind(open: boolean, inGrid: boolean): FormQuestion['kind'] {
  if (open) return 'text';
  return inGrid ? 'row' : 'choice';
}

function assignment(group: SchoolClass, week: number, date: SchoolDate, { target }: Lesson): PlannedAssignment {
  const tagged = group.id === '6001' && week < TAGGED_WEEKS;
  const friday = addDays(date, 3);
  const exposure = lesson(group, week, 3)?.exposure ?? { lessons: 0, weeksSince: 0 };
  return {
    type: 'assignment',
    id: itemId(group, week, 2),
    week,
    date,
    target,
    exposure,
    tagged,
    maxPoints: 10,
    due: week % 2 === 0 ? clock(friday, 16) : midnightUtc(friday),
    title: `Work of the week ${date.slice(5)}: ${targetOf(target).topic}${tagged ? '' : ` [${target}]`}`,
  };
}

/** The id of a planned item: a 7, then class, week, weekday. */
function itemId(group: { readonly id: string }, week: number, day: number): string {
  return `7${group.id.slice(-1)}${String(week).padStart(3, '0')}${day}`;
}

/** The id of an item made once on a given day, outside the plan. */
export function extraId(group: SchoolClass, number: number): string {
  return `7${group.id.slice(-1)}9${String(number).padStart(3, '0')}`;
}
