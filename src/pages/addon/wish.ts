import { CourseId, CourseworkId } from '../../ids.ts';
import type { AddonPlace } from '../../lms/addon.ts';
import type { Frame, OpeningWish } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { WALL } from '../ticket/teacher/on-wall.ts';

/** What an address asks for. */
export interface Asking {
  /** The opening that the address names; null: the address comes from the LMS. */
  readonly opening: string | null;
  /** The account that is signed in at the LMS; null: the LMS does not say. */
  readonly hint: string | null;
  /** The ids the LMS sent; null: too few to ask the LMS anything. */
  readonly wish: OpeningWish | null;
}

type Query = Asked['query'];

/**
 * Reads the address of a frame (FRAMES.md 2). A parameter given twice counts as absent, and unknown parameters and
 * those of another frame are ignored. Nothing in the address is trusted.
 */
export function readAsking(frame: Frame, query: Query): Asking {
  const hint = one(query, 'login_hint');
  return { opening: one(query, 'o'), hint, wish: wishIn(frame, query) };
}

/** The only value of a parameter; null: there is none, it is empty, or there are several. */
export function one(query: Query, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether the room is shown on the projector, as its script notes in the address. */
export function isWall(query: Query): boolean {
  return one(query, WALL.name) === WALL.value;
}

function wishIn(frame: Frame, query: Query): OpeningWish | null {
  const course = CourseId.safeParse(one(query, 'courseId'));
  const item = CourseworkId.safeParse(one(query, 'itemId'));
  const kind = kindOf(one(query, 'itemType'));
  if (!course.success || !item.success || kind === null) return null;
  return {
    frame,
    place: { course: course.data, item: item.data, kind },
    attachment: frame === 'discovery' ? null : one(query, 'attachmentId'),
    token: frame === 'discovery' ? one(query, 'addOnToken') : null,
    submission: frame === 'review' ? one(query, 'submissionId') : null,
  };
}

/**
 * Accepts every spelling of the LMS: `courseWork`, `COURSE_WORK`, `courseWorkMaterials`, ...; an absent value means an
 * assignment.
 */
function kindOf(itemType: string | null): AddonPlace['kind'] | null {
  switch (
    (itemType ?? 'coursework')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '')
      .replace(/s$/, '')
  ) {
    case 'coursework':
      return 'assignment';
    case 'courseworkmaterial':
    case 'material':
      return 'material';
    case 'announcement':
      return 'announcement';
    default:
      return null;
  }
}
