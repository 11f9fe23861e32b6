import type { ComponentChildren } from 'preact';
import type { SchoolId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import type { Told } from './told.ts';
import { schoolWords } from './words/words.ts';

/** The pages of a school, each with its address. */
const SCHOOL_PAGES = {
  school: '/school',
  classes: '/school/classes',
  settings: '/school/settings',
  data: '/school/data',
} as const;
export type SchoolPageName = keyof typeof SCHOOL_PAGES;

/** What every page of a school needs, and what its forms send. */
export interface SchoolFrame {
  readonly page: SchoolPageName;
  readonly language: Language;
  readonly school: SchoolId;
  readonly name: string;
  /** The administrator looks after other schools too. */
  readonly several: boolean;
  /** The anti-forgery token of the forms. */
  readonly token: string;
  readonly told: Told | null;
}

/** Address of a school's page. */
export function schoolAddress(
  page: SchoolPageName,
  { school, language }: Pick<SchoolFrame, 'school' | 'language'>,
): string {
  return `${SCHOOL_PAGES[page]}?${new URLSearchParams({ at: school, lang: language }).toString()}`;
}

/** One page of a school: its name, links to its other pages, the outcome of the last press, and the content. */
export function framedPage(frame: SchoolFrame & { readonly sheet?: string }, children: ComponentChildren): string {
  const { page, language, name, several, told, sheet } = frame;
  const words = schoolWords[language];
  return renderDocument({
    language,
    title: `${words.pages[page]} · ${name} · Waymark`,
    ...(sheet === undefined ? {} : { sheet }),
    children: (
      <>
        <header class="top">
          <Wordmark />
          <nav aria-label={words.account}>
            {several && <a href={`/school?lang=${language}`}>{words.schools}</a>}
            <a href={`/account?lang=${language}`}>{words.account}</a>
          </nav>
          <LanguageLinks
            label={words.title}
            current={language}
            address={(each) => schoolAddress(page, { ...frame, language: each })}
          />
        </header>
        <main class="school">
          <h1>{name}</h1>
          <nav aria-label={name} class="sections">
            {Object.entries(words.pages).map(([each, said]) => (
              <a
                key={each}
                href={schoolAddress(each as SchoolPageName, frame)}
                aria-current={each === page ? 'page' : undefined}
              >
                {said}
              </a>
            ))}
          </nav>
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
