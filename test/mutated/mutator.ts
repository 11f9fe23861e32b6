import { isDeepStrictEqual } from 'node:util';
import { pick, type Random } from '../../src/sandbox/shell/random.ts';

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

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What has to be known of an LMS's answers to spoil them with care. */
export interface Kinds {
  /** What of an answer may be a list of records. */
  lists(answer: JsonObject): readonly Json[];
  /** What names a record in an answer of that address. */
  idsOf(record: JsonObject, pathname: string): readonly string[];
  /** Ids and titles of work: a report may name them. */
  mayBeNamed(path: readonly (string | number)[]): boolean;
}

/** Spoils one record of a list, or the one record the answer is. */
export function mutateRecord(random: Random, text: string, pathname: string, kinds: Kinds): Mutated | null {
  const answer = JSON.parse(text) as Json;
  if (!isObject(answer)) return null;
  const records = listIn(answer, kinds) ?? [answer];
  const record = pick(random, records);
  const idsOf = (each: JsonObject): readonly string[] => kinds.idsOf(each, pathname);
  const before = idsOf(record);
  const paths = pathsIn(record);
  if (paths.length === 0) return null;
  const path = pick(random, paths);
  const [how, change] = pick(random, CHANGES);
  change({ random, record, path, siblings: records, planted: kinds.mayBeNamed(path) ? ODD : PLANTED });
  // One who now has the same as a neighbour may pass for the neighbour.
  const alike =
    how === "a neighbour's value"
      ? records.filter((other) => isDeepStrictEqual(read(other, path), read(record, path)))
      : [record];
  return {
    text: JSON.stringify(answer),
    type: JSON_TYPE,
    how: `${how} at ${path.join('.')}`,
    touched: [...before, ...alike.flatMap(idsOf)],
  };
}

export function holdsList(text: string, kinds: Kinds): boolean {
  const answer = JSON.parse(text) as Json;
  return isObject(answer) && listIn(answer, kinds) !== null;
}

function listIn(answer: JsonObject, kinds: Kinds): JsonObject[] | null {
  const list = kinds.lists(answer).find((value): value is Json[] => Array.isArray(value) && value.some(isObject));
  return list?.filter(isObject) ?? null;
}

/** Spoils the answer as a whole: its text, its type, its list, its pages. */
export function mutateWhole(random: Random, text: string, address: string): Mutated {
  const [how, change] = pick(random, WHOLE);
  const { text: changed, type = JSON_TYPE } = change(random, text, address);
  return { text: changed, type, how, touched: 'all' };
}

interface Spot {
  readonly random: Random;
  readonly record: JsonObject;
  readonly path: readonly (string | number)[];
  readonly siblings: readonly JsonObject[];
  /** A text that stands for what the host may say there. */
  readonly planted: string;
}

type Change = (spot: Spot) => void;

const CHANGES: readonly (readonly [string, Change])[] = [
  [
    'dropped',
    ({ record, path }) => {
      at(record, path, (holder, key) => {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
      });
    },
  ],
  [
    'null',
    ({ record, path }) => {
      put(record, path, null);
    },
  ],
  [
    'another type',
    ({ random, record, path, planted }) => {
      put(record, path, pick<Json>(random, [planted, 7, true, [], {}, [[]], { [PLANTED]: PLANTED }, [planted]]));
    },
  ],
  [
    'not a number',
    ({ random, record, path }) => {
      put(record, path, pick(random, ['NaN', 'Infinity', '-0', '1e999', '']));
    },
  ],
  [
    'a number out of range',
    ({ random, record, path }) => {
      put(record, path, pick(random, [1e308, -1, -1e308, 5e-324, 0.1 + 0.2, 1e21, Number.MAX_SAFE_INTEGER + 2, 0]));
    },
  ],
  [
    'an unknown value',
    ({ record, path, planted }) => {
      put(record, path, planted);
    },
  ],
  [
    'two megabytes',
    ({ random, record, path, planted }) => {
      put(record, path, random() < 0.2 ? planted.padEnd(HUGE, 'x') : planted.padEnd(70_000, 'x'));
    },
  ],
  [
    'text that turns around',
    ({ record, path, planted }) => {
      put(record, path, `\u202e${planted}\u2066\u200f`);
    },
  ],
  [
    'half a character',
    ({ record, path, planted }) => {
      put(record, path, `\ud800${planted}\udfff\0`);
    },
  ],
  [
    'a time that is none',
    ({ random, record, path }) => {
      put(
        record,
        path,
        pick(random, [
          '2026-02-30T00:00:00Z',
          '9999999-01-01T00:00:00Z',
          'yesterday',
          '0000-00-00T00:00:00Z',
          '2026-09-09T14:00:00+99:00',
        ]),
      );
    },
  ],
  [
    'deeply nested',
    ({ record, path }) => {
      put(record, path, nested(2000));
    },
  ],
  [
    "a neighbour's value",
    ({ random, record, path, siblings }) => {
      put(record, path, structuredClone(read(pick(random, siblings), path)));
    },
  ],
  [
    'prototype keys',
    ({ record, path }) => {
      put(record, path, JSON.parse(`{"__proto__": {"polluted": true}, "constructor": "${PLANTED}"}`) as Json);
    },
  ],
];

type Answer = { readonly text: string; readonly type?: string };

const WHOLE: readonly (readonly [string, (random: Random, text: string, address: string) => Answer])[] = [
  ['cut off', (random, text) => ({ text: text.slice(0, Math.floor(random() * text.length)) })],
  [
    'a page of HTML',
    () => ({ text: `<!DOCTYPE html><title>Sign in</title><p>${PLANTED}`, type: 'text/html; charset=UTF-8' }),
  ],
  ['a page of HTML called JSON', () => ({ text: `<!DOCTYPE html><title>Sign in</title><p>${PLANTED}` })],
  ['nothing', () => ({ text: '' })],
  ['null', () => ({ text: 'null' })],
  [
    'another value',
    (random) => ({
      text: pick(random, [
        '[]',
        '"ok"',
        '5',
        'true',
        '{}',
        '[{}]',
        '{"error":{"code":500,"message":"no"}}',
        '{"error":"no"}',
      ]),
    }),
  ],
  ['a number that JSON has not', (_random, text) => ({ text: text.replace(/:\s*\d+/, ':NaN') })],
  ['JSON called text', (_random, text) => ({ text, type: 'text/plain' })],
  ['a byte order mark', (_random, text) => ({ text: `\ufeff${text}` })],
  ['without its lists', (_random, text) => ({ text: withLists(text, () => undefined) })],
  [
    'lists that are none',
    (random, text) => ({ text: withLists(text, () => pick<Json>(random, [null, {}, PLANTED, 7, true])) }),
  ],
  ['rows twice', (_random, text) => ({ text: withLists(text, (rows) => [...rows, ...rows]) })],
  ['odd rows', (_random, text) => ({ text: withLists(text, (rows) => [null, 5, PLANTED, [], {}, ...rows, [[]]]) })],
  ['backwards', (_random, text) => ({ text: withLists(text, (rows) => rows.toReversed()) })],
  ['a next page that goes in a circle', (_random, text, address) => ({ text: withNext(text, 'loop', address) })],
  [
    'a next page that is elsewhere',
    (_random, text) => ({ text: withNext(text, 'loop', `https://${PLANTED.replace('@', '.')}/v1/sections`) }),
  ],
  [
    'a next page that is none',
    (random, text) => {
      const none = pick<Json>(random, [7, {}, '', null, true, PLANTED]);
      return { text: withNext(text, none, none) };
    },
  ],
];

function pathsIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (path.length > 6) return [];
  const parts: [string | number, Json][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  return parts.flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])]);
}

function at(
  record: JsonObject,
  path: readonly (string | number)[],
  act: (holder: JsonObject | Json[], key: string | number) => void,
): void {
  const holder = read(record, path.slice(0, -1));
  const key = path.at(-1);
  if (key !== undefined && (Array.isArray(holder) || isObject(holder))) act(holder, key);
}

function put(record: JsonObject, path: readonly (string | number)[], value: Json): void {
  at(record, path, (holder, key) => {
    Reflect.set(holder, key, value);
  });
}

function read(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>(
    (part, key) =>
      Array.isArray(part) || isObject(part) ? ((Reflect.get(part, key) as Json | undefined) ?? null) : null,
    value,
  );
}

function withLists(text: string, change: (rows: readonly Json[]) => Json | undefined): string {
  const within = (value: Json): Json | undefined => {
    if (Array.isArray(value)) return change(value);
    return isObject(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, part]) => {
            const changed = within(part);
            return changed === undefined ? [] : [[key, changed]];
          }),
        )
      : value;
  };
  const answer = JSON.parse(text) as Json;
  return isObject(answer) ? JSON.stringify(within(answer)) : text;
}

/** The next page, as a token and as an address. */
function withNext(text: string, token: Json, address: Json): string {
  const answer = JSON.parse(text) as Json;
  return isObject(answer)
    ? JSON.stringify({ ...answer, nextPageToken: token, links: { self: address, next: address } })
    : text;
}

function nested(depth: number): Json {
  let value: Json = PLANTED;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
