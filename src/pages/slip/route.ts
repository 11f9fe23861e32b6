import type { Language } from '../../language.ts';
import { loadMorning } from '../../store/day/decisions.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import { boardAddress } from '../board/address.ts';
import type { Reply, Route } from '../kit/route.ts';
import { coursesOf, type TeacherViewer } from '../kit/viewer.ts';
import { readSlipAddress } from './address.ts';
import { slipOf } from './model.ts';
import { slipPage } from './view.tsx';

/** The day's groups for everybody's eyes. Where there is nothing to show yet, the board says what is missing. */
export const slipRoute: Route = {
  method: 'get',
  path: '/slip',
  for: 'teacher',
  framed: 'launch',
  answer: (viewer, { query }, { store }) =>
    store.school(viewer.school, (db) => answer(db, viewer, readSlipAddress(query))),
};

async function answer(db: SchoolDb, viewer: TeacherViewer, asked: ReturnType<typeof readSlipAddress>): Promise<Reply> {
  const school = await loadSchoolFile(db);
  if (school === null) return { kind: 'redirect', to: boardAddress({ language: asked.language }) };
  const courses = coursesOf(viewer, school);
  const course = asked.course === undefined ? courses[0] : courses.find(({ id }) => id === asked.course);
  if (course === undefined && asked.course !== undefined) return { kind: 'refused', why: 'not-found' };
  const morning = course === undefined ? null : await loadMorning(db, course.id);
  const language: Language = asked.language ?? school.school.languages[0] ?? 'en';
  if (morning === null) return { kind: 'redirect', to: boardAddress({ course: course?.id, language }) };
  return { kind: 'page', html: slipPage(slipOf(morning, school, language)) };
}
