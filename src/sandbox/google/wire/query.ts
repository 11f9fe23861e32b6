import type { Field } from '../contract/fields.ts';
import { STANDARD_QUERY } from '../contract/methods.ts';
import type { Method } from '../contract/methods.ts';
import { invalid } from './errors.ts';

/** Query parameters by name, in the order they came; each known to the method and of its type. */
export type Query = ReadonlyMap<string, readonly string[]>;

/** Unknown names, a second value for a single parameter, wrong numbers and unknown enum values are 400. */
export function readQuery(params: URLSearchParams, method: Method): Query {
  const query = new Map<string, string[]>();
  for (const [name, value] of params) {
    const field = own(method.query, name) ?? own(STANDARD_QUERY, name);
    if (field === undefined)
      throw invalid(
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      );
    const values = query.get(name) ?? [];
    if (values.length > 0 && field.type !== 'list')
      throw invalid(`Invalid value at '${name}', Proto field is not repeating, cannot start list.`);
    checkValue(name, value, field.type === 'list' ? field.of : field);
    values.push(value);
    query.set(name, values);
  }
  if ((query.get('alt')?.[0] ?? 'json') !== 'json') throw invalid('The sandbox answers JSON only.');
  return query;
}

function checkValue(name: string, value: string, field: Field): void {
  const wrong = () => invalid(`Invalid value at '${name}' (${field.type}), "${value}"`);
  if (field.type === 'int32' && !/^-?\d{1,9}$/.test(value)) throw wrong();
  if (field.type === 'boolean' && value !== 'true' && value !== 'false') throw wrong();
  if (field.type === 'enum' && !field.values.includes(value)) throw wrong();
}

function own(fields: Readonly<Record<string, Field>>, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function single(query: Query, name: string): string | undefined {
  return query.get(name)?.[0];
}

/** The values of a repeated enum; the `..._UNSPECIFIED` value says nothing. */
export function chosen(query: Query, name: string): readonly string[] {
  return (query.get(name) ?? []).filter((value) => !value.endsWith('_UNSPECIFIED'));
}
