import type { Language } from '../../../language.ts';
import { framePage } from '../frame-page.tsx';
import type { TicketPageData } from '../page-data.ts';
import { TeacherView } from './view.tsx';

/** The teacher's room of a ticket, as a whole document. */
export function teacherPage(data: TicketPageData, language: Language): string {
  return framePage({
    language,
    title: data.title,
    script: 'teacher',
    sheet: '/assets/ticket-room.css',
    live: data,
    children: <TeacherView page={data} language={language} tell={null} />,
  });
}
