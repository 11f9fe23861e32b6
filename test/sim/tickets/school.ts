import { AttachmentId, CourseId, CourseworkId, LearnerId, SchoolId, TargetCode } from '../../../src/ids.ts';
import type { AddonPlace } from '../../../src/lms/addon.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { ComposedTicket, TicketId, type TicketKind } from '../../../src/ticket/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { instant } from '../../../src/time.ts';
import { schoolFile } from '../../builders/school.ts';

export const SCHOOL = SchoolId.parse('cedar');
export const COURSE = CourseId.parse('6001');
export const TARGET = TargetCode.parse('5.NF.A.1');
export const ITEM = CourseworkId.parse('7001');
export const PLACE: AddonPlace = { course: COURSE, item: ITEM, kind: 'assignment' };
export const ATTACHMENT = AttachmentId.parse('a1');
export const TICKET = TicketId.parse(idIn(SCHOOL, new Uint8Array(16).fill(7)));
export const LEARNERS = ['s1', 's2', 's3', 's4'].map((id) => LearnerId.parse(id));
export const TEACHERS = ['t1', 't2'] as const;
/** Monday, 9:00; the zone costs the least. */
export const MORNING = instant('2026-11-16T09:00:00Z');
export const BASE = 'https://waymark.test';

/** Stands in the key and in nothing that anybody types. */
export const SECRET = 'three quarters, as nobody writes it';
/** The right number, which some type. */
export const RIGHT_NUMBER = '7351';

export const FILE: SchoolFile = SchoolFile.parse({
  ...schoolFile(),
  school: { id: SCHOOL, name: 'Cedar Grove', lms: 'google', timeZone: 'UTC', languages: ['en', 'es'] },
  courses: [
    {
      id: COURSE,
      teacher: 't1',
      area: 'mathematics',
      grade: 5,
      units: [{ title: 'Fractions', targets: [TARGET] }],
    },
  ],
  tags: [{ coursework: ITEM, target: TARGET, kind: 'entrance' }],
});

/** A question of each kind that is answered in another way. */
export function ticketOf(kind: TicketKind): ComposedTicket {
  const keyed = kind !== 'habit';
  const target = keyed ? TARGET : null;
  return ComposedTicket.parse({
    title: 'Adding fractions',
    kind,
    unit: 'Fractions',
    ...(kind === 'station' ? { station: 'Blocks' } : {}),
    questions: [
      { kind: 'one', text: '1/2 + 1/4 = ?', target, choices: ['2/6', '3/4'], ...(keyed ? { right: [1] } : {}) },
      { kind: 'number', text: 'How many?', target, ...(keyed ? { right: RIGHT_NUMBER } : {}) },
      { kind: 'text', text: 'In words?', target, ...(keyed ? { right: [SECRET] } : {}) },
      { kind: 'sentence', text: 'How did you find it?', target },
    ],
  });
}

export function nameOf(person: string): string {
  return `Name of ${person}`;
}
