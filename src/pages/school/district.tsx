import type { SchoolId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import { dateInWords } from '../../time.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import type { Thing } from './first-thing.ts';
import { schoolAddress } from './frame.tsx';
import type { SchoolTold } from './load.ts';
import { schoolWords } from './words/words.ts';

/** A school as it stands in the list of somebody who looks after several. */
export interface SchoolLine {
  readonly school: SchoolId;
  readonly name: string;
  readonly night: SchoolTold['nights'][number] | null;
  readonly first: Thing | null;
}

function isCalm({ first }: Pick<SchoolLine, 'first'>): boolean {
  return first === null || first.what === 'alone';
}

/** The schools somebody looks after, those that need them first: how the newest night of each was, and the way to it. */
export function districtPage(language: Language, schools: readonly SchoolLine[]): string {
  const words = schoolWords[language];
  const ordered = schools.toSorted((a, b) => Number(isCalm(a)) - Number(isCalm(b)) || a.name.localeCompare(b.name));
  return renderDocument({
    language,
    title: `${words.schools} · Waymark`,
    children: (
      <>
        <header class="top">
          <Wordmark />
          <nav aria-label={words.account}>
            <a href={`/account?lang=${language}`}>{words.account}</a>
          </nav>
          <LanguageLinks label={words.schools} current={language} address={(each) => `/school?lang=${each}`} />
        </header>
        <main class="school">
          <h1>{words.schools}</h1>
          <p class="intro">{words.schoolsIntro}</p>
          <ul class="plain">
            {ordered.map(({ school, name, night, first }) => (
              <li key={school} class={isCalm({ first }) ? 'card' : 'card first'}>
                <div>
                  <a href={schoolAddress('school', { school, language })}>
                    <strong>{name}</strong>
                  </a>
                  <p>{first === null || isCalm({ first }) ? words.allWell : words.thing[first.what](first.count)}</p>
                  <p class="fine">
                    {night === null
                      ? words.noNight
                      : `${dateInWords(night.date, language)}: ${words.ended[night.ended]}, ${words.night(night)}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </main>
      </>
    ),
  });
}
