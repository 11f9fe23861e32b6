import type { LearnerId } from '../../../ids.ts';
import type { Move } from '../../../ticket/types.ts';
import type { Room, RoomLearner, Seat } from '../../../ticket/live.ts';

const SEATS = ['seminar-1', 'seminar-2', 'undeclared', 'talk', 'workshop'] as const satisfies readonly Seat[];

/** One list of the room with who is in it. */
export interface Seated {
  readonly seat: Seat | 'not-today';
  readonly people: readonly RoomLearner[];
}

/** The lists of the room as the server made them, and one more for learners whom the teacher left out of the day. */
export function seatedIn({ learners, room }: Pick<Room, 'learners' | 'room'>): Seated[] {
  const people = new Map<LearnerId, RoomLearner>(learners.map((learner) => [learner.id, learner]));
  const lists: Seated[] = SEATS.map((seat) => ({
    seat,
    people: room[seat].flatMap((id) => people.get(id) ?? []).toSorted(seminarFirst),
  }));
  const seated = new Set(SEATS.flatMap((seat) => room[seat]));
  const left = learners.filter(({ id }) => !seated.has(id));
  return left.length === 0 ? lists : [...lists, { seat: 'not-today', people: left }];
}

/** Learners whose evidence recommends the seminar come first: the teacher may want to speak with them. */
function seminarFirst(a: RoomLearner, b: RoomLearner): number {
  return Number(b.route.recommended === 'seminar') - Number(a.route.recommended === 'seminar');
}

/** The option that the learner's box shows: the teacher's last choice for them. */
export function movedTo({ route: { assigned } }: Pick<RoomLearner, 'route'>, seat: Seated['seat']): Move {
  if (assigned === null) return 'own';
  if (assigned.route === 'none') return 'not-today';
  if (assigned.route === 'workshop') return 'workshop';
  switch (assigned.slot) {
    case 'first':
      return 'seminar-1';
    case 'second':
      return 'seminar-2';
    case 'talk':
      return 'talk';
    case undefined:
      return seat === 'undeclared' ? 'own' : seat; // to either seminar, wherever there is room
    default:
      return assigned.slot satisfies never;
  }
}
