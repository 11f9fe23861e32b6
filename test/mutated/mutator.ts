import { isDeepStrictEqual } from 'node:util';
import { pick, type Random } from '../../src/sandbox/random.ts';

/** What a mutated answer was made of, and which records of it are no longer sound. */
export interface Mutated {
  readonly text: string;
  readonly type: string;
  /** Which mutation, for the reader of a failure. */
  readonly how: string;
  /** Ids of the records that were changed; `all`: the answer as a whole. */
  readonly touched: readonly string[] | 'all';
}

/** Stands in what may hold personal data, so that it can be searched for. */
export const PLANTED = 'PLANTED-ana.ruiz@planted.example';
/** Stands in ids and titles of work, which a report may name. */
const ODD = 'ODD';
const JSON_TYPE = 'application/json; charset=UTF-8';
const HUGE = 2_000_000;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** What names a record. Of a submission, learner and work together: the others of both stay sound. */
const ID_FIELDS = ['userId', 'responseId', 'formId', 'topicId', 'respondentEmail'];

/** Spoils one record of a list, or the one record the answer is. */
export function mutateRecord(random: Random, text: string): Mutated | null {
  const answer = JSON.parse(text) as Json;
  if (!isObject(answer)) return null;
  const list = Object.values(answer).find((value): value is Json[] => Array.isArray(value) && value.some(isObject));
  const records = list?.filter(isObject) ?? [answer];
  const record = pick(random, records);
  const before = idsOf(record);
  const paths = pathsIn(record);
  if (paths.length === 0) return null;
  const path = pick(random, paths);
  const [how, change] = pick(random, CHANGES);
  change(random, record, path, records);
  // One who now has the same as a neighbour may pass for the neighbour.
  const alike = how === 'a neighbour\'s value' ? records.filter((other) => isDeepStrictEqual(read(other, path), read(record, path))) : [record];
  return { text: JSON.stringify(answer), type: JSON_TYPE, how: `${how} at ${path.join('.')}`, touched: [...before, ...alike.flatMap(idsOf)] };
}

/** Spoils the answer as a whole: its text, its type, its list, its pages. */
export function mutateWhole(random: Random, text: string): Mutated {
  const [how, change] = pick(random, WHOLE);
  const { text: changed, type = JSON_TYPE } = change(random, text);
  return { text: changed, type, how, touched: 'all' };
}

type Change = (random: Random, record: JsonObject, path: readonly (string | number)[], siblings: readonly JsonObject[]) => void;

const CHANGES: readonly (readonly [string, Change])[] = [
  ['dropped', (_random, record, path) => { at(record, path, (holder, key) => { if (Array.isArray(holder)) holder.splice(Number(key), 1); else delete holder[key]; }); }],
  ['null', (_random, record, path) => { put(record, path, null); }],
  ['another type', (random, record, path) => { put(record, path, pick<Json>(random, [plantedFor(path), 7, true, [], {}, [[]], { [PLANTED]: PLANTED }, [plantedFor(path)]])); }],
  ['not a number', (random, record, path) => { put(record, path, pick(random, ['NaN', 'Infinity', '-0', '1e999', ''])); }],
  ['a number out of range', (random, record, path) => { put(record, path, pick(random, [1e308, -1, -1e308, 5e-324, 0.1 + 0.2, 1e21, Number.MAX_SAFE_INTEGER + 2, 0])); }],
  ['an unknown value', (_random, record, path) => { put(record, path, plantedFor(path)); }],
  ['two megabytes', (random, record, path) => { put(record, path, random() < 0.2 ? plantedFor(path).padEnd(HUGE, 'x') : plantedFor(path).padEnd(70_000, 'x')); }],
  ['text that turns around', (_random, record, path) => { put(record, path, `\u202e${plantedFor(path)}\u2066\u200f`); }],
  ['half a character', (_random, record, path) => { put(record, path, `\ud800${plantedFor(path)}\udfff\0`); }],
  ['a time that is none', (random, record, path) => { put(record, path, pick(random, ['2026-02-30T00:00:00Z', '9999999-01-01T00:00:00Z', 'yesterday', '0000-00-00T00:00:00Z', '2026-09-09T14:00:00+99:00'])); }],
  ['deeply nested', (_random, record, path) => { put(record, path, nested(2000)); }],
  ['a neighbour\'s value', (random, record, path, siblings) => { put(record, path, structuredClone(read(pick(random, siblings), path))); }],
  ['prototype keys', (_random, record, path) => { put(record, path, JSON.parse(`{"__proto__": {"polluted": true}, "constructor": "${PLANTED}"}`) as Json); }],
];

type Answer = { readonly text: string; readonly type?: string };

const WHOLE: readonly (readonly [string, (random: Random, text: string) => Answer])[] = [
  ['cut off', (random, text) => ({ text: text.slice(0, Math.floor(random() * text.length)) })],
  ['a page of HTML', () => ({ text: `<!DOCTYPE html><title>Sign in</title><p>${PLANTED}`, type: 'text/html; charset=UTF-8' })],
  ['a page of HTML called JSON', () => ({ text: `<!DOCTYPE html><title>Sign in</title><p>${PLANTED}` })],
  ['nothing', () => ({ text: '' })],
  ['null', () => ({ text: 'null' })],
  ['another value', (random) => ({ text: pick(random, ['[]', '"ok"', '5', 'true', '{}', '[{}]', '{"error":{"code":500,"message":"no"}}', '{"error":"no"}']) })],
  ['a number that JSON has not', (_random, text) => ({ text: text.replace(/:\s*\d+/, ':NaN') })],
  ['JSON called text', (_random, text) => ({ text, type: 'text/plain' })],
  ['a byte order mark', (_random, text) => ({ text: `\ufeff${text}` })],
  ['without its lists', (_random, text) => ({ text: withLists(text, () => undefined) })],
  ['lists that are none', (random, text) => ({ text: withLists(text, () => pick<Json>(random, [null, {}, PLANTED, 7, true])) })],
  ['rows twice', (_random, text) => ({ text: withLists(text, (rows) => [...rows, ...rows]) })],
  ['odd rows', (_random, text) => ({ text: withLists(text, (rows) => [null, 5, PLANTED, [], {}, ...rows, [[]]]) })],
  ['backwards', (_random, text) => ({ text: withLists(text, (rows) => rows.toReversed()) })],
  ['a page token that goes in a circle', (_random, text) => ({ text: withToken(text, 'loop') })],
  ['a page token that is none', (random, text) => ({ text: withToken(text, pick<Json>(random, [7, {}, '', null, true, PLANTED])) })],
];

function plantedFor(path: readonly (string | number)[]): string {
  const last = path.findLast((part) => typeof part === 'string') ?? '';
  return /id$|ids$|^title$|token|answers/i.test(last) || path.includes('answers') ? ODD : PLANTED;
}

function idsOf(record: JsonObject): string[] {
  const { id, userId, courseWorkId, profile } = record;
  if (typeof userId === 'string' && typeof courseWorkId === 'string') return [`${userId} ${courseWorkId}`];
  if (typeof id === 'string') return [id];
  const { emailAddress } = isObject(profile) ? profile : {}; // a neighbour's makes the neighbour's answers nobody's
  return [emailAddress ?? null, ...ID_FIELDS.map((field) => record[field] ?? null)].flatMap((value) => (typeof value === 'string' ? [value] : []));
}

function pathsIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (path.length > 6) return [];
  const parts: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return parts.flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])]);
}

function at(record: JsonObject, path: readonly (string | number)[], act: (holder: JsonObject | Json[], key: string | number) => void): void {
  const holder = read(record, path.slice(0, -1));
  const key = path.at(-1);
  if (key !== undefined && (Array.isArray(holder) || isObject(holder))) act(holder, key);
}

function put(record: JsonObject, path: readonly (string | number)[], value: Json): void {
  at(record, path, (holder, key) => { Reflect.set(holder, key, value); });
}

function read(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((part, key) => (Array.isArray(part) || isObject(part) ? (Reflect.get(part, key) as Json | undefined) ?? null : null), value);
}

function withLists(text: string, change: (rows: readonly Json[]) => Json | undefined): string {
  const answer = JSON.parse(text) as Json;
  if (!isObject(answer)) return text;
  return JSON.stringify(Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value])));
}

function withToken(text: string, token: Json): string {
  const answer = JSON.parse(text) as Json;
  return isObject(answer) ? JSON.stringify({ ...answer, nextPageToken: token }) : text;
}

function nested(depth: number): Json {
  let value: Json = PLANTED;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
