import type { SchoolDate } from '../../../time.ts';
import { activitiesAt } from '../../school-year/activities.ts';
import { addDays, holidays, ZONE } from '../../school-year/calendar.ts';
import { TARGETS } from '../../school-year/targets.ts';
import { DEPLOYMENT } from '../lti/people.ts';
import type { Sections } from './classes.ts';
import { FORMS_OWNER } from './forms.ts';
import { ACTIVITY_ROOT } from './given.ts';
import { BELL_HARBOR } from './people.ts';
import { plannedOn, TAGGED_WEEKS } from './plan.ts';

/** The school file of the seeded school (DESIGN.md 4.3). It depends on the first day and the seed alone. */
export function schoolFile(sections: Sections, first: SchoolDate): unknown {
  return {
    school: {
      id: 'bell',
      name: BELL_HARBOR.name,
      lms: 'schoology',
      deployment: DEPLOYMENT,
      timeZone: ZONE,
      languages: ['en', 'es'],
    },
    rule: { method: 'beta-decay', threshold: 0.8, minEvidence: 2, minSources: 2, recheckDays: 7, missesToSeminar: 2 },
    nightly: '02:30',
    closed: holidays(first, addDays(first, 365)),
    review: 'teacher',
    courses: sections.all.map((section) => {
      const { id, teacher, area, units } = section;
      return {
        id,
        teacher,
        ...(section === sections.first && { formsOwner: FORMS_OWNER.email }),
        area,
        grade: 5,
        seminar: { seats: 8, sessions: 2, minutes: 20 },
        units,
      };
    }),
    targets: TARGETS.map(({ code, iCan, grade, area, requires, priority }) => ({
      code,
      iCan,
      grade,
      area,
      ...(requires && { requires }),
      ...(priority && { priority }),
    })),
    tags: [
      ...taggedByHand(sections, first),
      { titlePattern: '^Entrance ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'entrance' },
      { titlePattern: '^Exit ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'exit' },
      { titlePattern: '^Station ticket.*\\[(?<code>[^\\]]+)\\]', kind: 'station' },
      { titlePattern: '^Midterm.*\\[(?<code>[^\\]]+)\\]', kind: 'unit' },
      { titlePattern: '\\[(?<code>[^\\]]+)\\]' },
    ],
    activities: activitiesAt(ACTIVITY_ROOT),
    learners: sections.learners
      .filter(({ language, prefers }) => language === 'es' || prefers.length > 0)
      .map(({ id, language, prefers }) => ({ id, language, prefers })),
  };
}

/** Classwork of the first section, whose titles name no target, and the questions of its first forms. */
function taggedByHand({ first: section }: Sections, first: SchoolDate): object[] {
  const dates = Array.from({ length: TAGGED_WEEKS * 7 }, (_, offset) => addDays(first, offset));
  return dates
    .flatMap((date) => plannedOn(section, first, date))
    .filter(({ tagged }) => tagged)
    .flatMap(({ id, target, form }): object[] =>
      form === null
        ? [{ coursework: id, target }]
        : form.questions.map((question) => ({ form: form.id, item: question.id, target: question.target })),
    );
}
