import { readTags } from '../../evidence/tags.ts';
import type { SourceKind } from '../../evidence/types.ts';
import type { Coursework } from '../../lms/types.ts';
import type { SchoolFile } from '../../school/file.ts';
import { dateIn, type Instant } from '../../time.ts';

const TICKETS: ReadonlySet<SourceKind | null> = new Set(['entrance', 'exit', 'station']);

/**
 * The tickets of the day among some coursework: published, given out or due on that day, and tagged as one; work with a quiz whose tag
 * names no kind of occasion counts as one too, for on the day it is given a class answers little else.
 */
export function todaysTickets(
  coursework: readonly Coursework[],
  file: Pick<SchoolFile, 'tags' | 'targets' | 'school'>,
  at: Instant,
): Coursework[] {
  const zone = file.school.timeZone;
  const today = dateIn(zone, at);
  const tags = readTags(
    file.tags,
    file.targets.map(({ code }) => code),
  );
  const isOfToday = ({ createdAt, due }: Coursework): boolean =>
    [createdAt, due].some((time) => time !== null && dateIn(zone, time) === today);
  const isTicket = ({ id, title, quizzes }: Coursework): boolean => {
    const { tagged } = tags.ofCoursework(id, title);
    if (tagged !== null && TICKETS.has(tagged.kind)) return true;
    const byForm = file.tags.some(
      (tag) => 'form' in tag && quizzes.some(({ form }) => form === null || form === tag.form),
    );
    return quizzes.length > 0 && (byForm || (tagged !== null && tagged.kind === null));
  };
  return coursework.filter(
    (work) => work.state === 'published' && work.post === null && isOfToday(work) && isTicket(work),
  );
}
