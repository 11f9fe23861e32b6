import type { CourseId, LearnerId } from '../../ids.ts';
import type { ErasureListed } from '../../store/erasures.ts';
import type { Receipt } from '../../sync/erase/receipt.ts';
import { daysIn, type Days } from '../board/model/days.ts';
import { signInAddress } from '../sign-in/address.ts';
import { framedPage, schoolAddress, type SchoolFrame } from './frame.tsx';
import { KEPT, KEPT_GROUPS } from './kept.ts';
import { Act, Section } from './parts.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

/** A student found by the search. */
export interface FoundLearner {
  readonly learner: LearnerId;
  readonly name: string;
  readonly classes: readonly string[];
}

export interface DataPage {
  readonly frame: SchoolFrame;
  readonly timeZone: string;
  readonly classes: readonly { readonly id: CourseId; readonly name: string }[];
  /** Null: no search was made. */
  readonly found: readonly FoundLearner[] | null;
  readonly receipts: readonly ErasureListed[];
  /** The administrator signed in recently enough for children's data to be handed out. */
  readonly fresh: boolean;
}

type Said = DataPage & { readonly words: SchoolWords; readonly days: Days };

/** Children's data: what is kept and how long, what to do when a family asks, and how to export or erase it. */
export function dataPage(page: DataPage): string {
  const { frame, timeZone } = page;
  const said = { ...page, words: schoolWords[frame.language], days: daysIn(frame.language, timeZone) };
  return framedPage(
    frame,
    <>
      <Requests {...said} />
      <Kept {...said} />
      <Everything {...said} />
      <Receipts {...said} />
    </>,
  );
}

/** The page to which a new sign-in returns. */
function Fresh({ fresh, frame, words }: Said) {
  if (fresh) return null;
  return (
    <p class="warn">
      {words.freshFor} <a href={signInAddress(schoolAddress('data', frame))}>{words.signInAgain}</a>
    </p>
  );
}

function Requests(said: Said) {
  const { found, frame, words } = said;
  return (
    <Section id="requests" title={words.requests}>
      <ol>
        {words.requestsHow.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <h3>{words.find}</h3>
      <p>{words.findWhat}</p>
      <Fresh {...said} />
      <Act frame={frame} does="find" said={words.find}>
        <label for="who">{words.nameOrId}</label>
        <input id="who" name="who" required maxLength={128} autocomplete="off" />
      </Act>
      {found !== null && <p role="status">{words.found(found.length)}</p>}
      <ul class="plain">
        {found?.map(({ learner, name, classes }) => (
          <li key={learner} class="card held">
            <div>
              <strong>{name}</strong>{' '}
              <span class="fine">
                {learner}
                {classes.length > 0 && `, ${words.classesOf(classes.join(', '))}`}
              </span>
              <Act frame={frame} does="export" said={words.exportOne} about={name} with={{ learner }} />
              <details>
                <summary>
                  {words.eraseOne}: {name}
                </summary>
                <p>{words.eraseOneWhat}</p>
                <Act frame={frame} does="erase" said={words.eraseOne} about={name} with={{ learner }}>
                  <Sure id={`sure-${learner}`} words={words} />
                </Act>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sure({ id, words }: { readonly id: string; readonly words: SchoolWords }) {
  return (
    <label for={id}>
      <input id={id} type="checkbox" name="sure" value="yes" required /> {words.sure}
    </label>
  );
}

function Kept({ words }: Said) {
  return (
    <Section id="kept" title={words.kept}>
      <dl class="kept">
        {KEPT_GROUPS.map((group) => (
          <div key={group}>
            <dt>{words.keptFor[group][0]}</dt>
            <dd>
              {words.keptFor[group][1]}
              <span class="fine tables">{KEPT[group].join(', ')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Everything(said: Said) {
  const { classes, frame, words } = said;
  return (
    <Section id="everything" title={words.exportAll}>
      <Fresh {...said} />
      <p>{words.exportWhat}</p>
      <Act frame={frame} does="export" said={words.exportAll} />
      {classes.length > 0 && (
        <details>
          <summary>{words.eraseClass}</summary>
          <p>{words.eraseClassWhat}</p>
          <Act frame={frame} does="erase" said={words.eraseClass}>
            <label for="erase-class">{words.chooseClass}</label>
            <select id="erase-class" name="course" required>
              <option value="" />
              {classes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Sure id="sure-class" words={words} />
          </Act>
        </details>
      )}
      <details>
        <summary>{words.eraseSchool}</summary>
        <p>{words.eraseSchoolWhat}</p>
        <Act frame={frame} does="erase" said={words.eraseSchool}>
          <label for="whole">{words.typeId(frame.school)}</label>
          <input id="whole" name="whole" required maxLength={128} autocomplete="off" />
        </Act>
      </details>
    </Section>
  );
}

function Receipts({ receipts, words, days }: Said) {
  if (receipts.length === 0) return null;
  return (
    <Section id="receipts" title={words.receipts}>
      <ul>
        {receipts.map(({ id, scope, at }) => (
          <li key={id}>
            {days.moment(at)}: {words.scope[scope]} <span class="fine">{id}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The receipt of an erasure, to be kept: what was erased and what stays. */
export function receiptPage(frame: SchoolFrame, timeZone: string, receipt: Receipt): string {
  const words = schoolWords[frame.language];
  const { erasure, scope, at, rows, drafts, left, standing, keptOut } = receipt;
  const said = words.receipt;
  const tables = Object.entries(rows).toSorted(([a], [b]) => a.localeCompare(b));
  const lines: readonly (readonly [string, string])[] = [
    [said.scope, words.scope[scope]],
    [said.number, erasure],
    [said.when, daysIn(frame.language, timeZone).moment(at)],
    [said.rows, tables.map(([table, count]) => `${table} ${count}`).join(', ')],
    [said.drafts, String(drafts)],
    ...(left.length === 0 ? [] : [[said.left, left.map(({ course }) => course).join(', ')] as const]),
    [said.standing, standing.length === 0 ? '0' : standing.map(({ course, post }) => `${course}: ${post}`).join(', ')],
  ];
  return framedPage(
    frame,
    <Section id="receipt" title={said.title} intro={said.print}>
      <dl class="kept">
        {lines.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {keptOut && <p>{said.keptOut}</p>}
      <p class="fine">{said.backups}</p>
      {scope !== 'school' && (
        <p>
          <a href={schoolAddress('data', frame)}>{said.back}</a>
        </p>
      )}
    </Section>,
  );
}
