import { CourseId, CourseworkId } from '../../ids.ts';
import type { AddonPlace } from '../../lms/addon.ts';
import type { Frame, OpeningWish } from '../../sync/tickets/desk.ts';
import type { Asked } from '../kit/route.ts';
import { WALL } from '../ticket/teacher/on-wall.ts';

/** What an address asks for. */
export interface Asking {
  /** The opening it names; null: it comes from the LMS. */
  readonly opening: string | null;
  /** Whom the LMS has before it; null: it does not say. */
  readonly hint: string | null;
  /** What the LMS sent; null: not enough to ask it anything. */
  readonly wish: OpeningWish | null;
}

type Query = Asked['query'];

/**
 * Reads the address of a frame (FRAMES.md 2). A parameter given twice says nothing, unknown ones and those of another frame are ignored, and
 * nothing of it is believed.
 */
export function readAsking(frame: Frame, query: Query): Asking {
  const hint = one(query, 'login_hint');
  return { opening: one(query, 'o'), hint, wish: wishIn(frame, query) };
}

/** The only value of a parameter; null: none, an empty one, or several. */
export function one(query: Query, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether the room hangs on the wall, as its script has put into the address. */
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

/** However the LMS spells it: `courseWork`, `COURSE_WORK`, `courseWorkMaterials`, ...; nothing said is an assignment. */
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
