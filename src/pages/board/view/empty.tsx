import type { Language } from '../../../language.ts';
import { renderDocument } from '../../look/document.tsx';
import { Wordmark } from '../../look/wordmark.tsx';
import { SETUP, setupAddress } from '../../setup/address.ts';
import { ConnectionCard, type ConnectionProps } from './connection-card.tsx';
import { Schools, type TopBarProps } from './top-bar.tsx';
import { words } from '../words/index.ts';

export type Missing = 'noSchool' | 'noCourse' | 'noRun';

/** The board before there is anything to show: what is missing, and the one command or button that provides it. */
export function emptyBoard(
  language: Language,
  missing: Missing,
  command: string,
  connection: Omit<ConnectionProps, 'heading'> | null,
  schools: TopBarProps['schools'],
): string {
  const { empty, page } = words[language];
  return renderDocument({
    language,
    title: `${page.title} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <Schools schools={schools} label={page.schools} />
        <h1>{empty.title}</h1>
        {connection === null ? (
          <>
            <p>{empty[missing]}</p>
            {missing === 'noCourse' && (
              <p class="act">
                <a class="press" href={setupAddress(SETUP, language)}>
                  {page.setUp}
                </a>
              </p>
            )}
            <pre aria-label={empty.command}>
              <code>{command}</code>
            </pre>
          </>
        ) : (
          <>
            <p>{empty.noConnection}</p>
            <ConnectionCard heading="h2" {...connection} />
          </>
        )}
      </main>
    ),
  });
}
