import type { Keyed } from '../../../school/class/merge.ts';
import type { RowProblem } from '../../../school/class/problems.ts';
import { sharedTargets, type TargetRow } from '../../../school/class/target-rows.ts';
import type { TargetField, TypedTarget } from '../../../school/class/typed-targets.ts';
import { setupAddress, stepPath, STANDARDS } from '../address.ts';
import { type ClashShown, Found, FormStart, shownProblems } from '../frame.tsx';
import type { OwnClass } from '../guard.ts';
import { stepPage } from '../step-page.tsx';
import { setupWords, type SetupWords } from '../words.ts';
import { Cell } from '../cell.tsx';

export interface TargetsPage extends OwnClass {
  readonly shown: readonly Keyed<TargetRow>[];
  /** As the fields read, empty rows at the end included. */
  readonly typed: readonly TypedTarget[];
  readonly problems: readonly RowProblem<TargetField>[];
  readonly clash?: ClashShown;
  /** In English: what does not hold together with what others changed. */
  readonly wrong?: readonly string[];
  /** A table that could not be read, and why. */
  readonly csv?: { readonly text: string; readonly problems: readonly string[] };
  /** How many rows of a table or framework were laid in. */
  readonly taken?: number;
}

const PATH = stepPath('targets');

/** The table of a class's units and targets, to type in. */
export function targetsPage(page: TargetsPage): string {
  const { language, course, file, problems, csv, taken, typed, shown } = page;
  const words = setupWords[language];
  const own = words.targets;
  const shared = sharedTargets(file, course);
  const { timeZone } = file.school;
  return stepPage(page, {
    step: 'targets',
    title: own.title,
    intro: own.intro,
    onwards: { to: setupAddress(stepPath('activities'), language, course.id), said: words.next(words.step.activities) },
    children: (
      <>
        {taken !== undefined && (
          <p role="status" class="card told">
            {own.taken(taken)}
          </p>
        )}
        <Found
          {...page}
          timeZone={timeZone}
          problems={shownProblems(problems, language, 't', (field) => own.field[field])}
        />
        <form method="post" action={PATH} enctype="multipart/form-data" class="setup-form">
          <FormStart course={course.id} language={language} token={page.token} shown={shown} />
          <div class="sheet targets-sheet">
            <div class="sheet-head" aria-hidden="true">
              {(['unit', 'code', 'iCan', 'iCanEs', 'grade', 'requires'] as const).map((field) => (
                <span key={field}>{own.field[field]}</span>
              ))}
              <span />
            </div>
            {typed.map((row, place) => (
              <Row
                key={place}
                {...{ row, place, words }}
                last={place === typed.length - 1}
                above={typed[place - 1]?.unit ?? ''}
                shared={[...shared].some((code) => code === row.was)}
                problems={problems.filter((problem) => problem.row === place)}
              />
            ))}
          </div>
          <p class="presses">
            <button type="submit" name="do" value="save">
              {words.save}
            </button>
            <button type="submit" name="do" value="more" class="quiet" formaction={`${PATH}#t${typed.length - 1}`}>
              {own.moreRows}
            </button>
            <span class="fine">{own.goes}</span>
          </p>
          <FromSpreadsheet {...{ own, csv }} />
          <section class="card" aria-labelledby="standards">
            <h2 id="standards">{own.standards}</h2>
            <p>
              <a href={setupAddress(STANDARDS, language, course.id)}>{own.standardsIntro}</a>
            </p>
          </section>
        </form>
      </>
    ),
  });
}

interface RowProps {
  readonly row: TypedTarget;
  readonly place: number;
  readonly last: boolean;
  readonly words: SetupWords;
  /** The unit of the row above. */
  readonly above: string;
  readonly shared: boolean;
  readonly problems: readonly RowProblem<TargetField>[];
}

function Row({ row, place, last, words, above, shared, problems }: RowProps) {
  const own = words.targets;
  const named = own.rowOf(place + 1, row.code);
  const value = (field: TargetField): string => (field === 'unit' && row.unit === above ? '' : row[field]);
  const cell = (field: TargetField, hint?: string) => (
    <Cell
      key={field}
      id={`t${place}.${field}`}
      label={own.field[field]}
      value={value(field)}
      hint={hint}
      said={problems.filter((each) => each.field === field).map(({ is, about = '' }) => words.problem(is, about))}
    />
  );
  return (
    <fieldset id={`t${place}`} class="sheet-row">
      <legend class="unseen">{named}</legend>
      <input type="hidden" name={`t${place}.was`} value={row.was} />
      {cell('unit', place === 0 ? undefined : own.hint.unit)}
      {cell('code')}
      {cell('iCan')}
      {cell('iCanEs')}
      {cell('grade')}
      {cell('requires', own.hint.requires)}
      <details open={problems.some(({ field }) => field === 'codes')}>
        <summary aria-label={`${own.more}: ${named}`}>{own.more}</summary>
        <div class="more-of-row">
          <label for={`t${place}.codes`}>
            {own.field.codes} <span class="fine">{own.hint.codes}</span>
          </label>
          <textarea id={`t${place}.codes`} name={`t${place}.codes`} rows={3} defaultValue={row.codes} />
          <p class="presses">
            {place > 0 && <Press act="up" {...{ place, named }} to={place - 1} said={own.up} />}
            {!last && <Press act="down" {...{ place, named }} to={place + 1} said={own.down} />}
            <Press act="out" {...{ place, named }} to={Math.max(0, place - 1)} said={own.out} />
          </p>
        </div>
      </details>
      {shared && <p class="fine of-row">{own.shared}</p>}
    </fieldset>
  );
}

/** Moves or takes out a row, and comes back to where it is then. */
function Press({
  act,
  place,
  to,
  said,
  named,
}: {
  readonly act: 'up' | 'down' | 'out';
  readonly place: number;
  readonly to: number;
  readonly said: string;
  readonly named: string;
}) {
  return (
    <button
      type="submit"
      name="do"
      value={`${act}:${place}`}
      class="quiet"
      formaction={`${PATH}#t${to}`}
      aria-label={`${said}: ${named}`}
    >
      {said}
    </button>
  );
}

function FromSpreadsheet({ own, csv }: { readonly own: SetupWords['targets']; readonly csv: TargetsPage['csv'] }) {
  return (
    <details class="card" open={csv !== undefined}>
      <summary>
        <h2>{own.csv}</h2>
      </summary>
      {csv !== undefined && (
        <ul role="alert" class="wrong">
          {csv.problems.map((each, row) => (
            <li key={row}>{each}</li>
          ))}
        </ul>
      )}
      <p>{own.csvIntro}</p>
      <dl class="columns">
        {own.csvColumns.map(([column, what]) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label for="paste">{own.paste}</label>
        <textarea id="paste" name="paste" rows={5} defaultValue={csv?.text ?? ''} spellcheck={false} />
      </p>
      <p>
        <label for="file">{own.file}</label> <input id="file" type="file" name="file" accept=".csv,text/csv" />
      </p>
      <button type="submit" name="do" value="take" class="quiet">
        {own.take}
      </button>
    </details>
  );
}
