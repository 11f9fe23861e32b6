import type { ComponentChildren } from 'preact';
import type { CourseId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { RowProblem } from '../../school/class/problems.ts';
import { OPERATOR, type SetupChange } from '../../store/setup-changes.ts';
import type { Instant } from '../../time.ts';
import { boardAddress } from '../board/address.ts';
import { daysIn } from '../board/model/days.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { tagsAddress } from '../tags/address.ts';
import { SETUP, setupAddress, stepPath, STEPS, type Step, type Told } from './address.ts';
import { setupWords } from './words.ts';

export interface FrameProps {
  readonly language: Language;
  readonly account: boolean;
  readonly title: string;
  /** The same page in another language. */
  readonly path: string;
  /** Absent: before a class is chosen. */
  readonly course?: { readonly id: CourseId; readonly name: string };
  readonly step?: Step | null;
  readonly told?: Told | null;
  readonly children: ComponentChildren;
}

/** A page on which a class is set up: where one is, the steps, what came of the last button, and the page itself. */
export function setupPage({ language, account, title, path, course, step, told = null, children }: FrameProps): string {
  const words = setupWords[language];
  return renderDocument({
    language,
    title: `${title} · Waymark`,
    sheet: '/assets/setup.css',
    children: (
      <>
        <header class="top">
          <Wordmark />
          <nav aria-label={words.title}>
            <a href={boardAddress({ course: course?.id, language })}>{words.board}</a>
            <a href={setupAddress(SETUP, language)} aria-current={course === undefined ? 'page' : undefined}>
              {words.courses.title}
            </a>
            {account && <a href={`/account?lang=${language}`}>{words.account}</a>}
          </nav>
          <LanguageLinks
            label={words.languages}
            current={language}
            address={(each) => setupAddress(path, each, course?.id)}
          />
        </header>
        <main class="setup">
          {course !== undefined && <p class="date">{course.name}</p>}
          {course !== undefined && (
            <nav aria-label={words.steps} class="steps">
              {STEPS.map((each) => (
                <a
                  key={each}
                  href={setupAddress(stepPath(each), language, course.id)}
                  aria-current={each === step ? 'step' : undefined}
                >
                  {words.step[each]}
                </a>
              ))}
              <a href={tagsAddress({ course, language })}>{words.tags}</a>
            </nav>
          )}
          <h1>{title}</h1>
          {told !== null && (
            <p role="status" class="card told">
              {words.told[told]}
            </p>
          )}
          {children}
        </main>
      </>
    ),
  });
}

/** What every form of a class begins with. The first button is the one that Enter in a field presses. */
export function FormStart({
  course,
  language,
  token,
  shown,
}: {
  readonly course: CourseId;
  readonly language: Language;
  readonly token: string;
  /** The rows as they are shown, so that what others change meanwhile is told apart. */
  readonly shown?: unknown;
}) {
  return (
    <>
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
      {shown !== undefined && <input type="hidden" name="shown" value={JSON.stringify(shown)} />}
      <button type="submit" name="do" value="save" class="by-enter" tabindex={-1} aria-hidden="true">
        {setupWords[language].save}
      </button>
    </>
  );
}

/** A problem as the page shows it: where the field is, and what is wrong with it. */
export interface Shown {
  readonly href: string;
  readonly place: string;
  readonly said: string;
}

/** Everything that is wrong, at once, each with the way to its field. */
function ProblemList({ problems, language }: { readonly problems: readonly Shown[]; readonly language: Language }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" class="card problems-found">
      <p>
        <strong>{setupWords[language].problems(problems.length)}</strong>
      </p>
      <ul>
        {problems.map(({ href, place, said }, row) => (
          <li key={row}>
            <a href={href}>{place}</a> {said}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @param fieldOf the name of a field @param prefix of the ids of the rows' fields */
export function shownProblems<Field extends string>(
  problems: readonly RowProblem<Field>[],
  language: Language,
  prefix: string,
  fieldOf: (field: Field) => string,
  placeOf?: (row: number) => string,
): Shown[] {
  const words = setupWords[language];
  return problems.map(({ row, field, is, about = '' }) => ({
    href: `#${prefix}${row}.${field}`,
    place: `${(placeOf ?? ((place: number) => words.row(place + 1)))(row)}, ${fieldOf(field)}`.replace(/^, /, ''),
    said: words.problem(is, about),
  }));
}

/** Who changed what of this class, newest first. */
export function History({
  history,
  language,
  timeZone,
}: {
  readonly history: readonly SetupChange[];
  readonly language: Language;
  readonly timeZone: string;
}) {
  const { title, none, part, change, operator } = setupWords[language].history;
  const days = daysIn(language, timeZone);
  return (
    <section aria-labelledby="history">
      <details>
        <summary>
          <h2 id="history">
            {title} ({history.length})
          </h2>
        </summary>
        {history.length === 0 && <p>{none}</p>}
        <ul class="plain history">
          {history.map(({ part: of, who, at, changes }, row) => (
            <li key={row}>
              <strong>{part[of]}</strong>, {who === OPERATOR ? operator : who}, {days.moment(at)}
              {of !== 'added' && changes.length > 0 && (
                <span class="fine"> {changes.map(({ is, name }) => change[is](name)).join('; ')}</span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** All that was wrong with what somebody wanted to save. */
export function Found({
  problems,
  clash,
  wrong,
  language,
  timeZone,
}: {
  readonly problems: readonly Shown[];
  readonly clash?: ClashShown;
  /** In English: what does not hold together with what others changed. */
  readonly wrong?: readonly string[];
  readonly language: Language;
  readonly timeZone: string;
}) {
  return (
    <>
      {clash !== undefined && <ClashBox {...clash} {...{ language, timeZone }} />}
      {wrong !== undefined && (
        <div role="alert" class="card problems-found">
          <p>{setupWords[language].wrong}:</p>
          <ul lang="en">
            {wrong.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      <ProblemList {...{ problems, language }} />
    </>
  );
}

export interface ClashShown {
  /** Null: nobody is known to have changed it. */
  readonly by: Pick<SetupChange, 'who' | 'at'> | null;
  /** `theirs` null: they took it out. */
  readonly rows: readonly { readonly name: string; readonly theirs: string | null }[];
}

/** What somebody else saved in the very rows that this one changed, and when. */
function ClashBox({
  by,
  rows,
  language,
  timeZone,
}: ClashShown & { readonly language: Language; readonly timeZone: string }) {
  const { clash, history } = setupWords[language];
  const when = (at: Instant): string => daysIn(language, timeZone).moment(at);
  return (
    <div role="alert" class="card problems-found">
      <p>
        <strong>{clash.title}</strong>{' '}
        {by === null ? clash.nobody : clash.who(by.who === OPERATOR ? history.operator : by.who, when(by.at))}
      </p>
      <p>{clash.what}</p>
      <dl class="clashes">
        {rows.map(({ name, theirs }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span class="label">{clash.theirs}</span> {theirs ?? <em>{clash.removed}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
