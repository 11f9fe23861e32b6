import { daysAfter } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import { randomFor } from '../../shell/random.ts';
import { addDays, clock, nextSchoolDay } from '../../school-year/calendar.ts';
import type { Learners } from '../../school-year/model.ts';
import { handmadeItem } from '../world/hands.ts';
import type { HandmadeItem } from '../world/hands.ts';
import { students } from '../world/reach.ts';
import type { Cell, Enrollment, Item } from '../world/records.ts';
import { sectionOf } from '../world/state.ts';
import type { State } from '../world/state.ts';
import type { Happening } from '../world/world.ts';
import { categoryId, PERIODS } from './classes.ts';
import type { SchoolSection } from './classes.ts';
import type { Planned } from './plan.ts';

/** The data needed to play one day of one section. */
export interface Stage {
  readonly seed: string;
  readonly section: SchoolSection;
  readonly learners: Learners;
  readonly state: State;
}

type Add = (at: Instant, deed: Happening['deed']) => void;

/** One item, from its creation to its grades. */
export function play(stage: Stage, planned: Planned): Happening[] {
  const happenings: Happening[] = [];
  const add: Add = (at, deed) => happenings.push({ at, deed });
  add(clock(planned.date, planned.type === 'assessment' || planned.form !== null ? 7 : 9), {
    kind: 'posted',
    item: itemOf(stage.section, planned),
  });
  if (planned.form !== null) return happenings; // the class answers in the form, see forms.ts
  for (const enrollment of students(sectionOf(stage.state, stage.section.id))) {
    if (planned.type === 'assessment') answer(stage, planned, enrollment, add);
    else handIn(stage, planned, enrollment, add);
  }
  return happenings;
}

/** A ticket is answered in class and graded at once. An absent learner answers the day after, or never. */
function answer(stage: Stage, planned: Planned, { id, uid }: Enrollment, add: Add): void {
  const random = randomFor(stage.seed, 'ticket', planned.id, uid);
  const there = random() < 0.45 + 0.55 * stage.learners.diligence(uid);
  if (!there && random() < 0.5) return;
  const at = there ? clock(planned.date, 8.1 + random() * 0.3) : clock(nextSchoolDay(planned.date), 12.2 + random());
  grade(stage, planned, id, { score: score(stage, planned, uid, random) }, at, add);
}

/**
 * Work of the week: handed in by Friday, some later, some never. Missing work is marked on Monday of every other week.
 */
function handIn(stage: Stage, planned: Planned, { id, uid }: Enrollment, add: Add): void {
  const random = randomFor(stage.seed, 'work', planned.id, uid);
  const graded = clock(nextSchoolDay(addDays(planned.date, 3)), 15.2);
  if (random() > stage.learners.diligence(uid) + 0.05) {
    if (planned.week % 2 === 0 && !planned.cloud && planned.type === 'assignment')
      grade(stage, planned, id, { exception: 3 }, graded, add);
    return;
  }
  const late = random() < 0.12;
  const handedIn = clock(addDays(planned.date, late ? 4 : 1 + Math.floor(random() * 3)), 15 + random() * 4);
  if (planned.type === 'assignment') submit(stage, planned, uid, handedIn, random, add);
  const at = late ? clock(nextSchoolDay(addDays(planned.date, 5)), 15.2) : graded;
  if (random() < 0.95) grade(stage, planned, id, { score: score(stage, planned, uid, random) }, at, add);
}

/** Some learners save a draft first, some hand in twice. */
function submit({ section }: Stage, planned: Planned, uid: string, at: Instant, random: () => number, add: Add): void {
  const work = { kind: 'submitted' as const, section: section.id, item: planned.id, uid };
  if (random() < 0.1) add(clock(planned.date, 14), { ...work, draft: true, body: 'Not finished yet' });
  add(at, { ...work, draft: false, body: 'My work, with how I got there' });
  if (random() < 0.08) add(daysAfter(at, 1 / 24), { ...work, draft: false, body: 'Corrected' });
}

function score({ learners }: Stage, { target, exposure, points }: Planned, uid: string, random: () => number): number {
  const chance = learners.chance(uid, target, exposure);
  let right = 0;
  for (let part = 0; part < points; part += 1) if (random() < chance) right += 1;
  return right;
}

/** Writes a gradebook cell as a teacher does; fields that `cell` leaves out are empty. */
export function grade(
  { section }: Pick<Stage, 'section'>,
  { id: item }: { readonly id: string },
  enrollment: string,
  cell: Partial<Cell>,
  at: Instant,
  add: Add,
): void {
  add(at, {
    kind: 'graded',
    section: section.id,
    item,
    enrollment,
    cell: { score: null, exception: 0, comment: '', status: null, ...cell },
  });
}

function itemOf(section: SchoolSection, planned: Planned): Item {
  const { type, cloud, title, points, due, isFinal, form, tagged } = planned;
  if (form !== null) {
    const url = `https://docs.google.com/forms/d/${tagged ? `e/${form.publicId}` : form.id}/viewform`;
    return made(section, planned.id, {
      title,
      due,
      category: '0',
      dropbox: false,
      links: [{ title: 'The quiz', url }],
      description: '<p>Sign in with your school account.</p>',
    });
  }
  return made(section, planned.id, {
    type,
    cloud,
    title,
    maxPoints: points,
    due,
    isFinal,
    category: categoryId(section, type === 'assessment' ? 'tickets' : 'work'),
    ...(type === 'assignment' ? { description: '<p>Show how you got there. Take the time you need.</p>' } : {}),
  });
}

/** An item as a teacher makes it in the web app, in the current grading period. */
export function made(section: SchoolSection, id: string, handmade: HandmadeItem): Item {
  return handmadeItem(
    section.id,
    id,
    section.teacher,
    categoryId(section, 'work'),
    { period: PERIODS.now, ...handmade },
    () => `7${id}`,
  );
}
