/** The type of one field, in the words of the vendor's discovery documents. */
export type Field =
  | { readonly type: 'string' | 'boolean' | 'double' | 'int32' | 'time' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'ref'; readonly schema: string }
  | { readonly type: 'list'; readonly of: Field }
  | { readonly type: 'map'; readonly of: Field }
  /** A message we never fill: anything may be asked below it, nothing may be sent. */
  | { readonly type: 'unserved'; readonly schema: string };

export type Schema = Readonly<Record<string, Field>>;
export type Schemas = Readonly<Record<string, Schema>>;

type Plain = 'string' | 'boolean' | 'double' | 'int32' | 'time';

/** Several fields of one plain type, by names with blanks between. */
export function all(type: Plain, names: string): Schema {
  return Object.fromEntries(names.split(' ').map((name) => [name, { type }]));
}
export function oneOf(...values: readonly string[]): Field {
  return { type: 'enum', values };
}
export function ref(schema: string): Field {
  return { type: 'ref', schema };
}
export function list(of: Field | string): Field {
  return { type: 'list', of: typeof of === 'string' ? ref(of) : of };
}
export function map(schema: string): Field {
  return { type: 'map', of: ref(schema) };
}
export function unserved(schema: string): Field {
  return { type: 'unserved', schema };
}
export const STRING: Field = { type: 'string' };
