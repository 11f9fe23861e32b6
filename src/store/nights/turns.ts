import type { CourseId } from '../../ids.ts';
import { StoreError } from '../errors.ts';
import type { SchoolDb } from '../types.ts';

/** Begins the course's next turn and returns its number; every earlier one has ended with it. */
export async function takeTurn(db: SchoolDb, course: CourseId): Promise<number> {
  const [row] = await db.query<{ turn: number }>(
    `insert into turns as stored (course, turn) values ($1, 1)
     on conflict (school, course) do update set turn = stored.turn + 1 returning turn`,
    [course],
  );
  return row?.turn ?? 0;
}

/**
 * Holds the turn until this transaction ends, so that no other begins meanwhile. Throws `StoreError` `overtaken` when one
 * has begun: the run lost its lock without knowing (it was stopped, its connection broke) and must write nothing more.
 */
export async function holdTurn(db: SchoolDb, course: CourseId, turn: number): Promise<void> {
  const [row] = await db.query<{ turn: number }>('select turn from turns where course = $1 for share', [course]);
  if (row?.turn !== turn) throw overtaken();
}

export function overtaken(): StoreError {
  return new StoreError(
    'overtaken',
    'another run has taken over this course',
    'nothing: that run goes on from what this one had done',
  );
}
