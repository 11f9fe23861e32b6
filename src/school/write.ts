import { stringify } from 'yaml';
import type { SchoolFile } from './file.ts';

/** A school's facts as a file that `apply` takes: what a reader would leave out, being said by nothing, is left out. */
export function writeSchoolFile(file: SchoolFile): string {
  return stringify(withoutEmpty(file), { lineWidth: 120, aliasDuplicateObjects: false });
}

/** Every list of a school file that may be empty is empty where it is not there. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each === undefined || (Array.isArray(each) && each.length === 0) ? [] : [[key, withoutEmpty(each)]],
    ),
  );
}
