import type { Instant, SchoolDate } from '../../../time.ts';
import { formMaterial } from '../world/form-material.ts';
import type { FormRecord } from '../world/records.ts';
import type { Happening } from '../world/school.ts';
import { addDays, clock, nextSchoolDay } from '../../school-year/calendar.ts';
import type { Classes, SchoolClass } from './classes.ts';
import { extraId, plannedOn } from './plan.ts';
import type { PlannedTicket } from './plan.ts';
import { handmade, responseId } from './tickets.ts';

/**
 * Events that happen once in the story and make a pull hard (README.md, "Believable trouble"). The other entries of
 * that list are quirks of planned tickets (`plan.ts`).
 */
export function trouble(seed: string, classes: Classes, first: SchoolDate): Happening[] {
  const { first: a, second: b, third: c } = classes;
  const on = (week: number, weekday: number) => addDays(first, week * 7 + weekday - 1);
  const happenings: Happening[] = [];
  const add = (at: Instant, deed: Happening['deed']) => happenings.push({ at, deed });

  add(clock(on(3, 3), 13), { kind: 'left', course: a.id, user: classes.leaver.id });
  add(clock(on(4, 2), 17), {
    kind: 'posted',
    item: handmade(a, extraId(a, 1), 'Fraction museum (not ready yet)', { state: 'DRAFT', maxPoints: 20 }),
  });
  // The teacher plans the unit's own assessment: a draft with a day, a week and a half ahead.
  add(clock(on(5, 4), 17), {
    kind: 'posted',
    item: handmade(a, extraId(a, 2), 'Unit test: fractions [5.NF.A.1]', {
      state: 'DRAFT',
      maxPoints: 20,
      due: clock(on(7, 2), 10),
    }),
  });
  individualWork(b, on(3, 3), add);
  copiedWork(b, on(4, 2), on(2, 2), add);
  habits(c, on, add);
  changedMaximum(b, on, add);
  returnedWithoutTurningIn(a, on(2, 2), on(3, 1), add);
  handedInTwice(a, on(1, 2), add);
  const ticket = ticketOn(seed, a, first, on(4, 3));
  if (ticket !== null) disputedTicket(a, ticket, add);
  return happenings;
}

type Add = (at: Instant, deed: Happening['deed']) => void;
type On = (week: number, weekday: number) => SchoolDate;

/** Extra practice assigned to four learners only; two hand it in. */
function individualWork(group: SchoolClass, date: SchoolDate, add: Add): void {
  const students = ids(group, 4, 8);
  const id = extraId(group, 1);
  add(clock(date, 11), {
    kind: 'posted',
    item: handmade(group, id, 'Extra practice: fraction bars [5.NF.A.1]', {
      mode: 'INDIVIDUAL_STUDENTS',
      students,
      maxPoints: 5,
      due: clock(addDays(date, 5), 16),
    }),
  });
  for (const learner of students.slice(0, 2)) {
    const work = { course: group.id, item: id, learner };
    add(clock(nextSchoolDay(date), 15), { kind: 'turned-in', ...work });
    add(clock(nextSchoolDay(nextSchoolDay(date)), 15), {
      kind: 'graded',
      ...work,
      by: group.teacher,
      draft: 4,
      assigned: 4,
    });
  }
}

/** The teacher reuses an old post: same title, new id, nobody has done it. */
function copiedWork(group: SchoolClass, date: SchoolDate, original: SchoolDate, add: Add): void {
  add(clock(date, 11.5), {
    kind: 'posted',
    item: handmade(
      group,
      extraId(group, 2),
      `Work of the week ${original.slice(5)}: again for whoever wants [5.NBT.B.7]`,
      { maxPoints: 10 },
    ),
  });
}

/** A daily log of habits: a form that is no quiz. */
function habits(group: SchoolClass, on: On, add: Add): void {
  const form: FormRecord = {
    id: '1HabitLogOfTheThirdPeriodReadingClass0000001',
    publicId: '1FAIpQLHabitLogOfTheThirdPeriodReadingClass00000000000001',
    title: 'My reading habits this week',
    quiz: false,
    collects: 'VERIFIED',
    editors: [group.teacher],
    questions: [
      {
        item: '0a11',
        id: '0a1b2c3d',
        title: 'This week I reread a hard part',
        kind: 'choice',
        options: ['Yes', 'Not yet'],
        right: null,
        points: null,
      },
    ],
  };
  add(clock(on(1, 5), 7), { kind: 'form', form });
  for (const week of [1, 3, 5]) {
    const id = extraId(group, week);
    add(clock(on(week, 5), 8), {
      kind: 'posted',
      item: handmade(group, id, 'Habit log', { materials: [formMaterial(form, 'edit')] }),
    });
    for (const learner of group.learners.slice(0, 15)) {
      add(clock(on(week, 5), 8.6), {
        kind: 'answered',
        form: form.id,
        response: `habit-${week}-${learner.id}`,
        email: learner.email,
        values: { '0a1b2c3d': 'Yes' },
      });
    }
  }
}

/** The teacher counts an assignment out of 20 two weeks after grading it out of 10. */
function changedMaximum(group: SchoolClass, on: On, add: Add): void {
  add(clock(on(3, 2), 16.5), {
    kind: 'edited',
    course: group.id,
    item: `7${group.id.slice(-1)}0012`,
    change: { maxPoints: 20 },
  });
}

/** Paper work: graded and returned in the web app though never turned in there. */
function returnedWithoutTurningIn(group: SchoolClass, posted: SchoolDate, at: SchoolDate, add: Add): void {
  const [learner] = ids(group, 9, 10);
  if (learner === undefined) return;
  const work = { course: group.id, item: `7${group.id.slice(-1)}0022`, learner };
  if (at <= posted) return;
  add(clock(at, 16.2), { kind: 'graded', ...work, by: group.teacher, draft: 8, assigned: 8 });
  add(clock(at, 16.2), { kind: 'returned', ...work, by: group.teacher });
}

/** Handed in, taken back, handed in again. */
function handedInTwice(group: SchoolClass, posted: SchoolDate, add: Add): void {
  const [learner] = ids(group, 3, 4);
  if (learner === undefined) return;
  const work = { course: group.id, item: `7${group.id.slice(-1)}0012`, learner };
  add(clock(addDays(posted, 1), 10), { kind: 'turned-in', ...work });
  add(clock(addDays(posted, 1), 11), { kind: 'reclaimed', ...work });
  add(clock(addDays(posted, 2), 10), { kind: 'turned-in', ...work });
}

/** One ticket with a second try, a stranger's answer, and a question whose other answers the teacher accepts the day after. */
function disputedTicket(group: SchoolClass, ticket: PlannedTicket, add: Add): void {
  const right = Object.fromEntries(ticket.questions.map((question) => [question.id, question.right ?? '']));
  const again = group.learners[7];
  const asked = ticket.questions[0];
  if (again === undefined || asked === undefined) return;
  add(clock(ticket.date, 14), {
    kind: 'answered',
    form: ticket.form.id,
    response: `${responseId(ticket, again.id)}-2`,
    email: again.email,
    values: right,
  });
  add(clock(ticket.date, 14.5), {
    kind: 'answered',
    form: ticket.form.id,
    response: responseId(ticket, 'guest'),
    email: 'somebody@mail.example',
    values: right,
  });
  for (const { id } of group.learners.slice(8, 20)) {
    add(clock(nextSchoolDay(ticket.date), 9), {
      kind: 'regraded',
      form: ticket.form.id,
      response: responseId(ticket, id),
      question: asked.id,
      score: asked.points ?? 1,
      correct: true,
    });
  }
}

function ticketOn(seed: string, group: SchoolClass, first: SchoolDate, date: SchoolDate): PlannedTicket | null {
  const [planned] = plannedOn(seed, group, first, date);
  return planned?.type === 'ticket' ? planned : null;
}

function ids(group: SchoolClass, from: number, to: number): string[] {
  return group.learners.slice(from, to).map(({ id }) => id);
}
