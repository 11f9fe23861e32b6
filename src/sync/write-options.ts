import type { LearnerId } from '../ids.ts';
import type { Lms } from '../lms/types.ts';
import { topicWords } from '../notes/posts.ts';
import { dateIn, type Instant } from '../time.ts';
import type { ApplyOptions } from '../writeback/apply.ts';
import type { SelectedCourse } from './find.ts';
import { storeBrakes } from './store-brakes.ts';
import { storeLedger } from './store-ledger.ts';
import type { TurnParts } from './turn.ts';

/** What the write-back of one course works with: its ledger and brakes as the store has them, its class as the LMS had it just now. */
export function writeOptions(
  parts: TurnParts,
  { file, course }: SelectedCourse,
  { lms, enrolled, at }: { readonly lms: Lms; readonly enrolled: ReadonlySet<LearnerId>; readonly at: Instant },
): ApplyOptions {
  return {
    course: course.id,
    lms,
    ledger: storeLedger(parts.store, file.school.id, course.id),
    enrolled,
    topic: topicWords(file.school.languages),
    brakes: storeBrakes(parts.store, file, course.id, dateIn(file.school.timeZone, at)),
    disconnected: (error) => parts.disconnected(file, course, error, at),
    now: () => at,
  };
}
