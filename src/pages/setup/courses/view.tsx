import type { Language } from '../../../language.ts';
import type { Problem } from '../../../report/types.ts';
import type { CourseSettings, SchoolFile } from '../../../school/file.ts';
import type { TaughtClass } from '../../../sync/acts/set-up-class.ts';
import { Tried } from '../../account/tried.tsx';
import { ConnectionCard, type ConnectionProps } from '../../board/view/connection-card.tsx';
import type { ClassTried } from '../../kit/deps.ts';
import { connectAddress } from '../../sign-in/address.ts';
import { SETUP, setupAddress, stepPath, TAKE_IN, type Told } from '../address.ts';
import { setupPage } from '../frame.tsx';
import { setupWords } from '../words.ts';

export interface CoursesPage {
  readonly language: Language;
  readonly account: boolean;
  readonly school: SchoolFile['school'];
  readonly own: readonly { readonly course: CourseSettings; readonly name: string }[];
  /** What the LMS lists beside them, or why it could not be read; null: the teacher's account is not connected. */
  readonly further: readonly TaughtClass[] | Problem | null;
  /** What the LMS answered of each class just now; null: it was not asked. */
  readonly tried: readonly ClassTried[] | null;
  /** What is to be said of the viewer's own connection, where they give it by a form; null: nothing. */
  readonly connection: Pick<ConnectionProps, 'connection' | 'course' | 'token'> | null;
  /** Teachers connect where they sign in themselves; else from inside the LMS, on the board. */
  readonly signsIn: boolean;
  readonly token: string;
  readonly told: Told | null;
}

/** A teacher's classes: the way to each, and further ones to take in. */
export function coursesPage(page: CoursesPage): string {
  const { language, account, school, own, further, tried, connection, signsIn, token, told } = page;
  const words = setupWords[language];
  const said = words.courses;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return setupPage({
    language,
    account,
    title: said.title,
    path: SETUP,
    told,
    children: (
      <>
        <p class="intro">{said.intro}</p>
        {tried !== null && <Tried {...{ tried, language }} />}
        {connection !== null && <ConnectionCard heading="h2" from="setup" {...connection} language={language} />}
        <section aria-labelledby="own">
          <h2 id="own">{said.own}</h2>
          {own.length === 0 && <p>{said.none}</p>}
          <ul class="plain class-list">
            {own.map(({ course, name }) => (
              <li key={course.id} class="card">
                <div>
                  <strong>{name}</strong>
                  <p class="fine">
                    {said.units(course.units.length, course.units.flatMap(({ targets }) => targets).length)}
                  </p>
                </div>
                <a href={setupAddress(stepPath('targets'), language, course.id)} aria-label={`${said.open}: ${name}`}>
                  {said.open}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="others">
          <h2 id="others">{said.others}</h2>
          {further === null && (
            <p class="act">
              {said.notConnected}{' '}
              {connection === null && (
                <a class="press" href={signsIn ? connectAddress(setupAddress(SETUP, language)) : `/?lang=${language}`}>
                  {said.connect}
                </a>
              )}
            </p>
          )}
          {further !== null && 'kind' in further && <Refusal problem={further} language={language} />}
          {further !== null && !('kind' in further) && further.length === 0 && <p>{said.noOthers}</p>}
          {further !== null && !('kind' in further) && (
            <ul class="plain class-list">
              {further.map(({ id, name }) => (
                <li key={id} class="card">
                  <strong>{name}</strong>
                  <form method="post" action={TAKE_IN}>
                    <input type="hidden" name="course" value={id} />
                    <input type="hidden" name="lang" value={language} />
                    <input type="hidden" name="token" value={token} />
                    <button type="submit" class="quiet" aria-label={`${said.add}: ${name}`}>
                      {said.add}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p class="fine">{said.zone(school.timeZone, school.languages.map((each) => names.of(each)).join(', '))}</p>
      </>
    ),
  });
}

/** A class that could not be taken in, and what to do. */
export function refusedPage({
  language,
  account,
  problem,
}: {
  readonly language: Language;
  readonly account: boolean;
  readonly problem: Problem;
}): string {
  return setupPage({
    language,
    account,
    title: setupWords[language].courses.title,
    path: SETUP,
    children: <Refusal problem={problem} language={language} />,
  });
}

function Refusal({
  problem: { what, do: todo },
  language,
}: {
  readonly problem: Problem;
  readonly language: Language;
}) {
  return (
    <div role="alert" class="card problems-found">
      <p>
        <strong>{setupWords[language].courses.refused}</strong>
      </p>
      <p lang={todo[language] === null ? 'en' : undefined}>{todo[language] ?? todo.en}</p>
      <p class="fine" lang={what[language] === null ? 'en' : undefined}>
        {what[language] ?? what.en}
      </p>
    </div>
  );
}
