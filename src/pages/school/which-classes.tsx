import type { ComponentChildren } from 'preact';
import { ONE_ROSTER_FILES, type OneRosterRead, type RosteredClass } from '../../school/one-roster.ts';
import type { CourseOut } from '../../store/courses-out.ts';
import type { ListedClass } from '../../sync/acts/which-classes.ts';
import type { CourseId } from '../../ids.ts';
import { framedPage, type SchoolFrame } from './frame.tsx';
import type { SchoolTold } from './load.ts';
import { Act, Own, Section } from './parts.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

/** The result of comparing the school's own records with the LMS's list. */
export interface Compared {
  /** Files that were missing or not CSV, and what the other files lack. */
  readonly problems: readonly (Extract<OneRosterRead, { ok: false }>['problems'][number] | { readonly file: string })[];
  readonly ticked: ReadonlySet<CourseId>;
  readonly unfound: readonly RosteredClass[];
}

export interface ClassesPage extends Pick<SchoolTold, 'classes'> {
  readonly frame: SchoolFrame;
  readonly out: readonly (CourseOut & { readonly name: string })[];
  readonly listed: readonly ListedClass[];
  readonly silent: readonly string[];
  /** Null: nothing was compared. */
  readonly compared: Compared | null;
}

type Said = ClassesPage & { readonly words: SchoolWords };

/** The classes that are in, those that were left out, and those that could be taken in. */
export function classesPage(page: ClassesPage): string {
  const said = { ...page, words: schoolWords[page.frame.language] };
  return framedPage(
    page.frame,
    <>
      <p class="intro">{said.words.whichIntro}</p>
      <InNow {...said} />
      <Listed {...said} />
      <FromRecords {...said} />
      <OutNow {...said} />
      <ByHand {...said} />
    </>,
  );
}

function Listed({ listed, silent, compared, frame, words }: Said) {
  return (
    <Section id="listed" title={words.fromLms} intro={words.fromLmsIntro}>
      {compared !== null && compared.problems.length === 0 && <p role="status">{words.ticked(compared.ticked.size)}</p>}
      {listed.length === 0 ? (
        <p>{words.noneListed}</p>
      ) : (
        <FileForm frame={frame} does="take-ticked">
          <ul class="plain">
            {listed.map(({ id, name, teacher }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    name={`take.${id}`}
                    value={teacher}
                    checked={compared?.ticked.has(id) === true}
                  />{' '}
                  {name} <span class="fine">{teacher}</span>
                </label>
              </li>
            ))}
          </ul>
          <button type="submit">{words.takeTicked}</button>
        </FileForm>
      )}
      {silent.length > 0 && (
        <p class="fine">
          {words.silent} {silent.join(', ')}
        </p>
      )}
    </Section>
  );
}

function FromRecords({ compared, frame, words }: Said) {
  return (
    <Section id="records" title={words.oneRoster}>
      <details open={compared !== null}>
        <summary>{words.chooseFiles}</summary>
        <p>{words.oneRosterIntro}</p>
        {compared?.problems.map((each) => (
          <p key={each.file} class="warn">
            {'lacks' in each
              ? words.lacks(words.csv[each.file], each.lacks.join(', '))
              : words.unreadable(`${each.file}.csv`)}
          </p>
        ))}
        <FileForm frame={frame} does="compare">
          {ONE_ROSTER_FILES.map((file) => (
            <p key={file}>
              <label for={`csv-${file}`}>{words.csv[file]}</label>{' '}
              <input id={`csv-${file}`} type="file" name={file} accept=".csv,text/csv" required />
            </p>
          ))}
          <button type="submit" class="quiet">
            {words.compare}
          </button>
        </FileForm>
        {compared !== null && compared.unfound.length > 0 && (
          <>
            <p>{words.unfound}</p>
            <ul>
              {compared.unfound.map(({ title, teachers }, row) => (
                <li key={row}>
                  {title} <span class="fine">{teachers.join(', ') || words.noTeacher}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </Section>
  );
}

function InNow({ classes, frame, words }: Said) {
  return (
    <Section id="in" title={words.inNow}>
      {classes.length === 0 && <p>{words.noClass}</p>}
      <ul class="plain">
        {classes.map(({ id, name, teacher }) => (
          <li key={id} class="card">
            <p>
              {name} <span class="fine">{teacher}</span>
            </p>
            <Act frame={frame} does="leave-out" said={words.leaveOut} about={name} with={{ course: id }} />
          </li>
        ))}
      </ul>
      <p class="fine">{words.leaveOutWhat}</p>
    </Section>
  );
}

function OutNow({ out, frame, words }: Said) {
  return (
    <Section id="out" title={words.outNow}>
      {out.length === 0 && <p>{words.noneOut}</p>}
      <ul class="plain">
        {out.map(({ settings: { id, teacher }, name }) => (
          <li key={id} class="card">
            <p>
              {name} <span class="fine">{teacher}</span>
            </p>
            <Act frame={frame} does="take-in" said={words.takeAgain} about={name} with={{ course: id, teacher }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ByHand({ frame, words }: Said) {
  return (
    <Section id="by-hand" title={words.byHand} intro={words.byHandIntro}>
      <Act frame={frame} does="take-in" said={words.takeIn}>
        <label for="course">{words.classId}</label>
        <input id="course" name="course" required maxLength={128} autocomplete="off" />
        <label for="teacher">{words.columns.teacher}</label>
        <input id="teacher" name="teacher" required maxLength={254} autocomplete="off" />
      </Act>
    </Section>
  );
}

function FileForm({
  frame,
  does,
  children,
}: {
  readonly frame: SchoolFrame;
  readonly does: 'compare' | 'take-ticked';
  readonly children: ComponentChildren;
}) {
  return (
    <form method="post" action="/school/classes" enctype="multipart/form-data">
      <input type="hidden" name="do" value={does} />
      <Own {...frame} />
      {children}
    </form>
  );
}
