import type { Activity } from '../../../school/file.ts';
import { iCanOf } from '../../../school/i-can.ts';
import type { Keyed } from '../../../school/class/merge.ts';
import type { RowProblem } from '../../../school/class/problems.ts';
import { targetRowsOf } from '../../../school/class/target-rows.ts';
import { sharedActivitiesOf, type ActivityField, type TypedActivity } from '../../../school/class/typed-activities.ts';
import { setupAddress, stepPath } from '../address.ts';
import { Cell } from '../cell.tsx';
import { type ClashShown, Found, FormStart, shownProblems } from '../frame.tsx';
import type { OwnClass } from '../guard.ts';
import { stepPage } from '../step-page.tsx';
import { setupWords, type SetupWords } from '../words.ts';
import type { WorkNamed } from '../work.ts';

export interface ActivitiesPage extends OwnClass {
  readonly shown: readonly Keyed<Activity>[];
  /** As the fields read, empty rows at the end included. */
  readonly typed: readonly TypedActivity[];
  /** What a check may be. */
  readonly work: readonly WorkNamed[];
  readonly problems: readonly RowProblem<ActivityField>[];
  readonly clash?: ClashShown;
  readonly wrong?: readonly string[];
}

const PATH = stepPath('activities');
const KINDS = ['practice', 'deeper', 'real-world'] as const;

/** The activities of a class, to type in. */
export function activitiesPage(page: ActivitiesPage): string {
  const { language, course, file, problems, typed, shown, work } = page;
  const words = setupWords[language];
  const own = words.activities;
  const { timeZone } = file.school;
  const school = sharedActivitiesOf(file, course);
  const targets = targetRowsOf(file, course).map(({ target }) => ({
    code: target.code,
    iCan: iCanOf(target)[language],
  }));
  return stepPage(page, {
    step: 'activities',
    title: own.title,
    intro: own.intro,
    onwards: { to: setupAddress(stepPath('rule'), language, course.id), said: words.next(words.step.rule) },
    children: (
      <>
        <Found
          {...page}
          timeZone={timeZone}
          problems={shownProblems(problems, language, 'a', (field) => own.field[field])}
        />
        {targets.length === 0 ? (
          <p class="card">
            <a href={setupAddress(stepPath('targets'), language, course.id)}>{own.noTargets}</a>
          </p>
        ) : (
          <form method="post" action={PATH} enctype="multipart/form-data" class="setup-form">
            <FormStart course={course.id} language={language} token={page.token} shown={shown} />
            {typed.map((row, place) => (
              <Row
                key={place}
                {...{ row, place, words, targets, work }}
                problems={problems.filter((problem) => problem.row === place)}
              />
            ))}
            <p class="presses">
              <button type="submit" name="do" value="save">
                {words.save}
              </button>
              <button type="submit" name="do" value="more" class="quiet" formaction={`${PATH}#a${typed.length - 1}`}>
                {words.targets.moreRows}
              </button>
            </p>
          </form>
        )}
        {school.length > 0 && (
          <details class="card">
            <summary>{own.fromSchool(school.length)}</summary>
            <ul class="plain">
              {school.map(({ target, title, minutes }, place) => (
                <li key={place}>
                  <span class="code">{target}</span> {title}, {minutes} min
                </li>
              ))}
            </ul>
          </details>
        )}
      </>
    ),
  });
}

interface RowProps {
  readonly row: TypedActivity;
  readonly place: number;
  readonly words: SetupWords;
  readonly targets: readonly { readonly code: string; readonly iCan: string }[];
  readonly work: readonly WorkNamed[];
  readonly problems: readonly RowProblem<ActivityField>[];
}

function Row({ row, place, words, targets, work, problems }: RowProps) {
  const own = words.activities;
  const named = own.rowOf(place + 1, row.title);
  const said = (field: ActivityField): string[] =>
    problems.filter((each) => each.field === field).map(({ is, about = '' }) => words.problem(is, about));
  const cell = (field: ActivityField, hint?: string) => (
    <Cell id={`a${place}.${field}`} label={own.field[field]} value={row[field]} hint={hint} said={said(field)} />
  );
  const choice = (field: ActivityField, options: readonly (readonly [value: string, label: string])[]) => (
    <Choice
      id={`a${place}.${field}`}
      label={own.field[field]}
      value={row[field]}
      options={options}
      said={said(field)}
    />
  );
  return (
    <fieldset id={`a${place}`} class="card activity-row">
      <legend class="unseen">{named}</legend>
      <input type="hidden" name={`a${place}.was`} value={row.was} />
      {choice('target', [
        ['', '–'],
        ...targets.map(({ code, iCan }) => [code, `${code} ${iCan}`] as const),
        ...(row.target === '' || targets.some(({ code }) => code === row.target)
          ? []
          : [[row.target, row.target] as const]),
      ])}
      {cell('title')}
      {cell('minutes')}
      {choice(
        'kind',
        KINDS.map((kind) => [kind, own.kind[kind]] as const),
      )}
      {cell('url', 'https://')}
      <details
        open={
          ['titleEs', 'modality', 'form', 'work'].some((field) => problems.some((each) => each.field === field)) ||
          row.form !== '' ||
          row.work !== ''
        }
      >
        <summary aria-label={`${words.targets.more}: ${named}`}>{words.targets.more}</summary>
        <div class="more-of-row">
          {cell('titleEs')}
          {cell('modality')}
          {choice('work', [
            ['', own.noCheck],
            ...work.map(({ id, title }) => [id, title] as const),
            ...(row.work === '' || work.some(({ id }) => id === row.work) ? [] : [[row.work, row.work] as const]),
          ])}
          {cell('form', own.formHint)}
          {row.was !== '' && (
            <button
              type="submit"
              name="do"
              value={`out:${place}`}
              class="quiet"
              aria-label={`${words.targets.out}: ${named}`}
            >
              {words.targets.out}
            </button>
          )}
        </div>
      </details>
    </fieldset>
  );
}

function Choice({
  id,
  label,
  value,
  options,
  said,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly said: readonly string[];
}) {
  const wrong = said.length > 0;
  return (
    <div class="cell">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={id}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each} selected={each === value}>
            {words}
          </option>
        ))}
      </select>
      {wrong && (
        <span id={`${id}-wrong`} class="wrong">
          {said.join('; ')}
        </span>
      )}
    </div>
  );
}
