import type { Instant, SchoolDate } from '../../../time.ts';
import type { Happening, Life, SandboxSchool } from '../world/school.ts';
import { firstMonday, midnight, ZONE } from '../../school-year/calendar.ts';
import { playGiven } from './chances.ts';
import { classesOf } from './classes.ts';
import type { Classes, SchoolClass } from './classes.ts';
import { schoolFile } from './file.ts';
import { createLearners, type Learners } from '../../school-year/model.ts';
import { TEACHERS } from '../../school-year/people.ts';
import { plannedOn } from './plan.ts';
import { playAssignment, playTicket, topicId, TOPICS } from './tickets.ts';
import { trouble } from './trouble.ts';

/**
 * Cedar Grove: six weeks of school before the anchor day, and events on every day after it. `learners`: how they learn.
 */
export function seededSchool(anchor: Instant, seed: string, learners: Learners = createLearners(seed)): SandboxSchool {
  const first = firstMonday(anchor);
  const classes = classesOf(seed);
  return {
    file: schoolFile(seed, classes, first),
    start: midnight(first),
    story: [
      ...opening(classes, midnight(first)),
      ...classes.all.flatMap((group) => courseOpening(classes, group, midnight(first))),
    ],
    life: lifeOf(seed, classes, first, learners),
  };
}

function lifeOf(seed: string, classes: Classes, first: SchoolDate, learners: Learners): Life {
  const once = trouble(seed, classes, first);
  return {
    zone: ZONE,
    day(date, state) {
      const planned = classes.all.flatMap((group) =>
        plannedOn(seed, group, first, date).flatMap((item) => {
          const stage = { seed, group, learners, state };
          return item.type === 'ticket' ? playTicket(stage, item) : playAssignment(stage, item);
        }),
      );
      return date === first ? [...planned, ...once] : planned;
    },
    given: (item, reached, at, state) => playGiven(seed, learners, item, reached, at, state),
  };
}

/** The people of the school, and last year's class, which is closed. */
function opening(classes: Classes, at: Instant): Happening[] {
  const people = [
    ...Object.values(TEACHERS),
    ...classes.learners.map(({ id, email, given, family }) => ({ id, email, given, family })),
  ];
  const lastYear = {
    id: '6000',
    name: 'Grade 5 Mathematics',
    section: 'last year',
    owner: TEACHERS.rivera.id,
    state: 'ACTIVE' as const,
    missingGrade: 0,
  };
  return [
    ...people.map((person): Happening => ({ at, deed: { kind: 'person', person } })),
    { at, deed: { kind: 'course', course: lastYear } },
    { at, deed: { kind: 'course-state', course: lastYear.id, state: 'ARCHIVED' } },
  ];
}

function courseOpening(classes: Classes, group: SchoolClass, at: Instant): Happening[] {
  const course = {
    id: group.id,
    name: group.name,
    section: group.section,
    owner: group.teacher,
    state: 'ACTIVE' as const,
    missingGrade: 0,
  };
  const happenings: Happening[] = [
    { at, deed: { kind: 'course', course } },
    ...TOPICS.map((name): Happening => ({
      at,
      deed: { kind: 'topic', course: group.id, topic: { id: topicId(group, name), name } },
    })),
    ...group.learners.map(({ id }): Happening => ({ at, deed: { kind: 'joined', course: group.id, user: id } })),
  ];
  if (group === classes.first)
    happenings.push({ at, deed: { kind: 'teaches', course: group.id, user: TEACHERS.okafor.id } });
  if (group === classes.second)
    happenings.push({ at, deed: { kind: 'invited', course: group.id, user: classes.invited.id } });
  return happenings;
}
