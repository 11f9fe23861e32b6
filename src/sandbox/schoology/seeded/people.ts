import { learnersOf } from '../../school-year/people.ts';
import type { Learner } from '../../school-year/people.ts';
import { ZONE } from '../../school-year/calendar.ts';
import type { Person } from '../world/records.ts';

export const BELL_HARBOR = { id: '240117', name: 'Bell Harbor' };

/** The second teacher has her account in another zone: due dates read an hour later to her. */
export const STAFF = {
  admin: {
    uid: '50001',
    schoolUid: 'BHS-1',
    role: 'admin',
    first: 'Ruth',
    last: 'Vance',
    email: 'r.vance@bell.example',
    zone: ZONE,
  },
  marsh: {
    uid: '50101',
    schoolUid: 'BHS-14',
    role: 'teacher',
    first: 'Gloria',
    last: 'Marsh',
    email: 'g.marsh@bell.example',
    zone: ZONE,
  },
  duarte: {
    uid: '50102',
    schoolUid: 'BHS-22',
    role: 'teacher',
    first: 'Inés',
    last: 'Duarte',
    email: 'i.duarte@bell.example',
    zone: 'America/New_York',
  },
} as const satisfies Record<string, Person>;

/** Made-up children. No uid equals an enrollment id, so that confusing the two is noticed. */
export function bellLearners(seed: string, count: number): Learner[] {
  return learnersOf(seed, count, { first: 51_001, domain: 'students.bell.example' });
}

export function asPerson({ id, given, family, email }: Learner): Person {
  return { uid: id, schoolUid: `BH-${id.slice(1)}`, role: 'student', first: given, last: family, email, zone: ZONE };
}
