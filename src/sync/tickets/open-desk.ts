import { actingAs, type Actor } from '../../store/acting.ts';
import { iCanOf } from '../../school/i-can.ts';
import { languageFor } from '../../school/language-for.ts';
import type { Instant } from '../../time.ts';
import { Advisor } from './advisor.ts';
import { answerCheck, askForCheck } from './writing/check-asks.ts';
import { attachTicket } from './composing/attach.ts';
import { ticketOf } from './writing/changes.ts';
import { Classes } from './class-of.ts';
import { Composers } from './composing/compose.ts';
import { Courses } from './courses.ts';
import type { SignedIn, TicketDesk, TicketPage } from './desk.ts';
import { Entrance, type Entered } from './opening/enter.ts';
import { Grades } from './grades.ts';
import { answerIdea, proposeIdea } from './writing/ideas.ts';
import { KnownVersions } from './known-versions.ts';
import { declareRoute, markOwnAnswers } from './writing/learner-writes.ts';
import { LiveTickets } from './live.ts';
import { moveTicket } from './writing/move.ts';
import { composedOn, openNow } from './opening/from-inside.ts';
import { openComposer, openTicketLink } from './opening/open-link.ts';
import { openPage } from './opening/open.ts';
import type { DeskParts } from './parts.ts';
import { saveAnswers } from './writing/save.ts';
import { assignPlace, countLateAnswer, keepConferenceOn, keepNoteOn, markAnswer } from './writing/teacher-writes.ts';

/** The actor under which the audit records what a person on a page does. */
function actorIn({ opening: { role, person } }: Entered): Actor {
  return { role, person };
}

/** The desk of the tickets over the store and the LMS. What it remembers of them is some seconds old at most. */
export function openDesk(parts: DeskParts): TicketDesk {
  const { store, subject } = parts;
  const courses = new Courses(store);
  const entrance = new Entrance(parts, courses);
  const versions = new KnownVersions(store);
  const classes = new Classes(parts);
  const live = new LiveTickets({ store, subject, versions, classes, advisor: new Advisor(store) });
  const grades = new Grades(parts);
  const composers = new Composers(parts);
  const changes = { store, subject, versions, classes, live };

  /** A write, and what its page lives on from then on. `grades`: it may change draft grades. */
  const writing =
    <Order>(
      write: (parts: typeof changes, entered: Entered, order: Order, at: Instant) => Promise<void>,
      mayGrade = false,
    ) =>
    async (who: SignedIn, opening: string, order: Order, at: Instant) => {
      const entered = await entrance.enter(who, opening, at);
      await actingAs(actorIn(entered), () => write(changes, entered, order, at));
      if (mayGrade) grades.changed(entered, ticketOf(entered), at);
      return live.of(entered, ticketOf(entered), at);
    };

  return {
    open: (who, wish, at) => openPage(parts, courses, who, wish, at),
    openLink: (who, ticket, at, from) => openTicketLink(parts, courses, who, { ticket, from }, at),
    openComposer: (who, course, wish, at) => openComposer(parts, courses, who, course, wish, at),
    composed: async (who, opening, at) => composedOn(parts, await entrance.enter(who, opening, at), at),
    openNow: (inside, at) => openNow(parts, courses, inside, at),
    composing: async (who, opening, at) => composers.of(await entrance.enter(who, opening, at), at),
    page: async (who, opening, at) => pageOf(await entrance.enter(who, opening, at), at),
    async live(who, opening, version, at) {
      const entered = await entrance.enter(who, opening, at);
      return live.since(entered, ticketOf(entered), version, at);
    },
    async attach(who, opening, order, at) {
      const entered = await entrance.enter(who, opening, at);
      return actingAs(actorIn(entered), () => attachTicket(parts, entered, order, at));
    },
    async save(who, opening, order, at) {
      const entered = await entrance.enter(who, opening, at);
      const saved = await actingAs(actorIn(entered), () => saveAnswers(changes, entered, order, at));
      if (saved.state === 'key' || saved.state === 'closed') grades.changed(entered, ticketOf(entered), at);
      return saved;
    },
    move: writing(moveTicket, true),
    markOwn: writing(markOwnAnswers, true),
    declare: writing(declareRoute),
    assign: writing(assignPlace),
    mark: writing(markAnswer, true),
    countLate: writing(countLateAnswer, true),
    confer: writing(keepConferenceOn),
    note: writing(keepNoteOn),
    ask: writing(askForCheck),
    answerAsk: writing(answerCheck),
    propose: writing(proposeIdea),
    answerIdea: writing(answerIdea),
    async speak(who, opening, language, at) {
      await entrance.speak(who, opening, language, at);
      return { language };
    },
    giveLeft: (selected, lms, at) => grades.left(selected, lms, at),
    settled: () => grades.settled(),
  };

  async function pageOf(entered: Entered, at: Instant): Promise<TicketPage> {
    const { opening, selected } = entered;
    const { ticket, learners, live: seen } = await live.look(entered, ticketOf(entered), at);
    const { learner } = opening;
    const asked = new Set(ticket.questions.map(({ target }) => target));
    return {
      opening,
      language: entered.language ?? languageFor(selected.file, opening.person),
      ticket,
      live: seen,
      learner:
        learner === null ? null : { id: learner, name: learners.find((each) => each.id === learner)?.name ?? learner },
      targets: selected.file.targets.flatMap((target) =>
        asked.has(target.code) ? [{ code: target.code, iCan: iCanOf(target) }] : [],
      ),
    };
  }
}
