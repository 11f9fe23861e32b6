import { CourseworkId, CriterionId, FormId, ItemId } from '../../src/ids.ts';
import type { Quiz } from '../../src/lms/quizzes.ts';
import type { Coursework } from '../../src/lms/types.ts';
import { saveCoursework } from '../../src/store/results/coursework.ts';
import { saveQuiz } from '../../src/store/results/quizzes.ts';
import { saveRubric } from '../../src/store/results/rubrics.ts';
import type { SchoolDb } from '../../src/store/types.ts';
import { instant } from '../../src/time.ts';
import { COURSE, NOW } from './board/board-school.ts';
import { coursework } from './coursework.ts';
import { quiz } from './quiz.ts';

export const EXIT = CourseworkId.parse('8001');
export const PROJECT = CourseworkId.parse('8002');

/** A ticket with a sure, a likely and a silent question, a project with a rubric, and work that names no target. */
export async function keepUntaggedWork(db: SchoolDb): Promise<void> {
  const form = { form: FormId.parse('untagged-form'), publicId: null, title: 'Exit ticket' };
  const works: Coursework[] = [
    coursework({ id: EXIT, title: 'Exit ticket: what we did on Tuesday', quizzes: [form], ...at(6) }),
    coursework({ id: PROJECT, title: 'Recipe project', ...at(5) }),
    coursework({ id: CourseworkId.parse('8003'), title: 'Word problems with fractions, homework', ...at(4) }),
    coursework({ id: CourseworkId.parse('8004'), title: 'Bring your signed form', ...at(3) }),
  ];
  const asked = [
    '1/2 + 1/3 = ?',
    'Maya drank 1/4 liter, then 2/3 liter. How much did she drink in all?',
    'How sure are you?',
  ];
  const questions: Quiz['questions'] = asked.map((title, n) => ({
    item: ItemId.parse(`q${n + 1}`),
    title,
    possible: 1,
    scored: true,
  }));
  await saveCoursework(db, COURSE, works, NOW);
  await saveQuiz(db, COURSE, quiz({ form: form.form, title: 'Exit ticket', questions }), EXIT, NOW);
  const rows = ['Adds fractions with unlike denominators', 'Neat and complete'].map((title, n) => ({
    criterion: CriterionId.parse(`c${n + 1}`),
    title,
    possible: 4,
  }));
  await saveRubric(db, COURSE, { coursework: PROJECT, rows }, NOW);
}

/** Given out on that day of May. */
function at(day: number): Pick<Coursework, 'createdAt'> {
  return { createdAt: instant(`2026-05-0${day}T12:00:00Z`) };
}
