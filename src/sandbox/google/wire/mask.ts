import type { Api } from '../contract/methods.ts';
import { SCHEMAS } from '../contract/methods.ts';
import type { Field, Schema } from '../contract/fields.ts';
import { invalid } from './errors.ts';

/** What a `fields` expression selects: null is everything below. */
export type Mask = ReadonlyMap<string, Mask | null>;

const known = new Map<string, Mask>();

/**
 * Reads a `fields` expression: names with `,`, `/`, `( )` and `*`. Unknown names and broken syntax are 400 (lms/google/FACTS.md 8.4).
 * A map can be selected whole or by `*`, since its keys are data.
 */
export function readMask(expression: string, api: Api, answer: string): Mask {
  const key = `${api} ${answer} ${expression}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const mask = parse(expression, { type: 'ref', schema: answer }, SCHEMAS[api]);
  if (known.size > 1000) known.clear();
  known.set(key, mask);
  return mask;
}

/** The selected part of an answer. */
export function applyMask(value: unknown, mask: Mask): unknown {
  if (Array.isArray(value)) return value.map((entry) => applyMask(entry, mask));
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Record<string, unknown>;
  const everything = mask.get('*');
  if (everything === null) return value;
  const chosen: Record<string, unknown> = {};
  const names = everything === undefined ? mask.keys() : Object.keys(source);
  for (const name of names) {
    const inner = source[name];
    if (inner === undefined) continue;
    const below = mask.get(name) ?? everything ?? null;
    chosen[name] = below === null ? inner : applyMask(inner, below);
  }
  return chosen;
}

function parse(expression: string, root: Field, schemas: Readonly<Record<string, Schema>>): Mask {
  const tokens = expression.match(/[\w.*-]+|[(),/]|[^]/g) ?? [];
  let index = 0;

  function selection(field: Field): Mask {
    const mask = new Map<string, Mask | null>();
    do {
      const [name, below] = path(field);
      const before = mask.get(name);
      mask.set(name, before === undefined ? below : merge(before, below));
    } while (tokens[index] === ',' && index++ >= 0);
    return mask;
  }

  function path(field: Field): [string, Mask | null] {
    const name = tokens[index];
    index += 1;
    if (name === undefined || !/^[\w.*-]+$/.test(name)) throw fail(name ?? 'at the end');
    const inner = step(field, name);
    if (tokens[index] === '/') {
      index += 1;
      const [next, below] = path(inner);
      return [name, new Map([[next, below]])];
    }
    if (tokens[index] !== '(') return [name, null];
    index += 1;
    const below = selection(inner);
    if (tokens[index] !== ')') throw fail(`after ${name}`);
    index += 1;
    return [name, below];
  }

  function step(field: Field, name: string): Field {
    const of = field.type === 'list' ? field.of : field;
    if (of.type === 'unserved') return of;
    if (of.type === 'map') {
      if (name !== '*') throw fail(name);
      return of.of;
    }
    if (of.type !== 'ref') throw fail(name);
    const schema = schemas[of.schema] ?? {};
    if (name === '*') return { type: 'unserved', schema: '*' };
    const found = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (found === undefined) throw fail(name);
    return found;
  }

  const mask = selection(root);
  if (index < tokens.length) throw fail(String(tokens[index]));
  return mask;
}

function fail(what: string): Error {
  return invalid(`Request contains an invalid argument. Invalid field selection ${what}`);
}

function merge(a: Mask | null, b: Mask | null): Mask | null {
  if (a === null || b === null) return null;
  const merged = new Map(a);
  for (const [name, below] of b) {
    const before = merged.get(name);
    merged.set(name, before === undefined ? below : merge(before, below));
  }
  return merged;
}
