import { Marker, WriteKey, type CourseId, type SchoolId } from '../ids.ts';
import type { KeyOf } from '../plan/kinds/wish.ts';
import type { SyncParts } from './parts.ts';

export interface Keys {
  readonly keyOf: KeyOf;
  readonly markerOf: (key: WriteKey) => Marker;
}

/** Keys and markers of one course: keyed hashes of school, course and the intent, so that they say nothing to others. */
export function keysOf(parts: Pick<SyncParts, 'keyedHash'>, school: SchoolId, course: CourseId): Keys {
  return {
    keyOf: (...intent) => WriteKey.parse(parts.keyedHash('key', school, course, ...intent).slice(0, 40)),
    markerOf: (key) => Marker.parse(parts.keyedHash('marker', school, course, key).slice(0, 32)),
  };
}
