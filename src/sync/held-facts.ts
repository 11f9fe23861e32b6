import type { CourseSettings, SchoolFile } from '../school/file.ts';
import { schoolDateOf } from '../school/calendar.ts';
import { loadCoursework } from '../store/coursework.ts';
import { loadEvidence } from '../store/evidence.ts';
import { loadLedger } from '../store/ledger.ts';
import { loadRoster } from '../store/roster.ts';
import type { SchoolDb } from '../store/types.ts';
import type { Instant } from '../time.ts';
import type { RouteFacts } from './decide.ts';
import { givenChances } from './own-work.ts';

/**
 * What the store holds of a course, enough for levels and routes. Whether a chance without a score was handed in is
 * not known without the LMS; neither levels nor routes ask.
 */
export async function heldFacts(db: SchoolDb, file: SchoolFile, course: CourseSettings, at: Instant): Promise<RouteFacts> {
  const learners = (await loadRoster(db, course.id)).map(({ id, name }) => ({ id, name }));
  const evidence = await loadEvidence(db, learners.map(({ id }) => id));
  const coursework = (await loadCoursework(db, course.id)).map((held) => held.coursework);
  const given = givenChances(await loadLedger(db, course.id), coursework, evidence, []);
  return { file, course, learners, evidence, given, date: schoolDateOf(file, at), at };
}
