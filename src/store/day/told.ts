import { onlyEnglish, type Told } from '../../language.ts';

/** A sentence as it is kept; those of nights before reports spoke Spanish are plain strings. */
export type StoredTold = string | Told;

export function readTold(stored: StoredTold): Told {
  return typeof stored === 'string' ? onlyEnglish(stored) : stored;
}
