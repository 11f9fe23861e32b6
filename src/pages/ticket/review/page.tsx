import type { Language } from '../../../language.ts';
import { framePage } from '../frame-page.tsx';
import type { TicketPageData } from '../page-data.ts';
import { ReviewView } from './view.tsx';

/** The review of one learner's work, as a whole document; its title names nobody. */
export function reviewPage(data: TicketPageData, language: Language): string {
  return framePage({
    language,
    title: data.title,
    script: 'review',
    sheet: '/assets/ticket-room.css',
    live: data,
    children: <ReviewView page={data} language={language} tell={null} />,
  });
}
