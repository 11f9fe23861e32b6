import type { CourseId } from '../../ids.ts';
import { schoolDateOf, schoolWeekOf } from '../../school/calendar.ts';
import type { Capabilities } from '../../lms/types.ts';
import type { SchoolFile } from '../../school/file.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import { ticketsSince } from '../tickets/days.ts';
import { hintsOf } from './hinted.ts';

/** What the store knows of a course as its night begins, but for evidence. */
export type Known = Awaited<ReturnType<typeof loadKnown>>;

/** Reads it; in a transaction of the caller's, so that all of it is of one moment. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types, typescript/explicit-function-return-type -- `Known` is the type: each part has the one of its statement
export async function loadKnown(
  records: Records,
  can: Pick<Capabilities, 'events'>,
  { file, course }: { readonly file: SchoolFile; readonly course: CourseId },
  at: Instant,
) {
  const date = schoolDateOf(file, at);
  return {
    roster: await records.loadRoster(course, 'everyone'),
    quizzes: await records.loadQuizzes(course),
    forms: await records.loadForms(),
    imported: await records.loadImportedResults(course),
    ledger: await records.loadLedger(course),
    rubrics: await records.loadRubrics(course),
    pull: await records.loadPull(course),
    hinted: await hintsOf(records, can, course),
    choices: await records.loadChoices(course, date),
    asks: await records.loadAsks(course),
    answers: await records.loadSeminarAnswers(course),
    tickets: await records.loadTickets(course, ticketsSince(file.school.timeZone, at)),
    hand: await records.loadHand(course, schoolWeekOf(date)),
  };
}
