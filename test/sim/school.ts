import { CourseId, CourseworkId, LearnerId, SchoolId } from '../../src/ids.ts';
import type { Capabilities } from '../../src/lms/types.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { instant, type Instant } from '../../src/time.ts';

export const SCHOOL = SchoolId.parse('sim');
export const COURSE = CourseId.parse('6001');
/** Zones are proved elsewhere; this one costs the least. */
export const ZONE = 'UTC';

/** The fourth joins later, where a seed says so. */
export const CHILDREN = ['9001', '9002', '9003', '9004'].map((id) => LearnerId.parse(id));

const WORDS: Readonly<Record<string, string>> = { 9001: 'walrus', 9002: 'lantern', 9003: 'papaya', 9004: 'zeppelin' };

/** Two children of one class may well have the same name. */
export function nameOf(learner: LearnerId): string {
  return learner === '9001' || learner === '9002' ? 'Sam Lee' : `Child ${learner}`;
}

/** The word that only texts for this child hold. */
export function secretOf(learner: LearnerId): string {
  const word = WORDS[learner];
  if (word === undefined) throw new Error(`no word for ${learner}`);
  return word;
}

/** Two tickets on what all learn, and work of each child's own on a target that holds the child's word. */
export const TICKETS = ['t1', 't2', 't3', 't4'].map((id) => CourseworkId.parse(id));
export const TICKET_DAYS: readonly Instant[] = ['2026-09-07T15:00:00Z', '2026-09-09T15:00:00Z', '2026-09-14T15:00:00Z', '2026-09-15T15:00:00Z'].map(instant);

export function ownWork(learner: LearnerId): CourseworkId[] {
  return ['a', 'b'].map((which) => CourseworkId.parse(`${learner}${which}`));
}

/** Hosts by what they can do: one drafts everything, the other has comments, which are said at once. */
export const HOSTS: readonly Capabilities[] = [
  { perQuestion: [], note: ['post', 'paste'], gradeForeignWork: false, events: 'poll', draftBeforePublish: true, headings: true, notePost: 'announcement' },
  { perQuestion: [], note: ['comment', 'post', 'paste'], gradeForeignWork: true, events: 'poll', draftBeforePublish: true, headings: true, notePost: 'assignment' },
];

export const FILES = { auto: fileWith('auto'), teacher: fileWith('teacher') } as const;

function fileWith(review: 'auto' | 'teacher'): SchoolFile {
  const own = CHILDREN.map((learner) => ({ code: `OWN.${learner}`, iCan: `I can draw a ${secretOf(learner)}`, grade: 5 }));
  return SchoolFile.parse({
    school: { id: SCHOOL, name: 'Simulated', lms: 'google', timeZone: ZONE, languages: ['en'] },
    review,
    courses: [{
      id: COURSE, teacher: 't@sim.example', grade: 5, weeklyMinutes: 120, seminar: { seats: 2 },
      units: [{ title: 'All', targets: ['SHARED', ...own.map(({ code }) => code)] }],
    }],
    targets: [{ code: 'SHARED', iCan: 'I can share a pizza fairly', grade: 5 }, ...own],
    tags: [
      ...TICKETS.map((coursework) => ({ coursework, target: 'SHARED', kind: 'entrance' })),
      ...CHILDREN.flatMap((learner) => ownWork(learner).map((coursework) => ({ coursework, target: `OWN.${learner}` }))),
    ],
  });
}
