import type { Imported } from '../../sync/acts/import-results.ts';
import { boardAddress } from '../board/address.ts';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { Upload, type UploadProps } from './upload.tsx';
import { resultWords } from './words.ts';

const SHOWN = 30;

/** What became of the file, and the form once more where something has to be said or sent again. */
export function resultsPage(imported: Imported, form: Omit<UploadProps, 'header'>): string {
  const { language, course } = form;
  const words = resultWords[language];
  return renderDocument({
    language,
    title: `${words.title} · Waymark`,
    children: (
      <main class="message wide">
        <Wordmark />
        <h1>{words.title}</h1>
        {imported.ok ? (
          <Taken imported={imported} language={language} />
        ) : (
          <>
            <p role="status">
              <strong>{words.notStored}</strong>
            </p>
            <ul lang="en">
              {imported.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            <Upload {...form} header={imported.header} />
          </>
        )}
        <p>
          <a href={boardAddress({ course, language })}>{words.back}</a>
        </p>
      </main>
    ),
  });
}

function Taken({
  imported,
  language,
}: {
  readonly imported: Extract<Imported, { ok: true }>;
  readonly language: UploadProps['language'];
}) {
  const words = resultWords[language];
  const { coursework, leftOut, unscored, schoolIds } = imported;
  return (
    <>
      <p role="status">
        <strong>{coursework.length === 0 ? words.nothing : words.stored}</strong>
      </p>
      <ul>
        {coursework.map(({ id, title, questions, learners }) => (
          <li key={id}>
            {title}: {words.counted(questions, learners)}
          </li>
        ))}
      </ul>
      {unscored > 0 && <p>{words.unscored(unscored)}</p>}
      {leftOut.length > 0 && (
        <section aria-labelledby="left-out">
          <h2 id="left-out">{words.leftOut(leftOut.length)}</h2>
          <ul>
            {leftOut.slice(0, SHOWN).map(({ line, why }, row) => (
              <li key={row}>
                {words.line(line)}: <span lang="en">{why}</span>
              </li>
            ))}
          </ul>
          {leftOut.length > SHOWN && <p>{words.more(leftOut.length - SHOWN)}</p>}
          {!schoolIds && <p class="fine">{words.noSchoolIds}</p>}
        </section>
      )}
    </>
  );
}
