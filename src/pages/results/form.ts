import { z } from 'zod';
import { CourseId } from '../../ids.ts';
import { Language } from '../../language.ts';
import { RESULT_COLUMNS, type HeaderMap } from '../../results/types.ts';
import { formToken, isFormToken } from '../kit/form-token.ts';
import type { TeacherViewer } from '../kit/viewer.ts';

const absent = z
  .string()
  .max(1000)
  .transform((text) => (text.trim() === '' ? null : text.trim()));

/** What the form with a file sends. A column's name stands under `map.` and the column. */
export const ResultsForm = z.looseObject({
  course: CourseId,
  lang: Language,
  token: z.string().min(1).max(200),
  coursework: absent,
  dates: z.enum(['', 'month-first', 'day-first']).transform((order) => (order === '' ? null : order)),
  file: z.instanceof(Uint8Array),
});
export type ResultsForm = z.infer<typeof ResultsForm>;

/** The columns as they were chosen on the page. */
export function chosenColumns(form: Readonly<Record<string, unknown>>): HeaderMap {
  return Object.fromEntries(
    RESULT_COLUMNS.flatMap((column) => {
      const name = form[`map.${column}`];
      return typeof name === 'string' && name !== '' ? [[column, name.slice(0, 500)]] : [];
    }),
  );
}

/** The anti-forgery token of the form: it holds for this viewer and course alone. Sending it again does what it did. */
export function resultsToken(secret: Buffer, viewer: TeacherViewer, course: CourseId): string {
  return formToken(secret, 'results', [viewer.school, viewer.teacher, course]);
}

export function isOurResults(
  secret: Buffer,
  viewer: TeacherViewer,
  form: Pick<ResultsForm, 'course' | 'token'>,
): boolean {
  return isFormToken(secret, 'results', [viewer.school, viewer.teacher, form.course], form.token);
}
