import type { Instant, SchoolDate } from '../../../time.ts';
import { addDays, clock, isSchoolDay, weekday, weekOf } from '../../school-year/calendar.ts';
import type { Exposure } from '../../school-year/model.ts';
import { questionOn } from '../../school-year/questions.ts';
import type { BankQuestion } from '../../school-year/questions.ts';
import { targetOf } from '../../school-year/targets.ts';
import type { ItemType } from '../world/records.ts';
import type { SchoolSection } from './classes.ts';

/**
 * One item of a day. It is about one target, as the API reports no single questions (lms/schoology/FACTS.md 4), unless
 * it links to a form.
 */
export interface Planned {
  readonly id: string;
  readonly type: ItemType;
  readonly cloud: boolean;
  readonly title: string;
  readonly target: string;
  readonly exposure: Exposure;
  readonly date: SchoolDate;
  readonly week: number;
  /** Points; each stands for a question or a part of the work. */
  readonly points: number;
  readonly due: Instant | null;
  readonly isFinal: boolean;
  /** Its target stands in the school file, not in its title. */
  readonly tagged: boolean;
  /** The quiz on several targets that the item links to; null: none. */
  readonly form: PlannedForm | null;
}

/** The linked quiz is a Google form, as no item of Schoology reports single questions. */
export interface PlannedForm {
  readonly id: string;
  readonly publicId: string;
  readonly questions: readonly PlannedQuestion[];
}

export interface PlannedQuestion {
  readonly id: string;
  readonly target: string;
  readonly exposure: Exposure;
  readonly asked: BankQuestion;
}

/** From this week on every title names its target, as a school file cannot name items that are made after it. */
export const TAGGED_WEEKS = 7;

/** What a section gets on a day: tickets on Mondays, Wednesdays and Thursdays, work on Tuesdays, something else on Fridays. */
export function plannedOn(section: SchoolSection, first: SchoolDate, date: SchoolDate): Planned[] {
  if (!isSchoolDay(date)) return [];
  const week = weekOf(first, date);
  const day = weekday(date);
  const focus = lesson(section, week, day - 1);
  const past = lesson(section, week - 1, 4);
  if (focus === null) return [];
  const ticket = (slot: number, name: string, about: Lesson, points: number): Planned => ({
    ...base(section, date, week, slot, about),
    type: 'assessment',
    points,
    due: clock(date, 15.5),
    title: `${name} ${date.slice(5)}: ${targetOf(about.target).topic} [${about.target}]`,
  });
  if (day === 1)
    return [ticket(0, 'Entrance ticket', focus, 4), ...(past === null ? [] : [ticket(1, 'Entrance ticket', past, 2)])];
  if (day === 2) return [work(section, date, week, focus)];
  if (day === 3) return [ticket(0, 'Entrance ticket', focus, 3)];
  if (day === 4) return [ticket(0, 'Exit ticket', focus, 2)];
  if (week === 0)
    return section.before.map((target, slot) =>
      ticket(slot, 'Station ticket', { target, exposure: { lessons: 4, weeksSince: 2 } }, 2),
    );
  return friday(section, date, week, focus);
}

interface Lesson {
  readonly target: string;
  readonly exposure: Exposure;
}

/** The target of a week, and how well it is known after `days` of its lessons; null before the story begins. */
function lesson(section: SchoolSection, week: number, days: number): Lesson | null {
  const { sequence } = section;
  const target = week < 0 ? undefined : sequence[week % sequence.length];
  if (target === undefined) return null;
  const earlier = Array.from({ length: week }, (_, index) => sequence[index % sequence.length]).filter(
    (other) => other === target,
  ).length;
  return { target, exposure: { lessons: earlier * 4 + days, weeksSince: days === 4 ? 1 : 0 } };
}

function work(section: SchoolSection, date: SchoolDate, week: number, about: Lesson): Planned {
  const tagged = section.digit === 1 && week < TAGGED_WEEKS;
  const exposure = lesson(section, week, 3)?.exposure ?? about.exposure;
  return {
    ...base(section, date, week, 0, { ...about, exposure }),
    type: 'assignment',
    tagged,
    points: 10,
    due: clock(addDays(date, 3), 23.75),
    title: `Classwork ${date.slice(5)}: ${targetOf(about.target).topic}${tagged ? '' : ` [${about.target}]`}`,
  };
}

/** First week that the first section ends with a quiz in a Google form. */
export const FORM_WEEKS = 5;

/** The targets of the last weeks with two questions each: one piece of work about several targets. */
function formQuiz(section: SchoolSection, date: SchoolDate, week: number, about: Lesson): Planned {
  const item = base(section, date, week, 0, about);
  const lessons = [lesson(section, week, 4), lesson(section, week - 1, 4), lesson(section, week - 2, 4)].flatMap(
    (each) => each ?? [],
  );
  const questions = lessons.flatMap(({ target, exposure }, place) =>
    [0, 1].map((slot): PlannedQuestion => ({
      id: `${item.id}${place}${slot}`,
      target,
      exposure,
      asked: questionOn(target, week * 2 + slot),
    })),
  );
  return {
    ...item,
    type: 'assignment',
    title: `Week in review ${date.slice(5)}`,
    points: 0,
    due: clock(date, 15.5),
    tagged: week < TAGGED_WEEKS,
    form: { id: `1BellHarbor_${item.id}`, publicId: `1FAIpQLBellHarbor_${item.id}`, questions },
  };
}

/**
 * Items that an API shows less of, taken in turn: a discussion, a cloud document, a column of a practice tool, a
 * midterm.
 */
function friday(section: SchoolSection, date: SchoolDate, week: number, about: Lesson): Planned[] {
  const item = base(section, date, week, 0, about);
  const topic = targetOf(about.target).topic;
  const due = clock(addDays(date, 4), 16);
  if (week === 1)
    return [
      {
        ...item,
        type: 'discussion',
        title: `Discussion: where do we meet ${topic}? [${about.target}]`,
        points: 5,
        due,
      },
    ];
  if (week === 2)
    return [
      {
        ...item,
        type: 'assignment',
        cloud: true,
        title: `Shared document: ${topic} explained [${about.target}]`,
        points: 10,
        due,
      },
    ];
  if (week === 3)
    return [{ ...item, type: 'grade_column', title: `Practice tool: ${topic} [${about.target}]`, points: 5 }];
  if (week === 4)
    return [
      {
        ...item,
        type: 'assessment',
        title: `Midterm: ${topic} [${about.target}]`,
        points: 8,
        isFinal: true,
        due: clock(date, 15.5),
      },
    ];
  return week >= FORM_WEEKS && section.digit === 1 ? [formQuiz(section, date, week, about)] : [];
}

function base(
  section: SchoolSection,
  date: SchoolDate,
  week: number,
  slot: number,
  { target, exposure }: Lesson,
): Omit<Planned, 'type' | 'title' | 'points'> {
  return {
    id: itemId(section, week, weekday(date), slot),
    cloud: false,
    target,
    exposure,
    date,
    week,
    due: null,
    isFinal: false,
    tagged: false,
    form: null,
  };
}

/** The id of a planned item: section, week, weekday, place in the day. */
function itemId(section: SchoolSection, week: number, day: number, slot: number): string {
  return `68${section.digit}${String(week).padStart(3, '0')}${day}${slot}`;
}

/** The id of an item made once, outside the plan. */
export function extraId(section: SchoolSection, number: number): string {
  return `689${section.digit}${String(number).padStart(4, '0')}`;
}
