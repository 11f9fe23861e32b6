import { RE2JS, RE2JSException } from 're2js';
import type { CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../ids.ts';
import type { Tag } from '../school/file.ts';
import type { SourceKind } from './types.ts';

export interface Tagged {
  readonly target: TargetCode;
  /** Null: the tag does not say what kind of occasion it is. */
  readonly kind: SourceKind | null;
}

/** What a place in the tags came to: its tag, and any code met on the way that is no target of the school. */
export interface TagFound {
  readonly tagged: Tagged | null;
  readonly unknownCodes: readonly string[];
}

/** The tags of a school file, made ready to be asked often. */
export interface TagBook {
  ofCoursework(id: CourseworkId, title: string): TagFound;
  ofQuestion(form: FormId, item: ItemId, title: string): TagFound;
  /** A row of a rubric has a target of its own or none: what stands for the whole says nothing of one row. */
  ofCriterion(coursework: CourseworkId, criterion: CriterionId, title: string): TagFound;
}

interface Placed extends Tagged {
  /** Place in the school file's list: the first match wins. */
  readonly place: number;
}

interface Pattern {
  readonly place: number;
  readonly compiled: RE2JS;
  readonly kind: SourceKind | null;
}

/**
 * Null when a `titlePattern` can be used, else what is wrong with it. The syntax is JavaScript's
 * without look-around and back-references: titles are outside text, so matching must take linear time.
 */
export function checkPattern(pattern: string): string | null {
  try {
    const names = Object.keys(compile(pattern).namedGroups());
    return names.includes('code')
      ? null
      : "the pattern names no code; put (?<code>...) around the part that is the target's code";
  } catch (error) {
    if (error instanceof RE2JSException) return `the pattern cannot be read: ${error.message}`;
    throw error;
  }
}

/** @throws RangeError for a pattern that `checkPattern` refuses: a school file is checked before it is used */
export function readTags(tags: readonly Tag[], targets: Iterable<TargetCode>): TagBook {
  const known = new Map<string, TargetCode>([...targets].map((code) => [code, code]));
  const byCoursework = new Map<string, Placed>();
  const byItem = new Map<string, Placed>();
  const patterns: Pattern[] = [];
  for (const [place, tag] of tags.entries()) {
    const kind = tag.kind ?? null;
    if ('criterion' in tag)
      setFirst(byItem, criterionPlace(tag.coursework, tag.criterion), { place, target: tag.target, kind });
    else if ('coursework' in tag) setFirst(byCoursework, tag.coursework, { place, target: tag.target, kind });
    else if ('item' in tag) setFirst(byItem, itemPlace(tag.form, tag.item), { place, target: tag.target, kind });
    else patterns.push({ place, compiled: usable(tag.titlePattern), kind });
  }
  return {
    ofCoursework: (id, title) => find(byCoursework.get(id), patterns, title, known),
    ofQuestion: (form, item, title) => find(byItem.get(itemPlace(form, item)), patterns, title, known),
    ofCriterion: (coursework, criterion, title) =>
      find(byItem.get(criterionPlace(coursework, criterion)), patterns, title, known),
  };
}

/** A pattern that stands before the tag that names the place wins over it; one whose code is unknown matches nothing. */
function find(
  named: Placed | undefined,
  patterns: readonly Pattern[],
  title: string,
  known: ReadonlyMap<string, TargetCode>,
): TagFound {
  const unknownCodes: string[] = [];
  for (const { place, compiled, kind } of patterns) {
    if (named !== undefined && named.place < place) break;
    const code = codeIn(compiled, title);
    if (code === null) continue;
    const target = known.get(code);
    if (target !== undefined) return { tagged: { target, kind }, unknownCodes };
    unknownCodes.push(code);
  }
  return { tagged: named === undefined ? null : { target: named.target, kind: named.kind }, unknownCodes };
}

function codeIn(pattern: RE2JS, title: string): string | null {
  const matcher = pattern.matcher(title);
  if (!matcher.find()) return null;
  const code = matcher.group('code')?.trim() ?? '';
  return code === '' ? null : code;
}

function usable(pattern: string): RE2JS {
  const wrong = checkPattern(pattern);
  if (wrong !== null) throw new RangeError(`titlePattern ${pattern}: ${wrong}`);
  return compile(pattern);
}

function compile(pattern: string): RE2JS {
  return RE2JS.compile(RE2JS.translateRegExp(pattern));
}

function setFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

function itemPlace(form: FormId, item: ItemId): string {
  return `${form}\0${item}`;
}

function criterionPlace(coursework: CourseworkId, criterion: CriterionId): string {
  return `row\0${coursework}\0${criterion}`;
}
