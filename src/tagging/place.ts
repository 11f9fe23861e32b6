import type { Place } from './types.ts';

/** A place as one text, to index by. */
export function placeKey(place: Place): string {
  if ('form' in place) return `question\0${place.form}\0${place.item}`;
  if ('criterion' in place) return `row\0${place.coursework}\0${place.criterion}`;
  return `work\0${place.coursework}`;
}
