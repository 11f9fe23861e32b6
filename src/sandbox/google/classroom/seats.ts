import type { Course, State } from '../world/state.ts';

/**
 * Each person the day is lived as has a site of their own, as if each sat at a device of their own: browsers part what a frame keeps by the site around it,
 * so that a teacher and three students can be signed in at once, in four tabs. Everybody else shares the first site, like a shared Chromebook.
 */
const SITES = {
  teacher: 'teacher.localhost',
  'co-teacher': 'co-teacher.localhost',
  'student-1': 'student-1.localhost',
  'student-2': 'student-2.localhost',
  'student-3': 'student-3.localhost',
  shared: '127.0.0.1',
} as const;
type Site = keyof typeof SITES;

/** A member of a course, and their place in it. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly role: 'teacher' | 'student';
  readonly origin: string;
  readonly isShared: boolean;
}

export function originsAt(port: number): readonly string[] {
  return Object.values(SITES).map((host) => `http://${host}:${port}`);
}

/** Where it is opened first. */
export function firstOrigin(port: number): string {
  return originOf('shared', port);
}

/** Everybody of a course, teachers first. */
export function seatsOf(state: State, course: Course, port: number): readonly Seat[] {
  const seat = (person: string, role: Seat['role'], site: Site): Seat => ({
    person,
    name: nameOf(state, person),
    role,
    origin: originOf(site, port),
    isShared: site === 'shared',
  });
  const owners = [course.record.owner, ...[...course.teachers].filter((each) => each !== course.record.owner)];
  const teaching: readonly Site[] = ['teacher', 'co-teacher'];
  const learning: readonly Site[] = ['student-1', 'student-2', 'student-3'];
  return [
    ...owners.map((person, nth) => seat(person, 'teacher', teaching[nth] ?? 'shared')),
    ...[...course.students].map((person, nth) => seat(person, 'student', learning[nth] ?? 'shared')),
  ];
}

export function nameOf({ people }: State, person: string): string {
  const found = people.get(person);
  return found === undefined ? person : `${found.given} ${found.family}`;
}

function originOf(site: Site, port: number): string {
  return `http://${SITES[site]}:${port}`;
}
