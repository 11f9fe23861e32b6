import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import type { RouteFacts } from './decide.ts';
import { givenChances } from './own-work.ts';
import { pastSeminars, questionWordsOf } from './past-seminars.ts';

/**
 * What the store holds of a course, enough for levels and routes. Whether a chance without a score was handed in is
 * not known without the LMS; neither levels nor routes ask.
 */
export async function heldFacts(records: Records, file: SchoolFile, course: CourseSettings, at: Instant): Promise<RouteFacts> {
  const learners = (await records.loadRoster(course.id)).map(({ id, name }) => ({ id, name }));
  const evidence = await records.loadEvidence(learners.map(({ id }) => id));
  const coursework = (await records.loadCoursework(course.id)).map((held) => held.coursework);
  const ledger = await records.loadLedger(course.id);
  const date = schoolDateOf(file, at);
  return {
    file, course, learners, evidence, date, at,
    given: givenChances(ledger, coursework, evidence, []),
    choices: await records.loadChoices(course.id, date),
    past: pastSeminars(ledger, await records.loadSeminarAnswers(course.id), file.school.timeZone),
    questionWords: questionWordsOf(await records.loadQuizzes(course.id), file.targets),
  };
}
