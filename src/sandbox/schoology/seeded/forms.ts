import type { SchoolDate } from '../../../time.ts';
import { hash, pick, randomFor } from '../../shell/random.ts';
import { addDays, clock, midnight } from '../../school-year/calendar.ts';
import { createLearners } from '../../school-year/model.ts';
import type { FormRecord, Person } from '../../google/world/records.ts';
import type { Happening } from '../../google/world/school.ts';
import type { LinkedForms } from '../world/world.ts';
import type { SchoolSection } from './classes.ts';
import { STAFF } from './people.ts';
import { FORM_WEEKS, plannedOn } from './plan.ts';
import type { Planned, PlannedForm } from './plan.ts';

/** The first teacher's account at Google, from which only its forms are used. */
export const FORMS_OWNER: Person = {
  id: 'bell-1',
  email: STAFF.marsh.email,
  given: STAFF.marsh.first,
  family: STAFF.marsh.last,
};
const SCOPES = [
  'openid',
  ...['userinfo.email', 'forms.body.readonly', 'forms.responses.readonly'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
];
/** The last week with a Friday form, counted from the first week: a school year. */
const LAST_WEEK = 45;
/** A colleague who tries out each quiz and belongs to no section. */
const TRIES_OUT = 's.ito@bell.example';

/** The forms linked from a section's Fridays, from their creation to the answers of the class. */
export function formsOf(seed: string, section: SchoolSection, leaver: string, first: SchoolDate): LinkedForms {
  const at = midnight(first);
  const refreshToken = `1//sandbox-${FORMS_OWNER.id}-${hash(`${seed} ${FORMS_OWNER.id}`).toString(36)}`;
  const learners = section.learners.filter(({ id }) => id !== leaver);
  const fridays = Array.from({ length: LAST_WEEK - FORM_WEEKS }, (_, week) =>
    addDays(first, (FORM_WEEKS + week) * 7 + 4),
  );
  const model = createLearners(seed);
  return {
    owners: [{ email: FORMS_OWNER.email, refreshToken }],
    story: [
      { at, deed: { kind: 'person', person: FORMS_OWNER } },
      { at, deed: { kind: 'granted', user: FORMS_OWNER.id, refreshToken, scopes: SCOPES } },
      ...fridays
        .flatMap((date) => plannedOn(section, first, date))
        .flatMap((planned) => (planned.form === null ? [] : played(planned, planned.form))),
    ],
  };

  function played({ title, date, tagged }: Planned, form: PlannedForm): Happening[] {
    const tried: Happening = {
      at: clock(date, 7.4),
      deed: {
        kind: 'answered',
        form: form.id,
        response: `try-${form.id}`,
        email: TRIES_OUT,
        values: Object.fromEntries(form.questions.map(({ id, asked }) => [id, asked[1]])),
      },
    };
    const answers = learners.flatMap(({ id: uid, email }): Happening[] => {
      const random = randomFor(seed, 'form', form.id, uid);
      if (random() > 0.2 + 0.8 * model.diligence(uid)) return [];
      const values = form.questions.map(
        ({ id, target, exposure, asked: [, right, ...wrong] }) =>
          [id, random() < model.chance(uid, target, exposure) ? right : pick(random, wrong)] as const,
      );
      // The address of an account may be written in capitals.
      const written = random() > 0.95 ? email.toUpperCase() : email;
      return [
        {
          at: clock(date, 8.1 + random() * 0.4),
          deed: {
            kind: 'answered',
            form: form.id,
            response: `ACYDBN${form.id}-${uid}`,
            email: written,
            values: Object.fromEntries(values),
          },
        },
      ];
    });
    return [{ at: clock(date, 7), deed: { kind: 'form', form: recordOf(title, form, tagged) } }, tried, ...answers];
  }
}

/** The texts of a form's questions name no target while the school file tags the questions. */
function recordOf(title: string, { id, publicId, questions }: PlannedForm, tagged: boolean): FormRecord {
  return {
    id,
    publicId,
    title,
    editors: [FORMS_OWNER.id],
    quiz: true,
    collects: 'VERIFIED',
    questions: questions.map(({ id: question, target, asked: [text, right, ...wrong] }) => ({
      item: `i${question}`,
      id: question,
      title: tagged ? text : `${text} [${target}]`,
      kind: 'choice',
      options: [right, ...wrong].toSorted(),
      right,
      points: 1,
    })),
  };
}
