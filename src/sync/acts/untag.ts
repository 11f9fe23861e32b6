import type { CourseId } from '../../ids.ts';
import { tagsPart } from '../../school/class/parts.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import { placeKey } from '../../tagging/place.ts';
import type { Place } from '../../tagging/types.ts';
import type { Instant } from '../../time.ts';
import { saveClassPart } from './set-up-class.ts';

/** Takes the tags at these places of a class out of the school file, where it has them, and notes who did it. The caller has made sure that the class is theirs. */
export async function untag(
  db: SchoolDb,
  { course: id, who, places }: { readonly course: CourseId; readonly who: string; readonly places: readonly Place[] },
  at: Instant,
): Promise<void> {
  const file = await loadSchoolFile(db);
  const course = file?.courses.find((each) => each.id === id);
  if (file === null || course === undefined) return;
  const gone = new Set(places.map(placeKey));
  const shown = tagsPart.rowsOf(file, course);
  const made = shown.filter(({ value }) => !('target' in value && gone.has(placeKey(value))));
  if (made.length < shown.length) await saveClassPart(db, tagsPart, { course: id, who, edit: { shown, made } }, at);
}
