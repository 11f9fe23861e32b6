import { CourseId, CourseworkId, LearnerId, SchoolId } from '../../src/ids.ts';
import type { Capabilities } from '../../src/lms/types.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { instant, type Instant } from '../../src/time.ts';

/** Zones are proved elsewhere; this one costs the least. */
export const ZONE = 'UTC';

/** One class of a play: a course of a school, and whom its roster may name. */
export interface Place {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly children: readonly LearnerId[];
  /** What its tickets' ids begin with. */
  readonly letter: string;
}

const child = (id: string): LearnerId => LearnerId.parse(id);
const place = (school: string, course: string, letter: string, ...children: readonly string[]): Place => ({
  school: SchoolId.parse(school),
  course: CourseId.parse(course),
  letter,
  children: children.map(child),
});

/**
 * Three classes that share children: two of one school, and one of another school whose course and coursework have the same ids, so that
 * whatever leaves out the course or the school crosses. Most plays have the first alone.
 */
export const PLACES = [
  place('sim', '6001', 't', '9001', '9002', '9003', '9004'),
  place('sim', '6002', 'u', '9001', '9002', '9005'),
  place('north', '6001', 't', '9001', '9003', '9006'),
] as const;

/** The first class, which every play has. */
export const [{ school: SCHOOL, course: COURSE, children: CHILDREN }] = PLACES;

/** Everybody who may be in any class of a play. */
export const EVERYBODY: readonly LearnerId[] = [...new Set(PLACES.flatMap(({ children }) => children))];

/** Two children of one class may well have the same name. */
const NAMES: Readonly<Record<string, string>> = {
  9001: 'Sam Lee',
  9002: 'Sam Lee',
  9003: 'Ida Quill',
  9004: 'Noor Vance',
  9005: 'Theo Marsh',
  9006: 'Wren Ito',
};
const WORDS: Readonly<Record<string, string>> = {
  9001: 'walrus',
  9002: 'lantern',
  9003: 'papaya',
  9004: 'zeppelin',
  9005: 'kettle',
  9006: 'tulip',
};

export function nameOf(learner: LearnerId): string {
  return wordIn(NAMES, learner);
}

/** The word that only texts for this child hold. */
export function secretOf(learner: LearnerId): string {
  return wordIn(WORDS, learner);
}

function wordIn(words: Readonly<Record<string, string>>, learner: LearnerId): string {
  const word = words[learner];
  if (word === undefined) throw new Error(`no word for ${learner}`);
  return word;
}

/** Two tickets on what all learn, and work of each child's own on a target that holds the child's word. */
export function ticketsOf({ letter }: Pick<Place, 'letter'>): CourseworkId[] {
  return [1, 2, 3, 4].map((n) => CourseworkId.parse(`${letter}${n}`));
}
export const TICKETS = ticketsOf(PLACES[0]);
export const TICKET_DAYS: readonly Instant[] = [
  '2026-09-07T15:00:00Z',
  '2026-09-09T15:00:00Z',
  '2026-09-14T15:00:00Z',
  '2026-09-15T15:00:00Z',
].map(instant);

export function ownWork(learner: LearnerId, { letter }: Pick<Place, 'letter'>): CourseworkId[] {
  return ['a', 'b'].map((which) => CourseworkId.parse(`${learner}${which}${letter === 't' ? '' : letter}`));
}

/** Hosts by what they can do: one drafts everything, the other has comments, which are said at once. */
export const HOSTS: readonly Capabilities[] = [
  {
    perQuestion: [],
    note: ['post', 'paste'],
    gradeForeignWork: false,
    events: 'poll',
    draftBeforePublish: true,
    headings: true,
    addon: false,
    notePost: 'announcement',
  },
  {
    perQuestion: [],
    note: ['comment', 'post', 'paste'],
    gradeForeignWork: true,
    events: 'poll',
    draftBeforePublish: true,
    headings: true,
    addon: false,
    notePost: 'assignment',
  },
];

/** What a school file names of an LMS. */
export interface Named {
  readonly lms: SchoolFile['school']['lms'];
  readonly teacher: string;
  /** The id a piece of work has there. */
  readonly idOf: (work: CourseworkId) => CourseworkId;
  /** Absent: as usual. */
  readonly recheckDays?: number;
}

export type Files = Readonly<Record<'auto' | 'teacher', SchoolFile>>;

/** A school's file under both ways to review, with these of its classes. */
export function filesFor(named: Named, places: readonly Place[] = [PLACES[0]]): Files {
  return { auto: fileWith('auto', named, places), teacher: fileWith('teacher', named, places) };
}

function fileWith(
  review: 'auto' | 'teacher',
  { lms, teacher, idOf, recheckDays }: Named,
  places: readonly Place[],
): SchoolFile {
  const children = [...new Set(places.flatMap((each) => each.children))];
  const own = children.map((learner) => ({
    code: codeOf(learner),
    iCan: `I can draw a ${secretOf(learner)}`,
    grade: 5,
  }));
  return SchoolFile.parse({
    school: { id: places[0]?.school, name: 'Simulated', lms, timeZone: ZONE, languages: ['en'] },
    review,
    ...(recheckDays === undefined ? {} : { rule: { recheckDays } }),
    courses: places.map((each) => ({
      id: each.course,
      teacher,
      grade: 5,
      weeklyMinutes: 120,
      seminar: { seats: 2 },
      units: [{ title: 'All', targets: ['SHARED', ...each.children.map(codeOf)] }],
    })),
    targets: [{ code: 'SHARED', iCan: 'I can share a pizza fairly', grade: 5 }, ...own],
    tags: places.flatMap((each) => [
      ...ticketsOf(each).map((work) => ({ coursework: idOf(work), target: 'SHARED', kind: 'entrance' })),
      ...each.children.flatMap((learner) =>
        ownWork(learner, each).map((work) => ({ coursework: idOf(work), target: codeOf(learner) })),
      ),
    ]),
  });
}

/** Codes show in no text a child reads; they hold no id, for an id in a shared text is a fault. */
function codeOf(learner: LearnerId): string {
  return `OWN.${secretOf(learner).toUpperCase()}`;
}
