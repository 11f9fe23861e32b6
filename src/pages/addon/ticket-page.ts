import type { Language } from '../../language.ts';
import type { Frame, TicketPage } from '../../sync/tickets/desk.ts';
import type { Question } from '../../ticket/types.ts';
import type { ShownQuestion, TicketPageData } from '../ticket/page-data.ts';
import { reviewPage } from '../ticket/review/page.tsx';
import { studentPage } from '../ticket/student/page.tsx';
import { teacherPage } from '../ticket/teacher/page.tsx';
import { forWall } from '../ticket/teacher/wall.ts';

type TicketFrame = Exclude<Frame, 'discovery'>;

const PAGES: Readonly<Record<TicketFrame, (data: TicketPageData, language: Language) => string>> = {
  student: studentPage,
  teacher: teacherPage,
  review: reviewPage,
};

/**
 * The page of a ticket. The right answers are sent to teachers alone.
 * @param isWall the room is shown on the projector
 */
export function ticketPage(
  page: TicketPage,
  frame: TicketFrame,
  language: Language,
  closes: readonly string[],
  isWall: boolean,
): string {
  const data = pageData(page, frame, closes);
  return PAGES[frame](frame === 'teacher' && isWall ? forWall(data) : data, language);
}

export function pageData(
  { opening, ticket, live, learner, targets }: TicketPage,
  frame: TicketFrame,
  closes: readonly string[],
): TicketPageData {
  const isTeachers = frame !== 'student';
  return {
    opening: opening.id,
    door: opening.door,
    preview: frame === 'student' && opening.role === 'teacher',
    wall: false,
    frame,
    person: opening.person,
    attachment: opening.attachment,
    learner,
    title: ticket.title,
    kind: ticket.kind,
    unit: ticket.unit,
    station: ticket.station ?? null,
    questions: ticket.questions.map((question, index) => shown(question, index + 1, isTeachers)),
    targets,
    live,
    closes,
  };
}

function shown(question: Question, number: number, isTeachers: boolean): ShownQuestion {
  const { kind, text, target } = question;
  return {
    number,
    kind,
    text,
    target,
    choices: question.kind === 'one' || question.kind === 'several' ? question.choices : null,
    right: isTeachers && question.kind !== 'sentence' ? (question.right ?? null) : null,
  };
}
