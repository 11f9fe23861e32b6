import { ItemId, SourceId, type CourseId, type CourseworkId, type LearnerId } from '../ids.ts';
import { currentAnswers, markOf, standingMark } from '../ticket/marks.ts';
import { isBlank, type Current } from '../ticket/answers.ts';
import { isCounted } from '../ticket/state.ts';
import type { Conference, MadeMark, Received } from '../ticket/types.ts';
import { answeredBy, type TicketDays, type TicketWork } from '../ticket/work.ts';
import { evidenceKey } from './key.ts';
import { GRADERS, type Evidence, type Observation, type SourceKind } from './types.ts';

/** What a course's tickets and conferences show, and the keys of evidence that no longer holds. */
export interface ObservedTickets {
  readonly observations: readonly Observation[];
  readonly withdrawn: readonly string[];
}

/**
 * One row for each learner and question of a ticket that shows something, from "Grade together" or closing on: the share is the teacher's
 * mark, else the machine's, else the learner's own (P14). Blank, unmarked and late answers, and habit tickets, show nothing (P3). A
 * conference is a source of its own.
 */
export function observeTickets(course: CourseId, { works, conferences }: TicketDays): ObservedTickets {
  const observations = [
    ...works.flatMap((work) => rowsOf(course, work)),
    ...conferences.map((each) => conferenceRow(course, each)),
  ];
  const standing = new Set(observations.map(({ key }) => key));
  const withdrawn = works.flatMap(possibleKeys).filter((key) => !standing.has(key));
  return { observations, withdrawn };
}

/** The occasion: the frame in the assignment and a link to the same ticket are one. */
function sourceOfTicket({ ticket }: Pick<TicketWork, 'ticket'>): SourceId {
  return SourceId.parse(`ticket:${ticket.id}`);
}

/** @param question from 1 */
export function itemOfTicket({ ticket }: Pick<TicketWork, 'ticket'>, question: number): ItemId {
  return ItemId.parse(`${ticket.id}:${question}`);
}

function rowsOf(course: CourseId, work: TicketWork): Observation[] {
  const { ticket, state, received, marks, items } = work;
  if (!isCounted(ticket, state)) return [];
  const kind: SourceKind = ticket.kind;
  const source = sourceOfTicket(work);
  return [...learnersOf(work)].flatMap((learner) => {
    const made = marks.filter((mark) => mark.learner === learner);
    const current = ticket.onPaper ? onCards(work, made) : currentAnswers(received, learner);
    return ticket.questions.flatMap((question, index): Observation[] => {
      const answer = current.get(index + 1);
      const target = question.target;
      if (answer === undefined || target === null || isBlank(answer.value)) return [];
      const said = standingMark(markOf(question, index + 1, answer, made));
      if (said === null) return [];
      const item = itemOfTicket(work, index + 1);
      return [
        {
          key: evidenceKey({ learner, target, source, item, attempt: 1, by: said.by }, null),
          learner,
          target,
          course,
          coursework: items[0] ?? null,
          source,
          kind,
          item,
          attempt: 1,
          by: said.by,
          share: said.share,
          points: said.share,
          possible: 1,
          questions: 1,
          at: answer.at,
          provisional: false,
          provenance: ticket.id,
        },
      ];
    });
  });
}

/** Who ever answered, or of whom a card was read. */
function learnersOf({ ticket, received, marks }: TicketWork): ReadonlySet<LearnerId> {
  return ticket.onPaper ? new Set(marks.map(({ learner }) => learner)) : answeredBy(received);
}

/** What a marked card holds is on the card: that something stood there is all that is known of an answer. */
function onCards(
  { ticket }: TicketWork,
  made: readonly MadeMark[],
): ReadonlyMap<number, Current & Pick<Received, 'at'>> {
  const at = ticket.openedAt ?? ticket.madeAt;
  return new Map(made.map(({ question }) => [question, { value: 'on paper', version: 1, at }]));
}

/** Every evidence key a row of this ticket can have had. */
function possibleKeys(work: TicketWork): string[] {
  const source = sourceOfTicket(work);
  return [...learnersOf(work)].flatMap((learner) =>
    work.ticket.questions.flatMap(({ target }, index) =>
      target === null
        ? []
        : GRADERS.map((by) =>
            evidenceKey({ learner, target, source, item: itemOfTicket(work, index + 1), attempt: 1, by }, null),
          ),
    ),
  );
}

function conferenceRow(course: CourseId, { id, learner, target, share, at }: Conference): Observation {
  const source = SourceId.parse(`conference:${id}`);
  return {
    key: evidenceKey({ learner, target, source, item: null, attempt: 1, by: 'teacher' }, null),
    learner,
    target,
    course,
    coursework: null,
    source,
    kind: 'conference',
    item: null,
    attempt: 1,
    by: 'teacher',
    share,
    points: share,
    possible: 1,
    questions: 1,
    at,
    provisional: false,
    provenance: id,
  };
}

/**
 * What a pull shows together with what the tickets show. The coursework a ticket hangs on is the same occasion: what was ever read from
 * it counts no more.
 */
export function withTickets(
  pulled: Pick<ObservedTickets, 'observations' | 'withdrawn'>,
  course: CourseId,
  days: TicketDays,
  known: {
    readonly stored: readonly Pick<Evidence, 'key' | 'coursework' | 'source'>[];
    readonly items: ReadonlySet<CourseworkId>;
  },
): ObservedTickets {
  const { observations, withdrawn } = observeTickets(course, days);
  const ofItems = known.stored
    .filter(
      ({ coursework, source }) => coursework !== null && known.items.has(coursework) && !source.startsWith('ticket:'),
    )
    .map(({ key }) => key);
  return {
    observations: [...pulled.observations, ...observations],
    withdrawn: [...pulled.withdrawn, ...withdrawn, ...ofItems],
  };
}
