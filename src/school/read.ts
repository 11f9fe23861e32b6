import { LineCounter, isCollection, isMap, isPair, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { nestedTooDeep } from './nesting.ts';
import { placeOf, type FileProblem, type LineOf, type Path } from './place.ts';
import { inPlainWords, noneOf } from './plain-words.ts';
import { sayYamlError } from './yaml-words.ts';

export type FileRead<T> =
  | { readonly ok: true; readonly value: T; readonly lineOf: LineOf }
  /** `rest`: what is left when everything wrong is taken out, so that the rest can be checked all the same; null: too little. */
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly rest: T | null; readonly lineOf: LineOf };

/**
 * Reads YAML (JSON is YAML too) against a strict schema. Every problem comes back at once, with its
 * line; nothing is thrown for bad input.
 */
export function readFileText<T>(text: string, schema: z.ZodType<T>): FileRead<T> {
  const deep = nestedTooDeep(text);
  if (deep !== null)
    return { ok: false, problems: [{ line: deep, place: '', message: DEEP }], rest: null, lineOf: () => null };
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf: LineOf = (path) => lineOfPath(doc, lines, path);
  if (doc.errors.length > 0) {
    return {
      ok: false,
      problems: doc.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        place: '',
        message: sayYamlError(error),
      })),
      rest: null,
      lineOf,
    };
  }
  const read = schema.safeParse(toPlain(doc), { reportInput: true });
  if (read.success) return { ok: true, value: read.data, lineOf };
  const found = read.error.issues.flatMap((issue) => flatten(issue, []));
  const problems = found.map(({ path, message }) => ({ line: lineOf(path), place: placeOf(path), message }));
  return {
    ok: false,
    problems: inOrder(problems),
    rest: restOf(
      toPlain(doc),
      found.map(({ path }) => path),
      schema,
    ),
    lineOf,
  };
}

/** What can still be read when the wrong values are taken out, else the whole sections they stand in. */
function restOf<T>(data: unknown, wrong: readonly Path[], schema: z.ZodType<T>): T | null {
  const less = schema.safeParse(without(data, wrong));
  if (less.success) return less.data;
  const least = schema.safeParse(
    without(
      data,
      less.error.issues.map(({ path }) => path.slice(0, 1)),
    ),
  );
  return least.success ? least.data : null;
}

/** As a person reads the file: from top to bottom. */
export function inOrder(problems: readonly FileProblem[]): FileProblem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The same data without what stands at these paths; an item of a list stays, so that places keep their numbers. */
function without(data: unknown, paths: readonly Path[]): unknown {
  for (const path of paths) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), data);
    const key = path.at(-1);
    if (key !== undefined && typeof parent === 'object' && parent !== null && !Array.isArray(parent))
      Reflect.deleteProperty(parent, key);
  }
  return data;
}

export function sayProblem(file: string, problem: FileProblem): string {
  const line = problem.line === null ? '' : `:${problem.line}`;
  const place = problem.place === '' ? '' : `${problem.place}: `;
  return `${file}${line}: ${place}${problem.message}`;
}

function toPlain(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 });
  } catch {
    return null; // an alias bomb: the schema then says that the file is no mapping
  }
}

const DEEP = 'brackets or items stand here in one another deeper than in any file that could be meant';
const EMPTY = 'the file is empty, or could not be taken apart; it should hold keys with their values, "key: value"';
const NO_MAPPING = 'the file should hold keys with their values, "key: value"';

interface Found {
  readonly path: Path;
  readonly message: string;
}

function flatten(issue: z.core.$ZodIssue, above: Path): Found[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const none = noneOf(issue.errors);
    if (none !== null) return [{ path, message: none }];
    // the branch the writer most likely meant: the right kind of value, fewest keys it does not know, then fewest problems
    const branches = issue.errors.toSorted(
      (a, b) => wrongKind(a) - wrongKind(b) || unknownKeys(a) - unknownKeys(b) || a.length - b.length,
    );
    return (branches[0] ?? []).flatMap((inner) => flatten(inner, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'this key is not known here; remove it or check its spelling',
    }));
  }
  if (path.length === 0 && issue.code === 'invalid_type')
    return [{ path, message: issue.input === null ? EMPTY : NO_MAPPING }];
  return [{ path, message: inPlainWords(issue) }];
}

function wrongKind(issues: readonly z.core.$ZodIssue[]): number {
  return issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 1 : 0;
}

function unknownKeys(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (n, issue) =>
      n +
      (issue.code === 'unrecognized_keys' ? issue.keys.length : 0) +
      (issue.code === 'invalid_type' && issue.input === undefined ? 1 : 0),
    0,
  );
}

function lineOfPath(doc: Document, lines: LineCounter, path: Path): number | null {
  let node: unknown = doc.contents;
  let offset = offsetOf(node);
  for (const key of path) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (pair === undefined) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = node.get(key, true);
      offset = offsetOf(node) ?? offset;
    }
  }
  return offset === null ? null : lines.linePos(offset).line;
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return (node as Node).range?.[0] ?? null;
}
