import type { Instant, SchoolDate } from '../../../time.ts';
import { addDays, clock } from '../../school-year/calendar.ts';
import type { Happening } from '../world/world.ts';
import { enrollmentId } from './classes.ts';
import type { SchoolSection, Sections } from './classes.ts';
import { extraId } from './plan.ts';
import { grade, made } from './play.ts';

/** Events that happen once in the story and make a pull hard (README.md, "Believable trouble"). */
export function trouble(sections: Sections, first: SchoolDate): Happening[] {
  const { first: a, second: b } = sections;
  const on = (week: number, weekday: number) => addDays(first, week * 7 + weekday - 1);
  const happenings: Happening[] = [];
  const add: Add = (at, deed) => happenings.push({ at, deed });

  leaveAndReturn(sections, on, add);
  add(clock(on(5, 1), 9), {
    kind: 'enrolled',
    section: b.id,
    enrollment: { id: enrollmentId(b, 91), uid: sections.invited.id, admin: false, status: 3 },
  });
  const unpublished = made(a, extraId(a, 1), {
    title: 'Fraction museum (not ready yet)',
    published: false,
    maxPoints: 20,
  });
  add(clock(on(4, 2), 17), { kind: 'posted', item: unpublished });
  add(clock(on(2, 1), 9), {
    kind: 'posted',
    item: made(a, extraId(a, 2), { title: 'Bring a ruler on Wednesday', category: '0', dropbox: false }),
  });
  individualWork(a, on(3, 3), add);
  lettered(b, on(3, 5), add);
  exceptions(a, on, add);
  words(a, on, add);
  return happenings;
}

type Add = (at: Instant, deed: Happening['deed']) => void;
type On = (week: number, weekday: number) => SchoolDate;

/** One learner leaves for good; another comes back under a new enrollment, and the old one stays archived. */
function leaveAndReturn({ first, second, leaver, returner }: Sections, on: On, add: Add): void {
  add(clock(on(3, 3), 13), {
    kind: 'enrollment-status',
    section: first.id,
    enrollment: place(first, leaver.id),
    status: 5,
  });
  add(clock(on(2, 2), 13), {
    kind: 'enrollment-status',
    section: second.id,
    enrollment: place(second, returner.id),
    status: 5,
  });
  const again = enrollmentId(second, 90);
  add(clock(on(3, 1), 7), {
    kind: 'enrolled',
    section: second.id,
    enrollment: { id: again, uid: returner.id, admin: false, status: 1 },
  });
}

/** The enrollment with which a learner begins the year. */
function place(section: SchoolSection, uid: string): string {
  return enrollmentId(
    section,
    section.learners.findIndex(({ id }) => id === uid),
  );
}

/** Extra practice assigned to four learners only: two by name, two through a grading group. */
function individualWork(section: SchoolSection, date: SchoolDate, add: Add): void {
  const group = `97${section.digit}`;
  const [members, assignees] = [
    [6, 7],
    [4, 5],
  ].map((places) => places.map((index) => enrollmentId(section, index)));
  add(clock(date, 10), {
    kind: 'group',
    section: section.id,
    group: { id: group, title: 'Tuesday table', members: members ?? [] },
  });
  const item = made(section, extraId(section, 3), {
    title: 'Extra practice: fraction bars [5.NF.A.1]',
    maxPoints: 5,
    due: clock(addDays(date, 5), 16),
    assignees: assignees ?? [],
  });
  add(clock(date, 11), { kind: 'posted', item: { ...item, groups: [group] } });
  grade({ section }, item, enrollmentId(section, 4), { score: 4 }, clock(addDays(date, 5), 15), add);
}

/** Work graded in letters; the API reports the number behind each. */
function lettered(section: SchoolSection, date: SchoolDate, add: Add): void {
  const item = made(section, extraId(section, 1), {
    title: 'Reading talk [RI.5.1]',
    scale: '1',
    maxPoints: 100,
    dropbox: false,
  });
  add(clock(date, 9), { kind: 'posted', item });
  for (const [index, score] of [87, 93, 77, 83].entries())
    grade({ section }, item, enrollmentId(section, index), { score }, clock(addDays(date, 3), 15), add);
}

/** Cells with an exception: excused, and incomplete. */
function exceptions(section: SchoolSection, on: On, add: Add): void {
  const item = { id: `68${section.digit}00120` };
  grade({ section }, item, enrollmentId(section, 2), { exception: 1 }, clock(on(2, 4), 16), add);
  grade({ section }, item, enrollmentId(section, 3), { exception: 2 }, clock(on(2, 4), 16), add);
}

/** What the teacher wrote: beside a grade, shown and hidden, and in a thread. */
function words(section: SchoolSection, on: On, add: Add): void {
  const item = { id: `68${section.digit}00020` };
  const at = clock(on(1, 3), 16);
  grade(
    { section },
    item,
    enrollmentId(section, 0),
    { score: 8, comment: 'Good models. Next time, label the parts.', status: 1 },
    at,
    add,
  );
  grade(
    { section },
    item,
    enrollmentId(section, 1),
    { score: 6, comment: 'Ask about the break in her routine', status: 0 },
    at,
    add,
  );
  const uid = section.learners[0]?.id;
  if (uid === undefined) return;
  const comment = { id: `16${section.digit}07`, by: section.teacher, text: 'I like how you drew it.' };
  add(at, { kind: 'commented', section: section.id, item: item.id, uid, comment });
}
