import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language, type Said } from '../../language.ts';
import { schoolDateOf, startOfDay } from '../../school/calendar.ts';
import { iCanOf } from '../../school/i-can.ts';
import { loadMorning } from '../../store/day/decisions.ts';
import { loadRoster } from '../../store/people/roster.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { Store } from '../../store/types.ts';
import type { SelectedCourse } from '../../sync/find.ts';
import { keepPaper, unknownIn } from '../../sync/tickets/writing/paper.ts';
import { PaperCards } from '../../ticket/paper.ts';
import { daysIn } from '../board/model/days.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import { FOREIGN, refusedScript } from '../kit/refusal.ts';
import type { Route } from '../kit/route.ts';
import { coursesOf, type TeacherViewer } from '../kit/viewer.ts';
import { PAPER } from './address.ts';
import { paperPage } from './view.tsx';

const Query = z.object({ course: CourseId.optional().catch(undefined), lang: Language.optional().catch(undefined) });

/** Where a ticket that was filled in on paper is typed in. */
export const paperRoutes: readonly Route[] = [
  {
    method: 'get',
    path: PAPER,
    for: 'teacher',
    framed: 'launch',
    scripted: true,
    async answer(viewer, { query }, { store, secret, now }) {
      const { course: id, lang } = Query.parse(query);
      const selected = await theirs(store, viewer, id);
      if (selected === null) return { kind: 'refused', why: 'not-found' };
      const { file, course } = selected;
      const language = lang ?? file.school.languages[0] ?? 'en';
      const { learners, name } = await store.school(viewer.school, async (db) => ({
        learners: await loadRoster(db, course.id),
        name: (await loadMorning(db, course.id))?.courseName ?? course.id,
      }));
      const date = schoolDateOf(file, now());
      const taught = new Set(course.units.flatMap(({ targets }) => targets));
      const order = new Intl.Collator(language);
      return {
        kind: 'page',
        html: paperPage({
          language,
          course: { id: course.id, name },
          token: formToken(secret, PAPER, [viewer.school, viewer.teacher, course.id]),
          date,
          day: daysIn(language, file.school.timeZone).day(startOfDay(file.school.timeZone, date)),
          learners: learners.toSorted((a, b) => order.compare(a.name, b.name)),
          units: course.units.length === 0 ? [{ title: name, targets: [] }] : course.units,
          targets: file.targets
            .filter(({ code }) => taught.size === 0 || taught.has(code))
            .map((target) => ({ code: target.code, iCan: iCanOf(target)[language] })),
        }),
      };
    },
  },
  {
    method: 'post',
    path: `${PAPER}/keep`,
    for: 'teacher',
    form: 'json',
    async answer(viewer, { body, path }, deps) {
      const { store, secret, now, random, today } = deps;
      const sent = z.object({ course: CourseId, token: z.string().max(200) }).safeParse(body);
      const isOurs =
        sent.success && isFormToken(secret, PAPER, [viewer.school, viewer.teacher, sent.data.course], sent.data.token);
      const selected = isOurs ? await theirs(store, viewer, sent.data.course) : null;
      if (selected === null) return refusedScript(deps, path, { status: 403, error: 'not-yours', message: FOREIGN });
      const pile = PaperCards.safeParse(body);
      if (!pile.success || unknownIn(pile.data, selected).length > 0)
        return refusedScript(deps, path, { status: 422, error: 'malformed', message: UNREADABLE });
      const kept = await keepPaper(store, selected, pile.data, { actor: viewer.teacher, random: random() }, now());
      const laid = await today(viewer.school, selected.course.id);
      return { kind: 'json', status: 200, body: { ...kept, said: saidOf(kept.cards, kept.strangers, laid.ok) } };
    },
  },
];

/** The course, where it is the viewer's; without one named, their first. */
async function theirs(store: Store, viewer: TeacherViewer, id: CourseId | undefined): Promise<SelectedCourse | null> {
  const file = await store.school(viewer.school, loadSchoolFile);
  if (file === null) return null;
  const courses = coursesOf(viewer, file);
  const course = id === undefined ? courses[0] : courses.find((each) => each.id === id);
  return course === undefined ? null : { file, course };
}

function saidOf(cards: number, strangers: number, isLaid: boolean): Said {
  const left = strangers === 0 ? { en: '', es: '' } : STRANGERS;
  const then = isLaid ? LAID : LATER;
  return {
    en: `${cards} ${cards === 1 ? 'card is' : 'cards are'} kept. ${then.en}${left.en}`,
    es: `${cards === 1 ? 'Se guardó 1 tarjeta' : `Se guardaron ${cards} tarjetas`}. ${then.es}${left.es}`,
  };
}

const LAID: Said = {
  en: 'The groups on the board are laid with them.',
  es: 'Los grupos del tablero ya las tienen en cuenta.',
};
const LATER: Said = { en: 'The next night takes them up.', es: 'La próxima noche las tendrá en cuenta.' };
const STRANGERS: Said = {
  en: ' Some were of students who are not in the class any more; nothing was kept of those.',
  es: ' Algunas eran de estudiantes que ya no están en la clase; de esas no se guardó nada.',
};
const UNREADABLE: Said = {
  en: 'Something on this page does not fit the class any more. Open it again; the cards you typed stay until then.',
  es: 'Algo de esta página ya no encaja con la clase. Ábrala de nuevo; las tarjetas que escribió siguen aquí hasta entonces.',
};
