import { createHash } from 'node:crypto';
import type { Marker } from '../../../ids.ts';
import { readInstant } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import { markerOf, markerUrl } from '../../marker.ts';
import type { EnrollmentId, ItemId } from '../ids.ts';
import type { Cell } from '../schema.ts';

/** A whole cell as it is sent: whatever is left out of a PUT is erased (FACTS.md 6.2), so nothing can be. */
export interface CellWrite {
  readonly type: string;
  readonly assignment_id: ItemId;
  readonly enrollment_id: EnrollmentId;
  readonly grade: number | string;
  readonly exception: 0;
  readonly comment: string;
  readonly comment_status: 0 | 1;
}

/** Words of ours inside the comment of a cell, and where. */
export interface OurWords {
  readonly marker: Marker;
  readonly text: string;
  /** What a person has changed in our words since; then we may not take them back. */
  readonly intact: boolean;
  /** When the cell was last touched before us: writing a comment moves the cell's own time. */
  readonly before: Instant | null;
  readonly start: number;
  readonly end: number;
}

const BETWEEN = '\n\n';

/**
 * Why a comment may not be put beside this grade; null when it may. A score that cannot be sent back as it is would be
 * lost, and words a teacher keeps hidden would be shown along with ours.
 */
export function whyNot(cell: Cell, markerRoot: string): string | null {
  if (!hasScore(cell)) return 'there is no score, or it is marked excused, incomplete or missing';
  if (isOverridden(cell)) return 'the score was overridden';
  const theirs = teachersWords(cell.comment ?? '', markerRoot);
  if (theirs !== '' && cell.comment_status !== true)
    return "the teacher's own comment there is hidden from the student";
  return null;
}

/** The cell with our words after what a teacher wrote; everything else as it was read. @throws RangeError for a cell `whyNot` refuses */
export function withWords(
  cell: Cell,
  { marker, text }: { readonly marker: Marker; readonly text: string },
  markerRoot: string,
): CellWrite {
  const comment = cell.comment ?? '';
  const since = wordsIn(comment, markerRoot)[0]?.before ?? cell.timestamp;
  const line = `${markerUrl(markerRoot, marker)}#${text.length.toString(36)}.${check(text)}.${(since === null ? 0 : Date.parse(since) / 1000).toString(36)}`;
  return asSent(cell, `${comment === '' ? '' : comment + BETWEEN}${text}\n${line}`, 1);
}

/**
 * The cell without those words of ours, to the byte as a teacher would have it. Null when they are not as we wrote them, the score is
 * gone or overridden, or what a teacher wrote around them would be shown although it may be hidden.
 */
export function withoutWords(cell: Cell, marker: Marker, markerRoot: string): CellWrite | null {
  const comment = cell.comment ?? '';
  const words = wordsIn(comment, markerRoot).find((each) => each.marker === marker);
  if (words?.intact !== true || !hasScore(cell) || isOverridden(cell)) return null;
  const before = comment.slice(0, words.start);
  const rest = (before.endsWith(BETWEEN) ? before.slice(0, -BETWEEN.length) : before) + comment.slice(words.end);
  if (teachersWords(rest, markerRoot) !== '' && cell.comment_status === null) return null;
  return asSent(cell, rest, rest === '' || cell.comment_status === false ? 0 : 1);
}

/** The cell just as it was read, to be put back. @throws RangeError without a score */
export function asRead(cell: Cell): CellWrite {
  return asSent(cell, cell.comment ?? '', cell.comment_status === true ? 1 : 0);
}

/** Two reads of the cell agree: the PUT replaces the whole cell, so what is put back must have been read twice. Words of ours do not count. */
export function isSameAs(one: Cell, other: Cell, markerRoot: string): boolean {
  const [theirs, now] = [one, other].map(({ comment }) => teachersWords(comment ?? '', markerRoot));
  return (
    hasScore(one) === hasScore(other) &&
    isOverridden(one) === isOverridden(other) &&
    Number(one.grade) === Number(other.grade) &&
    (one.exception ?? 0) === (other.exception ?? 0) &&
    theirs === now &&
    (theirs === '' || one.comment_status === other.comment_status)
  );
}

/** All words of ours in a comment. */
export function wordsIn(comment: string, markerRoot: string): readonly OurWords[] {
  const found: OurWords[] = [];
  for (let at = comment.indexOf(markerRoot); at >= 0; at = comment.indexOf(markerRoot, at + 1)) {
    const address = /^[^\s<>"']{1,2000}/.exec(comment.slice(at, at + 2000))?.[0] ?? '';
    const marker = markerOf(address, markerRoot);
    if (marker === null) continue;
    const [, length = '', sum = '', seconds = ''] =
      /#([0-9a-z]{1,5})\.([\w-]{6})\.([0-9a-z]{1,8})$/.exec(address) ?? [];
    const text = textBefore(comment, at, Number.parseInt(length, 36));
    const intact = text !== null && check(text) === sum;
    const time = Number.parseInt(seconds, 36);
    found.push({
      marker,
      intact,
      text: intact ? text : comment.slice(0, at).trim(),
      before:
        Number.isFinite(time) && time > 0 && time < 1e11 ? readInstant(new Date(time * 1000).toISOString()) : null,
      start: intact ? at - 1 - text.length : at,
      end: at + address.length,
    });
  }
  return found;
}

/** What is left of a comment when all our words are out of it. */
function teachersWords(comment: string, markerRoot: string): string {
  return wordsIn(comment, markerRoot)
    .toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), comment)
    .trim();
}

/** The text that ends with its line break just before our address. */
function textBefore(comment: string, address: number, length: number): string | null {
  const start = address - 1 - length;
  return start >= 0 && comment[address - 1] === '\n' ? comment.slice(start, address - 1) : null;
}

function check(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 6);
}

function isOverridden({ override }: Cell): boolean {
  return override !== null && override !== undefined && override !== '';
}

function hasScore({ grade, exception }: Cell): boolean {
  return grade !== null && grade !== undefined && grade !== '' && (exception ?? 0) === 0;
}

function asSent(cell: Cell, comment: string, comment_status: 0 | 1): CellWrite {
  const { type, assignment_id, enrollment_id, grade } = cell;
  if (!hasScore(cell)) throw new RangeError('a cell without a score cannot be sent back as it is');
  return { type, assignment_id, enrollment_id, grade: grade ?? '', exception: 0, comment, comment_status };
}
