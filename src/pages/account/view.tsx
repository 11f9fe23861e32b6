import type { Language } from '../../language.ts';
import { daysIn } from '../board/model/days.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { SETUP, setupAddress } from '../setup/address.ts';
import { connectAddress } from '../sign-in/address.ts';
import type { ClassTried } from '../kit/deps.ts';
import type { Account, SchoolOfAccount } from './load.ts';
import { Tried } from './tried.tsx';
import { accountWords, type AccountWords } from './words.ts';

export interface AccountPage extends Account {
  readonly language: Language;
  readonly name: string;
  /** What the LMS answered just now for each class; null: it was not asked. */
  readonly tried: readonly ClassTried[] | null;
  /** Hash of the sign-in that asks for the page. */
  readonly here: string;
  /** The anti-forgery token of the buttons' forms. */
  readonly token: string;
}

/** A person's own page: who they are signed in as and where, how their classes are connected, and how to sign out. */
export function accountPage({ language, name, tried, schools, looksAfter, places, here, token }: AccountPage): string {
  const words = accountWords[language];
  const days = daysIn(language, schools[0]?.timeZone ?? 'UTC');
  return renderDocument({
    language,
    title: `${words.title} · Waymark`,
    children: (
      <>
        <header class="top">
          <Wordmark />
          <LanguageLinks label={words.title} current={language} address={(each) => `/account?lang=${each}`} />
        </header>
        <main class="account">
          <h1>{words.title}</h1>
          <p>{words.signedInAs(name)}</p>
          {looksAfter && (
            <p class="act">
              <a class="press" href={`/school?lang=${language}`}>
                {words.school}
              </a>
            </p>
          )}
          {schools.length === 0 && !looksAfter && <p>{words.notNamed}</p>}
          {tried !== null && <Tried {...{ tried, language }} />}
          {schools.length > 0 && <Schools {...{ schools, words, language }} />}
          <section class="card" aria-labelledby="places">
            <h2 id="places">{words.places}</h2>
            <ul class="plain">
              {places.map((place) => (
                <li key={place.session}>
                  <p>
                    {place.session === here && <strong>{words.here}, </strong>}
                    {words.since(days.moment(place.beganAt), days.moment(place.seenAt))}
                  </p>
                  {place.session !== here && (
                    <EndForm {...{ token, language }} session={place.session} said={words.end} />
                  )}
                </li>
              ))}
            </ul>
            <EndForm {...{ token, language }} session={here} said={words.signOut} />
            {places.length > 1 && <EndForm {...{ token, language }} session={null} said={words.endAll} />}
            <p class="fine">{words.ends}</p>
          </section>
        </main>
      </>
    ),
  });
}

function Schools({
  schools,
  words,
  language,
}: {
  readonly schools: readonly SchoolOfAccount[];
  readonly words: AccountWords;
  readonly language: Language;
}) {
  return (
    <>
      {schools.map(({ name, classes, connection, mayNot }) => (
        <section key={name} class={connection === 'connected' ? 'card' : 'card connection'} aria-label={name}>
          <h2>
            {name} · {words.classes(classes)}
          </h2>
          <p>{words[connection]}</p>
          {connection === 'connected' && mayNot.length === 0 && <p class="fine">{words.mayAll}</p>}
          {mayNot.length > 0 && (
            <>
              <p class="fine">{words.mayNot}:</p>
              <ul lang="en" class="fine">
                {mayNot.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </>
          )}
          <p class="act">
            {connection === 'connected' ? (
              <>
                {classes > 0 && <a href={`/?lang=${language}`}>{words.board}</a>}{' '}
                <a href={setupAddress(SETUP, language)}>{words.setUp}</a>
              </>
            ) : (
              <a class="press" href={connectAddress('/account')}>
                {connection === 'missing' ? words.connect : words.again}
              </a>
            )}
          </p>
          {connection === 'connected' && mayNot.length > 0 && (
            <p>
              <a href={connectAddress('/account')}>{words.again}</a>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** Ends one sign-in, or with null all of them. */
function EndForm({
  token,
  language,
  session,
  said,
}: {
  readonly token: string;
  readonly language: Language;
  readonly session: string | null;
  readonly said: string;
}) {
  return (
    <form method="post" action="/account/end">
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
      {session !== null && <input type="hidden" name="session" value={session} />}
      <button type="submit" class="quiet">
        {said}
      </button>
    </form>
  );
}
