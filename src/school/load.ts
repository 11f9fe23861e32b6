import { checkSchoolFile } from './check.ts';
import { SchoolFile } from './file.ts';
import { readFileText, type FileRead } from './read.ts';

/** A school file read and checked whole: shape, codes, map, zone and patterns. */
export function readSchoolFile(text: string): FileRead<SchoolFile> {
  const read = readFileText<SchoolFile>(text, SchoolFile);
  if (!read.ok) return read;
  const problems = checkSchoolFile(read.value, read.lineOf);
  return problems.length === 0 ? read : { ok: false, problems };
}
