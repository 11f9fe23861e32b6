import type { Instant, SchoolDate } from '../../../time.ts';
import { addDays, firstMonday, midnight, ZONE } from '../../school-year/calendar.ts';
import { createLearners, type Learners } from '../../school-year/model.ts';
import { NONE } from '../world/records.ts';
import type { Happening, Life, SchoologySchool } from '../world/world.ts';
import { CATEGORIES, categoryId, enrollmentId, PERIODS, sectionsOf } from './classes.ts';
import type { SchoolSection, Sections } from './classes.ts';
import { schoolFile } from './file.ts';
import { formsOf } from './forms.ts';
import { playGiven } from './given.ts';
import { asPerson, BELL_HARBOR, STAFF } from './people.ts';
import { plannedOn } from './plan.ts';
import { play } from './play.ts';
import { trouble } from './trouble.ts';

/**
 * Bell Harbor: six weeks of school before the anchor day, and events on every day after it. `learners`: how they learn.
 */
export function seededSchool(
  anchor: Instant,
  seed: string,
  learners: Learners = createLearners(seed),
): SchoologySchool {
  const first = firstMonday(anchor);
  const sections = sectionsOf(seed);
  const at = midnight(first);
  return {
    file: schoolFile(sections, first),
    school: BELL_HARBOR,
    start: at,
    story: [
      ...opening(sections, first, at),
      ...sections.all.flatMap((section) => sectionOpening(section, at)),
      ...lastYear(sections.first, at),
    ],
    life: lifeOf(seed, sections, first, learners),
    forms: formsOf(seed, sections.first, sections.leaver.id, first),
  };
}

function lifeOf(seed: string, sections: Sections, first: SchoolDate, learners: Learners): Life {
  const once = trouble(sections, first);
  return {
    zone: ZONE,
    day(date, state) {
      const planned = sections.all.flatMap((section) =>
        plannedOn(section, first, date).flatMap((item) => play({ seed, section, learners, state }, item)),
      );
      return date === first ? [...planned, ...once] : planned;
    },
    given: (item, uids, at, state) => playGiven(seed, learners, item, uids, at, state),
  };
}

/** The people of the school, the grading periods of the year, and one scale of letter grades. */
function opening(sections: Sections, first: SchoolDate, at: Instant): Happening[] {
  const people = [...Object.values(STAFF), ...sections.learners.map(asPerson)];
  const periods = [
    { id: PERIODS.now, title: 'This year', start: addDays(first, -21), end: addDays(first, 365) },
    { id: PERIODS.before, title: 'Summer program', start: addDays(first, -120), end: addDays(first, -40) },
    { id: PERIODS.lastYear, title: 'Last year', start: addDays(first, -386), end: addDays(first, -121) },
  ];
  const levels = [
    ['F', 0],
    ['D', 60],
    ['C', 70],
    ['C+', 77],
    ['B-', 80],
    ['B', 83],
    ['B+', 87],
    ['A-', 90],
    ['A', 93],
    ['A+', 97],
  ] as const;
  return [
    ...people.map((person): Happening => ({ at, deed: { kind: 'person', person } })),
    ...periods.map((period): Happening => ({ at, deed: { kind: 'period', period } })),
    {
      at,
      deed: {
        kind: 'scale',
        scale: { id: '1', title: 'Letters', type: 'percent', levels: levels.map(([name, value]) => ({ name, value })) },
      },
    },
  ];
}

function sectionOpening(section: SchoolSection, at: Instant): Happening[] {
  const { id, courseId, name, title, digit } = section;
  const enrolled = (enrollment: string, uid: string, admin: boolean): Happening => ({
    at,
    deed: { kind: 'enrolled', section: id, enrollment: { id: enrollment, uid, admin, status: 1 } },
  });
  const category = (key: keyof typeof CATEGORIES, delta: number): Happening['deed'] => ({
    kind: 'category',
    section: id,
    category: {
      id: categoryId(section, key),
      title: CATEGORIES[key],
      delta,
      calculation: 2,
      maxPoints: 100,
      scale: NONE,
      dropLowest: 0,
      weight: 0,
    },
  });
  return [
    {
      at,
      deed: {
        kind: 'section',
        section: {
          id,
          courseId,
          courseTitle: name,
          title,
          schoolCode: `BH-${digit}05`,
          periods: [PERIODS.now],
          weighted: false,
        },
      },
    },
    { at, deed: category('tickets', 0) },
    { at, deed: category('work', 1) },
    enrolled(enrollmentId(section, 95), section.teacher, true),
    ...section.learners.map((learner, index) => enrolled(enrollmentId(section, index), learner.id, false)),
  ];
}

/** Last year's section of the first teacher: its grading periods are over, but it still exists. */
function lastYear({ courseId, name, teacher }: SchoolSection, at: Instant): Happening[] {
  const id = '7110032001';
  return [
    {
      at,
      deed: {
        kind: 'section',
        section: {
          id,
          courseId,
          courseTitle: name,
          title: 'Section 1',
          schoolCode: 'BH-005',
          periods: [PERIODS.lastYear],
          weighted: false,
        },
      },
    },
    {
      at,
      deed: { kind: 'enrolled', section: id, enrollment: { id: '447700195', uid: teacher, admin: true, status: 1 } },
    },
  ];
}
