import type { CourseId, CourseworkId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import { RESULT_COLUMNS } from '../../results/types.ts';
import { resultWords } from './words.ts';

export interface UploadProps {
  readonly course: CourseId;
  readonly language: Language;
  /** Makes the form ours. */
  readonly token: string;
  /** What the results may be of. */
  readonly work: readonly { readonly id: CourseworkId; readonly title: string }[];
  /** The names of a table's columns, when they have to be told; null: they may be known. */
  readonly header: readonly string[] | null;
}

/** The form with a file: what it is of, and, where that could not be told, which column is which. */
export function Upload({ course, language, token, work, header }: UploadProps) {
  const words = resultWords[language];
  return (
    <form method="post" action="/results" enctype="multipart/form-data" class="upload">
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
      <p>
        <label for="results-file">{words.file}</label>{' '}
        <input id="results-file" type="file" name="file" accept=".csv,text/csv" required />
      </p>
      <p>
        <label for="results-work">{words.work}</label>{' '}
        <select id="results-work" name="coursework">
          <option value="">{words.inFile}</option>
          {work.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for="results-dates">{words.dates}</label>{' '}
        <select id="results-dates" name="dates">
          <option value="">{words.noDates}</option>
          <option value="month-first">{words.monthFirst}</option>
          <option value="day-first">{words.dayFirst}</option>
        </select>
      </p>
      {header !== null && (
        <fieldset>
          <legend>{words.columns}</legend>
          <p class="fine">{words.columnsIntro}</p>
          {RESULT_COLUMNS.map((column) => (
            <p key={column}>
              <label for={`results-${column}`}>{words.column[column]}</label>{' '}
              <select id={`results-${column}`} name={`map.${column}`}>
                <option value="">{words.none}</option>
                {header.map((name, place) => (
                  <option key={place} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </p>
          ))}
        </fieldset>
      )}
      <p class="act">
        <button type="submit">{words.send}</button>
      </p>
    </form>
  );
}
