import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import { dateInWords } from '../../time.ts';
import { daysIn, type Days } from '../board/model/days.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import type { ClassTold, SchoolTold } from './load.ts';
import type { Told } from './told.ts';
import { schoolWords, type SchoolWords } from './words.ts';

export interface SchoolPage extends SchoolTold {
  readonly language: Language;
  /** The administrator who looks. */
  readonly account: string;
  readonly token: string;
  readonly told: Told | null;
}

/** A school as whoever looks after Waymark there sees it: its nights, classes and people, the brake, and the children's data. */
export function schoolPage(page: SchoolPage): string {
  const { language, file, told } = page;
  const words = schoolWords[language];
  const days = daysIn(language, file.school.timeZone);
  return renderDocument({
    language,
    title: `${file.school.name} · Waymark`,
    children: (
      <>
        <header class="top">
          <Wordmark />
          <nav aria-label={words.account}>
            <a href={`/account?lang=${language}`}>{words.account}</a>
          </nav>
          <LanguageLinks label={words.title} current={language} address={(each) => `/school?lang=${each}`} />
        </header>
        <main class="school">
          <h1>{file.school.name}</h1>
          {told !== null && (
            <p role="status" class="card told">
              {words.told[told]}
            </p>
          )}
          <Nights {...page} words={words} />
          <Classes {...page} words={words} days={days} />
          <Sending {...page} words={words} days={days} />
          <Administrators {...page} words={words} days={days} />
          <ChildrensData {...page} words={words} />
        </main>
      </>
    ),
  });
}

interface Said {
  readonly words: SchoolWords;
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Nights({ nights, trouble, language, words }: SchoolPage & Said) {
  return (
    <Section id="nights" title={words.nights}>
      {nights.length === 0 ? <p>{words.noNight}</p> : <p>{trouble === null ? words.well : words.trouble[trouble]}</p>}
      <ul class="plain">
        {nights.map(({ date, ended, courses, unfinished, failed }) => (
          <li key={date}>
            <strong>{dateInWords(date, language)}</strong>: {words.ended[ended]},{' '}
            {words.night(courses, unfinished, failed)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Classes({ classes, language, words, days }: SchoolPage & Said & { readonly days: Days }) {
  return (
    <Section id="classes" title={words.classes}>
      {classes.length === 0 ? (
        <p>{words.noClass}</p>
      ) : (
        <div class="wide-table" role="group" aria-label={words.classes} tabindex={0}>
          <table>
            <thead>
              <tr>
                {Object.entries(words.columns).map(([name, said]) => (
                  <th key={name} scope="col">
                    {said}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {classes.map((each) => (
                <tr key={each.id}>
                  <th scope="row">{each.name}</th>
                  <td>{each.teacher}</td>
                  <td>{each.learners ?? '–'}</td>
                  <td>{words.connection(each.connection)}</td>
                  <td>{words.review[each.review]}</td>
                  <td>
                    {each.lastRead === null ? words.never : days.moment(each.lastRead)}
                    {each.unfinished && `, ${words.unfinished}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {classes.some(({ problems }) => problems.length > 0) && <ToDo {...{ classes, language, words }} />}
    </Section>
  );
}

/** What the last runs told, class by class: what to do stands first. */
function ToDo({
  classes,
  language,
  words,
}: Said & { readonly classes: readonly ClassTold[]; readonly language: Language }) {
  return (
    <details>
      <summary>
        {words.toDo} ({classes.reduce((sum, { problems }) => sum + problems.length, 0)})
      </summary>
      <ul class="plain">
        {classes.flatMap(({ id, name, problems }) =>
          problems.map(({ what, do: todo }, row) => (
            <li key={`${id} ${row}`} class="card">
              <strong>{name}</strong>
              <p>{todo[language]}</p>
              <p class="fine">{what[language]}</p>
            </li>
          )),
        )}
      </ul>
    </details>
  );
}

function Sending({ pausedSince, words, days, ...page }: SchoolPage & Said & { readonly days: Days }) {
  return (
    <Section id="sending" title={words.sending}>
      <p>{pausedSince === null ? words.goesOn : words.pausedSince(days.moment(pausedSince))}</p>
      <Act
        {...page}
        does={pausedSince === null ? 'pause' : 'resume'}
        said={pausedSince === null ? words.pause : words.resume}
      />
    </Section>
  );
}

function Administrators({
  administrators,
  account,
  words,
  days,
  ...page
}: SchoolPage & Said & { readonly days: Days }) {
  return (
    <Section id="administrators" title={words.administrators}>
      <ul class="plain">
        {administrators.map(({ email, person, invitedAt }) => (
          <li key={email} class="card">
            <p>
              {email},{' '}
              {person === account ? words.you : person === null ? words.invited(days.day(invitedAt)) : words.joined}
            </p>
            <Act {...page} does="remove" said={words.remove} about={email} />
          </li>
        ))}
      </ul>
      <Act {...page} does="invite" said={words.invite}>
        <label for="email">{words.email}</label>
        <input id="email" name="email" type="email" required maxLength={254} autocomplete="off" />
      </Act>
    </Section>
  );
}

function ChildrensData({ words, ...page }: SchoolPage & Said) {
  return (
    <Section id="data" title={words.data}>
      <h3>{words.kept}</h3>
      <dl class="kept">
        {words.keptRows.map(([what, long]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{long}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.exportAll}</h3>
      <p>{words.exportWhat}</p>
      <Act {...page} does="export" said={words.exportAll} />
      <details>
        <summary>{words.erase}</summary>
        <p>{words.eraseWhat}</p>
        <Act {...page} does="erase" said={words.eraseSure}>
          <label for="learner">{words.learner}</label>
          <input id="learner" name="learner" required maxLength={128} autocomplete="off" />
        </Act>
      </details>
    </Section>
  );
}

/** One button, and what it needs to know. */
function Act({
  does,
  said,
  about,
  token,
  language,
  children,
}: Pick<SchoolPage, 'token' | 'language'> & {
  readonly does: string;
  readonly said: string;
  readonly about?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <form method="post" action="/school/act" class="school-act">
      <input type="hidden" name="do" value={does} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
      {about !== undefined && <input type="hidden" name="email" value={about} />}
      {children}
      <button type="submit" class="quiet" aria-label={about === undefined ? undefined : `${said}: ${about}`}>
        {said}
      </button>
    </form>
  );
}
