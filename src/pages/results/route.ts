import { loadSchoolFile } from '../../store/schools.ts';
import type { Imported } from '../../sync/acts/import-results.ts';
import { readUtf8 } from '../../tables/utf8.ts';
import type { Route } from '../kit/route.ts';
import { coursesOf } from '../kit/viewer.ts';
import { chosenColumns, isOurResults, ResultsForm } from './form.ts';
import { resultsPage } from './view.tsx';
import { resultsWork } from './work.ts';

/** The form with a file of question results: does what `import results` does, and says what became of each row. */
export const resultsRoute: Route = {
  method: 'post',
  path: '/results',
  for: 'teacher',
  framed: 'launch',
  form: 'file',
  async answer(viewer, { body }, { store, secret, results }) {
    const form = ResultsForm.safeParse(body);
    if (!form.success || !isOurResults(secret, viewer, form.data)) return { kind: 'refused', why: 'form' };
    const { course: id, lang, token, coursework, dates, file: bytes } = form.data;
    const { file, work } = await store.school(viewer.school, async (db) => ({
      file: await loadSchoolFile(db),
      work: await resultsWork(db, id),
    }));
    const course = file === null ? undefined : coursesOf(viewer, file).find((each) => each.id === id);
    if (file === null || course === undefined || !results.takenFor(file.school.lms))
      return { kind: 'refused', why: 'not-found' };

    const read = readUtf8(bytes, 'the file ');
    const imported: Imported = read.ok
      ? await results.take(
          { file, course },
          { text: read.text, columns: chosenColumns(form.data), coursework, dates },
          viewer.session ?? null,
        )
      : { ok: false, problems: [read.problem], header: null };
    return { kind: 'page', html: resultsPage(imported, { course: id, language: lang, token, work }) };
  },
};
