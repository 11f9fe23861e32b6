import type { Language } from '../../../language.ts';
import { framePage } from '../frame-page.tsx';
import { composerWords } from '../words/composer-words.ts';
import type { ComposerPageData } from './data.ts';
import { ComposerView } from './view.tsx';

/** The page on which a ticket is composed, as a whole document. */
export function composerPage(data: ComposerPageData, language: Language): string {
  const { page } = composerWords[language];
  return framePage({
    language,
    title: data.takesTickets ? page.title : page.needsAssignment,
    script: 'discovery',
    sheet: '/assets/ticket-composer.css',
    live: data,
    children: <ComposerView page={data} language={language} tell={null} />,
  });
}
