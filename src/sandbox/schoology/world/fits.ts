import type { Deed } from './deed.ts';
import { isFor, reach } from './reach.ts';
import type { State } from './state.ts';

/** Whether something planned earlier still makes sense: a student may have left since, an item may be gone. */
export function fits(state: State, deed: Deed): boolean {
  if (!('item' in deed) || typeof deed.item !== 'string' || !('section' in deed)) return fitsEnrollment(state, deed);
  const section = state.sections.get(deed.section);
  const item = section?.items.get(deed.item);
  if (section === undefined || item === undefined) return false;
  if (deed.kind === 'edited' || deed.kind === 'deleted') return true;
  if (deed.kind === 'graded') return reach(section, item).some(({ id }) => id === deed.enrollment);
  return item.published && isFor(section, item, deed.uid);
}

function fitsEnrollment(state: State, deed: Deed): boolean {
  if (deed.kind !== 'enrollment-status') return true;
  return state.sections.get(deed.section)?.enrollments.get(deed.enrollment)?.status === 1;
}
