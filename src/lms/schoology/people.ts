import type { CourseId, LearnerId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import { idIn, readRow } from '../rows.ts';
import type { Row } from '../types.ts';
import type { Api } from './api.ts';
import { unreadable } from './errors.ts';
import type { EnrollmentId, Uid } from './ids.ts';
import { Enrollment } from './schema.ts';
import { sectionOf } from './map.ts';

const ACTIVE = 1;

/** The people of a section, by user and by enrollment. One list serves learners and teachers. */
export interface People {
  readonly rows: readonly Row<Enrollment>[];
  /** Whose enrollment it is, in whatever state it is now; null: it is no longer listed. */
  readonly uidOf: (enrollment: EnrollmentId) => Uid | null;
  /** The one active enrollment of a learner; null: not enrolled now. */
  readonly enrollmentOf: (learner: LearnerId | Uid) => EnrollmentId | null;
  /** Every enrollment a person has or had here, the active one first, then the newest. */
  readonly enrollmentsOf: (learner: Uid) => readonly EnrollmentId[];
  /** Learners enrolled now. */
  readonly learners: readonly Uid[];
}

/**
 * What a person is in a section now; null: neither.
 * @throws LmsError when it is not found and an enrollment that cannot be read may be theirs
 */
export function roleOf({ rows }: People, person: string): 'teacher' | 'learner' | null {
  const theirs = rows.flatMap((row) => (row.ok && row.value.uid === person ? [row.value] : []));
  if (theirs.some(isTeacher)) return 'teacher';
  if (theirs.some(isLearner)) return 'learner';
  if (rows.some(({ ok }) => !ok)) throw unreadable('Schoology listed an enrollment that cannot be read', false);
  return null;
}

export interface Rosters {
  /** Read afresh. */
  read(course: CourseId): Promise<People>;
  /** As read last by this object, or being read. */
  last(course: CourseId): Promise<People>;
  /**
   * The enrollments of learners, in their order; the list is read again where one is not found.
   * @throws LmsError `denied` when one is not enrolled: nothing may be sent to somebody who is not in the class
   */
  resolve(course: CourseId, learners: readonly LearnerId[]): Promise<readonly EnrollmentId[]>;
}

export function createRosters(api: Api): Rosters {
  const reads = new Map<CourseId, Promise<People>>();

  function read(course: CourseId): Promise<People> {
    const reading = list(api, course);
    reads.set(course, reading);
    // A failed list is not remembered; its caller gets the error.
    reading.catch(() => reads.delete(course));
    return reading;
  }

  const last = (course: CourseId): Promise<People> => reads.get(course) ?? read(course);

  return {
    read,
    last,
    async resolve(course, learners) {
      const known = await last(course);
      const people = learners.every((learner) => known.enrollmentOf(learner) !== null) ? known : await read(course);
      return learners.map((learner) => {
        const enrollment = people.enrollmentOf(learner);
        if (enrollment !== null) return enrollment;
        throw new LmsError('denied', 'a learner it is meant for is not enrolled now', {
          todo: 'Nothing to do: the next run reads the class again.',
        });
      });
    },
  };
}

async function list(api: Api, course: CourseId): Promise<People> {
  const rows: Row<Enrollment>[] = [];
  for await (const page of api.enrollments(sectionOf(course))) {
    for (const record of page) rows.push(readRow('enrollment', idIn(record, 'id'), Enrollment, record, (read) => read));
  }
  const read = rows.flatMap((row) => (row.ok ? [row.value] : []));
  const active = read.filter(isLearner);
  const byEnrollment = new Map(read.map(({ id, uid }) => [id, uid]));
  const byUid = new Map<string, EnrollmentId[]>();
  for (const { id, uid } of read.toSorted(
    (a, b) => Number(isLearner(b)) - Number(isLearner(a)) || Number(b.id) - Number(a.id),
  )) {
    byUid.set(uid, [...(byUid.get(uid) ?? []), id]);
  }
  // Of two, the newer: enrolling again gives a new one (FACTS.md 2.5).
  const byLearner = new Map<string, EnrollmentId>(
    active.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ id, uid }) => [uid, id]),
  );
  return {
    rows,
    uidOf: (enrollment) => byEnrollment.get(enrollment) ?? null,
    enrollmentOf: (learner) => byLearner.get(learner) ?? null,
    enrollmentsOf: (learner) => byUid.get(learner) ?? [],
    learners: [...new Set(active.map(({ uid }) => uid))],
  };
}

export function isLearner({ admin, status }: Enrollment): boolean {
  return admin === false && status === ACTIVE;
}

export function isTeacher({ admin, status }: Enrollment): boolean {
  return admin === true && status === ACTIVE;
}
