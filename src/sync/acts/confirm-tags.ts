import type { TargetCode } from '../../ids.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import type { Records } from '../../store/records.ts';
import { placeKey } from '../../tagging/place.ts';
import type { Place, TagAnswer } from '../../tagging/types.ts';
import type { Instant } from '../../time.ts';
import { courseTags } from '../tagging.ts';

/** What a teacher says of one place: it is about this target, not about that one, about none. */
export type TagWord = { readonly place: Place } & (
  | { readonly is: 'yes'; readonly target: TargetCode; readonly instead: TargetCode | null }
  | { readonly is: 'no'; readonly target: TargetCode }
  | { readonly is: 'none' }
);

export interface KeptTags {
  readonly yes: number;
  readonly no: number;
  readonly none: number;
  /** Places that have a target by now or are not there any more, and targets the class is not taught. */
  readonly passedOver: number;
}

/**
 * Keeps a teacher's words on the work of their class. Only places that are open, were confirmed before, or have a tag in the school file are accepted, and the question's text is taken
 * from the store and not from the form. It is only stored here, and the next night reads it, so that
 * no lock on the course is needed. The same answer again changes nothing.
 */
export async function confirmTags(
  records: Records,
  { file, course }: { readonly file: SchoolFile; readonly course: CourseSettings },
  words: readonly TagWord[],
  said: { readonly actor: string; readonly at: Instant },
): Promise<KeptTags> {
  const { open, confirmed, inFile, targets } = await courseTags(records, file, course);
  const known = new Set(targets.map(({ code }) => code));
  const places = new Map(
    [
      ...open.map(({ place, text, within, kind }) => ({ place, text, work: within ?? text, kind })),
      ...inFile,
      ...confirmed.map(({ place, text, work, kind }) => ({ place, text, work, kind })),
    ].map((each) => [placeKey(each.place), each]),
  );
  const kept = { yes: 0, no: 0, none: 0, passedOver: 0 };
  const answers: TagAnswer[] = [];
  for (const word of words) {
    const at = places.get(placeKey(word.place));
    if (at === undefined || (word.is === 'yes' && !known.has(word.target))) {
      kept.passedOver += 1;
      continue;
    }
    kept[word.is] += 1;
    const { kind, ...place } = at;
    if (word.is === 'none') answers.push({ ...place, answer: 'none' });
    else if (word.is === 'no') answers.push({ ...place, answer: 'no', target: word.target });
    else {
      if (word.instead !== null && word.instead !== word.target)
        answers.push({ ...place, answer: 'no', target: word.instead });
      answers.push({ ...place, answer: 'yes', target: word.target, kind });
    }
  }
  await records.saveTagAnswers(course.id, answers, said);
  return kept;
}
