import type { Language } from '../../../language.ts';
import { framePage } from '../frame-page.tsx';
import type { TicketPageData } from '../page-data.ts';
import { StudentView } from './view.tsx';

/** A learner's page of a ticket as a whole document. */
export function studentPage(data: TicketPageData, language: Language): string {
  return framePage({
    language,
    title: data.title,
    script: 'student',
    live: data,
    children: <StudentView page={data} language={language} tell={null} />,
  });
}
