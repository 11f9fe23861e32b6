import type { Lms } from '../../../lms/types.ts';
import type { Entered } from './enter.ts';
import type { DeskParts } from '../parts.ts';

/**
 * The LMS for what a page shows of its class: as the person at it sees it; where they came by a link or from inside the LMS, and granted nothing
 * but who they are, as the class's teacher does.
 */
export async function lmsOf(
  { connect }: Pick<DeskParts, 'connect'>,
  { who, opening, selected }: Pick<Entered, 'who' | 'opening' | 'selected'>,
): Promise<Lms> {
  return who.as === null || opening.door !== 'addon' ? connect(selected.file, selected.course) : who.as(opening.school);
}
