import type { Instant } from '../../../time.ts';
import { pick, randomFor } from '../../shell/random.ts';
import { formMaterial } from '../world/form-material.ts';
import { WEB } from '../world/hands.ts';
import type { CourseWorkItem, FormRecord } from '../world/records.ts';
import type { Happening } from '../world/school.ts';
import type { State } from '../world/state.ts';
import { addDays, clock, nextSchoolDay } from '../../school-year/calendar.ts';
import type { SchoolClass } from './classes.ts';
import type { Learners } from '../../school-year/model.ts';
import { TEACHERS } from '../../school-year/people.ts';
import type { PlannedAssignment, PlannedTicket } from './plan.ts';

/** The data needed to play one day of one class. */
export interface Stage {
  readonly seed: string;
  readonly group: SchoolClass;
  readonly learners: Learners;
  readonly state: State;
}

interface Playing extends Stage {
  readonly add: (at: Instant, deed: Happening['deed']) => void;
}

/** A ticket from its making in the morning to the grades in the afternoon. */
export function playTicket(stage: Stage, ticket: PlannedTicket): Happening[] {
  const happenings: Happening[] = [];
  const playing: Playing = { ...stage, add: (at, deed) => happenings.push({ at, deed }) };
  const form = formRecord(stage.group, ticket);
  if (ticket.quirk !== 'shared-form') playing.add(clock(ticket.date, 7), { kind: 'form', form });
  playing.add(clock(ticket.date, 7.1), { kind: 'posted', item: ticketItem(stage.group, ticket, form) });
  for (const learner of roster(stage)) answerTicket(playing, ticket, learner);
  return happenings;
}

function answerTicket({ seed, group, learners, state, add }: Playing, ticket: PlannedTicket, learner: string): void {
  const random = randomFor(seed, 'ticket', ticket.id, learner);
  const there = random() < 0.45 + 0.55 * learners.diligence(learner);
  if (!there && random() < 0.5) return;
  const at = there ? clock(ticket.date, 8.1 + random() * 0.3) : clock(nextSchoolDay(ticket.date), 12.2 + random());
  const values: Record<string, string> = {};
  let right = 0;
  for (const question of ticket.questions) {
    const correct = random() < learners.chance(learner, question.target, question.exposure);
    const chosen = correct
      ? question.right
      : pick(
          random,
          question.options.length === 0
            ? ['I drew it in my notebook']
            : question.options.filter((option) => option !== question.right),
        );
    values[question.id] = chosen ?? 'I think so because the text says it';
    if (correct && question.right !== null) right += question.points ?? 0;
  }
  const email = state.people.get(learner)?.email ?? null;
  add(at, {
    kind: 'answered',
    form: ticket.form.id,
    response: responseId(ticket, learner),
    email: writtenEmail(email, ticket, random()),
    values,
  });
  const work = { course: group.id, item: ticket.id, learner };
  if (random() < 0.96) add(at, { kind: 'turned-in', ...work });
  gradeTicket(group, ticket, right, there, work, add);
}

/**
 * In even weeks the teacher imports the points and returns the work; on the Mondays of odd weeks the grades stay
 * drafts.
 */
function gradeTicket(
  group: SchoolClass,
  ticket: PlannedTicket,
  right: number,
  there: boolean,
  work: { course: string; item: string; learner: string },
  add: Playing['add'],
): void {
  if (ticket.maxPoints === 0 || ticket.quirk === 'open-answer') return;
  const at = clock(there ? ticket.date : nextSchoolDay(ticket.date), 16);
  if (ticket.week % 2 === 0) {
    add(at, { kind: 'graded', ...work, by: group.teacher, draft: right, assigned: right });
    add(at, { kind: 'returned', ...work, by: group.teacher });
  } else if (ticket.kind === 'entrance') {
    add(at, { kind: 'graded', ...work, by: group.teacher, draft: right });
  }
}

/** The work of the week: handed in by Friday, some later, some never; graded on the next school day. */
export function playAssignment(stage: Stage, assignment: PlannedAssignment): Happening[] {
  const happenings: Happening[] = [];
  const add: Playing['add'] = (at, deed) => happenings.push({ at, deed });
  add(clock(assignment.date, 9), { kind: 'posted', item: assignmentItem(stage.group, assignment) });
  for (const learner of roster(stage)) {
    const random = randomFor(stage.seed, 'assignment', assignment.id, learner);
    const work = { course: stage.group.id, item: assignment.id, learner };
    if (random() < 0.9) add(clock(assignment.date, 10 + random() * 4), { kind: 'opened', ...work });
    if (random() > stage.learners.diligence(learner) + 0.05) continue;
    const late = random() < 0.12;
    const handedIn = addDays(assignment.date, late ? 6 : 1 + Math.floor(random() * 3));
    add(clock(handedIn, 15 + random() * 0.8), { kind: 'turned-in', ...work });
    const chance = stage.learners.chance(learner, assignment.target, assignment.exposure);
    let points = 0;
    for (let part = 0; part < assignment.maxPoints; part += 1) if (random() < chance) points += 1;
    const graded = clock(nextSchoolDay(addDays(assignment.date, late ? 6 : 3)), 15.2);
    const draftOnly = random() < 0.08;
    add(graded, {
      kind: 'graded',
      ...work,
      by: stage.group.teacher,
      draft: points,
      ...(draftOnly ? {} : { assigned: points }),
    });
    if (!draftOnly) add(graded, { kind: 'returned', ...work, by: stage.group.teacher });
  }
  return happenings;
}

export function responseId(ticket: PlannedTicket, learner: string): string {
  return `ACYDBN${ticket.id}-${learner}`;
}

function formRecord(group: SchoolClass, ticket: PlannedTicket): FormRecord {
  return {
    ...ticket.form,
    title: ticket.title,
    quiz: true,
    editors: ticket.quirk === 'co-teacher' ? [TEACHERS.okafor.id] : [group.teacher],
    collects: ticket.quirk === 'typed-email' ? 'RESPONDER_INPUT' : 'VERIFIED',
    questions: ticket.questions.map(({ item, id, title, kind, options, right, points }) => ({
      item,
      id,
      title,
      kind,
      options: [...options],
      right,
      points,
    })),
  };
}

/** Work as a teacher makes it in the web app. */
export function handmade(group: SchoolClass, id: string, title: string, more: Partial<CourseWorkItem>): CourseWorkItem {
  return {
    type: 'courseWork',
    id,
    course: group.id,
    project: WEB,
    creator: group.teacher,
    state: 'PUBLISHED',
    mode: 'ALL_STUDENTS',
    students: [],
    materials: [],
    text: '',
    scheduled: null,
    title,
    workType: 'ASSIGNMENT',
    choices: [],
    maxPoints: null,
    due: null,
    topic: null,
    modification: 'MODIFIABLE_UNTIL_TURNED_IN',
    ...more,
  };
}

function ticketItem(group: SchoolClass, ticket: PlannedTicket, form: FormRecord): CourseWorkItem {
  const published = ticket.quirk === 'published-address' || ticket.quirk === 'shared-form';
  return handmade(group, ticket.id, ticket.title, {
    materials: [formMaterial(form, published ? 'published' : 'edit')],
    maxPoints: ticket.maxPoints,
    due: ticket.due,
    topic: topicId(group, 'Tickets'),
    creator: ticket.quirk === 'co-teacher' ? TEACHERS.okafor.id : group.teacher,
  });
}

function assignmentItem(group: SchoolClass, assignment: PlannedAssignment): CourseWorkItem {
  return handmade(group, assignment.id, assignment.title, {
    maxPoints: assignment.maxPoints,
    due: assignment.due,
    topic: topicId(group, 'Work of the week'),
    text: 'Show how you got there. Take the time you need.',
  });
}

/** Headings of a class's work. */
export const TOPICS = ['Tickets', 'Work of the week'] as const;

export function topicId(group: SchoolClass, name: (typeof TOPICS)[number]): string {
  return `5${group.id.slice(-1)}0${TOPICS.indexOf(name) + 1}`;
}

/** The e-mail address of a response: a typed one is sometimes mistyped, a verified one may be in capitals. */
function writtenEmail(email: string | null, ticket: PlannedTicket, draw: number): string | null {
  if (email === null) return null;
  if (ticket.quirk === 'typed-email' && draw < 0.1) return email.replace('students.', '');
  return draw > 0.97 ? email.toUpperCase() : email;
}

function roster({ state, group }: Stage): string[] {
  return [...(state.courses.get(group.id)?.students ?? [])];
}
