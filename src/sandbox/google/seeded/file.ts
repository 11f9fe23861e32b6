import type { SchoolDate } from '../../../time.ts';
import { activitiesAt, ACTIVITY_ROOT } from '../../school-year/activities.ts';
import { addDays, holidays, ZONE } from '../../school-year/calendar.ts';
import type { Classes } from './classes.ts';
import { TEACHERS } from '../../school-year/people.ts';
import { plannedOn, TAGGED_WEEKS } from './plan.ts';
import { TARGETS } from '../../school-year/targets.ts';

/** The school file of the seeded school (DESIGN.md 4.3). It depends on the first day and the seed alone. */
export function schoolFile(seed: string, classes: Classes, first: SchoolDate): unknown {
  return {
    school: { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: ZONE, languages: ['en', 'es'] },
    rule: { method: 'beta-decay', threshold: 0.8, minEvidence: 2, minSources: 2, recheckDays: 7, missesToSeminar: 2 },
    nightly: '02:00',
    closed: holidays(first, addDays(first, 365)),
    review: 'teacher',
    courses: classes.all.map((group) => ({
      id: group.id,
      teacher: Object.values(TEACHERS).find(({ id }) => id === group.teacher)?.email,
      area: group.area,
      grade: 5,
      seminar: { seats: 8, sessions: 2, minutes: 20 },
      units: group.units,
    })),
    targets: TARGETS.map(({ code, iCan, grade, area, requires, priority }) => ({
      code,
      iCan,
      grade,
      area,
      ...(requires && { requires }),
      ...(priority && { priority }),
    })),
    tags: [
      ...taggedByHand(seed, classes, first),
      { titlePattern: '^Entrance ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'entrance' },
      { titlePattern: '^Exit ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'exit' },
      { titlePattern: '^Station ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'station' },
      { titlePattern: '^Unit test.*\\[(?<code>[^\\]]+)\\]', kind: 'unit' },
      { titlePattern: '\\[(?<code>[^\\]]+)\\]' },
    ],
    activities: activitiesAt(ACTIVITY_ROOT),
    learners: classes.learners
      .filter(({ language, prefers }) => language === 'es' || prefers.length > 0)
      .map(({ id, language, prefers }) => ({ id, language, prefers })),
  };
}

/** Questions and assignments of the first class whose targets stand in no title. */
function taggedByHand(seed: string, { first: group }: Classes, first: SchoolDate): object[] {
  const tags: object[] = [];
  for (let offset = 0; offset < TAGGED_WEEKS * 7; offset += 1) {
    for (const planned of plannedOn(seed, group, first, addDays(first, offset))) {
      if (planned.type === 'assignment') {
        if (planned.tagged) tags.push({ coursework: planned.id, target: planned.target });
        continue;
      }
      for (const question of planned.questions)
        if (question.tagged) tags.push({ form: planned.form.id, item: question.id, target: question.target });
    }
  }
  return tags;
}
