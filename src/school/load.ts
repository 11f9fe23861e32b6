import { checkSchoolFile } from './check.ts';
import { SchoolFile } from './file.ts';
import { inOrder, readFileText, type FileRead } from './read.ts';

/** A school file read and checked whole: shape, codes, map, zone and patterns. */
export function readSchoolFile(text: string): FileRead<SchoolFile> {
  const read = readFileText<SchoolFile>(text, SchoolFile);
  if (!read.ok) {
    const others = read.rest === null ? [] : checkSchoolFile(read.rest, read.lineOf, read.rest.targets.length > 0);
    return { ...read, problems: inOrder([...read.problems, ...others]) };
  }
  const problems = checkSchoolFile(read.value, read.lineOf);
  return problems.length === 0
    ? read
    : { ok: false, problems: inOrder(problems), rest: read.value, lineOf: read.lineOf };
}
