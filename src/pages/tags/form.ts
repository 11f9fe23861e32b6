import { hash } from 'node:crypto';
import { TargetCode } from '../../ids.ts';
import type { TagWord } from '../../sync/acts/confirm-tags.ts';
import type { CourseTags, FileTag } from '../../sync/tagging.ts';
import { placeKey } from '../../tagging/place.ts';
import type { Place } from '../../tagging/types.ts';

/** What can be chosen for a place beside a target of the class. */
export const LATER = '-later';
export const NONE = '-none';
export const ANOTHER = '-another';

/** Rows of one page: what a person looks through in one go, and a form holds. */
export const MOST_ROWS = 60;

/** The names of a place's fields. */
export function fieldsOf(place: Place): Readonly<Record<'target' | 'ticked' | 'suggested' | 'back', string>> {
  const id = hash('sha256', placeKey(place), 'base64url').slice(0, 12);
  return { target: `t-${id}`, ticked: `c-${id}`, suggested: `s-${id}`, back: `b-${id}` };
}

/**
 * What a form says of each place it names: a row counts where it is ticked, and where something else stands in it than was suggested, for that was
 * chosen. All other rows wait.
 */
export function wordsIn(form: Readonly<Record<string, unknown>>, { open, confirmed, inFile }: CourseTags): TagWord[] {
  const said = open.flatMap(({ place }): TagWord[] => {
    const names = fieldsOf(place);
    const chosen = form[names.target];
    const suggested = TargetCode.safeParse(form[names.suggested]);
    const was = suggested.success ? suggested.data : null;
    if (typeof chosen !== 'string' || chosen === LATER) return [];
    if (form[names.ticked] === undefined && chosen === was) return [];
    if (chosen === NONE) return [{ place, is: 'none' }];
    if (chosen === ANOTHER) return was === null ? [] : [{ place, is: 'no', target: was }];
    return [{ place, is: 'yes', target: TargetCode.parse(chosen), instead: was }];
  });
  const back = standing({ confirmed, inFile }).flatMap(({ place, target }): TagWord[] =>
    form[fieldsOf(place).back] === undefined ? [] : [{ place, is: 'no', target }],
  );
  return [...said, ...back];
}

/** What can be taken back, newest first; of a place that stands in the file too, what the file says, for that goes before. */
export function standing({ confirmed, inFile }: Pick<CourseTags, 'confirmed' | 'inFile'>): readonly FileTag[] {
  const filed = new Set(inFile.map(({ place }) => placeKey(place)));
  return [...confirmed.filter(({ place }) => !filed.has(placeKey(place))).toReversed(), ...inFile];
}
