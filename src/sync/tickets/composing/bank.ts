import { readTags } from '../../../evidence/tags.ts';
import type { SchoolFile } from '../../../school/file.ts';
import type { StoredCoursework } from '../../../store/results/coursework.ts';
import type { StoredQuiz } from '../../../store/results/quizzes.ts';
import type { Composing } from '../desk.ts';

type Bank = Composing['bank'];

/**
 * What quizzes of a class asked on a target, the newest work first. The LMS tells the words of a question alone, so each comes as a
 * short text whose right answer the teacher writes.
 */
export function askedInQuizzes(
  quizzes: readonly StoredQuiz[],
  coursework: readonly StoredCoursework[],
  file: Pick<SchoolFile, 'tags' | 'targets'>,
): Bank {
  const tags = readTags(
    file.tags,
    file.targets.map(({ code }) => code),
  );
  const works = new Map(coursework.map(({ coursework: work }) => [work.id, work]));
  const asked = quizzes.flatMap(({ quiz, coursework: id }) => {
    const work = works.get(id);
    if (work === undefined) return [];
    const ofWork = tags.ofCoursework(work.id, work.title).tagged;
    return quiz.questions
      .filter(({ scored }) => scored)
      .flatMap(({ item, title }) => {
        const target = (tags.ofQuestion(quiz.form, item, title).tagged ?? ofWork)?.target;
        const text = target === undefined ? '' : title.replace(`[${target}]`, '').trim();
        return target === undefined || text === '' ? [] : [{ target, text, at: work.createdAt ?? '' }];
      });
  });
  return asked
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ target, text }) => ({ target, question: { kind: 'text', text, target } }));
}

/** Most questions offered on one target; nobody looks through more. */
const MOST = 20;

/** Both together, each question once: what tickets asked first, as its key comes along. */
export function bankOf(tickets: Bank, quizzes: Bank): Bank {
  const found = new Map<string, Bank[number]>();
  const counts = new Map<string, number>();
  for (const each of [...tickets, ...quizzes]) {
    const key = `${each.target} ${each.question.text.trim().toLowerCase()}`;
    const count = counts.get(each.target) ?? 0;
    if (found.has(key) || count >= MOST) continue;
    found.set(key, each);
    counts.set(each.target, count + 1);
  }
  return [...found.values()];
}
