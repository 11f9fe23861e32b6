import { NOTHING_SEEN, type Seen } from '../../plan/decisions.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { withAskedAnew } from '../../plan/undone.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import { daysAt, ticketQuestionWords, ticketsSince } from '../tickets/days.ts';
import { openExits } from '../tickets/open-exits.ts';
import { assessmentsIn } from './assessments.ts';
import { workAddresses } from './check-links.ts';
import type { RouteFacts } from './decide.ts';
import { givenChances } from './own-work.ts';
import { earlierNotes } from './earlier-notes.ts';
import { pastSeminars, questionWordsOf } from './past-seminars.ts';

/**
 * What the store holds of a course, enough to decide its day: what was in the LMS is what the last night saw.
 * @param known what the caller has read of it already
 */
export async function storedFacts(
  records: Records,
  file: SchoolFile,
  course: CourseSettings,
  at: Instant,
  known?: { readonly ledger: readonly LedgerRow[]; readonly seen: Seen },
): Promise<RouteFacts> {
  const learners = (await records.loadRoster(course.id)).map(({ id, name }) => ({ id, name }));
  const evidence = await records.loadEvidence(learners.map(({ id }) => id));
  const works = await records.loadCoursework(course.id);
  const coursework = works.map((each) => each.coursework);
  const date = schoolDateOf(file, at);
  const ledger = withAskedAnew(known?.ledger ?? (await records.loadLedger(course.id)), date);
  const seen = known?.seen ?? (await records.loadMorning(course.id))?.seen ?? NOTHING_SEEN;
  const tickets = daysAt(await records.loadTickets(course.id, ticketsSince(file.school.timeZone, at)), file, at);
  return {
    file,
    course,
    learners,
    evidence,
    date,
    at,
    given: givenChances(ledger, coursework, evidence, seen.handedIn),
    seen,
    choices: await records.loadChoices(course.id, date),
    asks: await records.loadAsks(course.id),
    past: pastSeminars(ledger, await records.loadSeminarAnswers(course.id), file.school.timeZone),
    earlierNotes: earlierNotes(ledger),
    addresses: workAddresses(coursework),
    assessments: assessmentsIn(
      works.filter(({ missingNights }) => missingNights === 0).map((each) => each.coursework),
      file,
      course,
    ),
    openExits: openExits(course.id, tickets),
    questionWords: new Map([
      ...questionWordsOf(await records.loadQuizzes(course.id), file.targets),
      ...ticketQuestionWords(tickets),
    ]),
  };
}
