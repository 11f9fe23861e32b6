import { readInstant } from '../../../time.ts';
import type { Field } from '../contract/fields.ts';
import { SCHEMAS } from '../contract/methods.ts';
import type { Api, Method } from '../contract/methods.ts';
import { invalid } from './errors.ts';

/** The parsed body, every field known and of its type; an absent body is an empty message. Throws 400 otherwise. */
export function readBody(text: string, method: Method): unknown {
  if (method.body === null) {
    if (text.trim() !== '') throw invalid('Invalid JSON payload received. This method takes no request body.');
    return {};
  }
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid('Invalid JSON payload received. Unexpected token.');
  }
  checkMessage(body, method.body, method.api, '');
  return body;
}

function checkMessage(value: unknown, schema: string, api: Api, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, schema);
  const fields = SCHEMAS[api][schema] ?? {};
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const place = path === '' ? name : `${path}.${name}`;
    if (field === undefined)
      throw invalid(
        `Invalid JSON payload received. Unknown name "${name}"${path === '' ? '' : ` at '${path}'`}: Cannot find field.`,
      );
    if (inner !== null) checkField(inner, field, api, place);
  }
}

function checkField(value: unknown, field: Field, api: Api, path: string): void {
  switch (field.type) {
    case 'string':
      if (typeof value !== 'string') throw wrong(path, field.type);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(path, field.type);
      return;
    case 'double':
      if (typeof value !== 'number') throw wrong(path, field.type);
      return;
    case 'int32':
      if (!Number.isInteger(value)) throw wrong(path, field.type);
      return;
    case 'time':
      if (typeof value !== 'string' || !/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || readInstant(value) === null)
        throw wrong(path, 'google.protobuf.Timestamp');
      return;
    case 'enum':
      if (typeof value !== 'string' || !field.values.includes(value)) throw wrong(path, 'enum');
      return;
    case 'ref':
      checkMessage(value, field.schema, api, path);
      return;
    case 'list':
      if (!Array.isArray(value)) throw wrong(path, 'list');
      for (const [index, entry] of value.entries()) checkField(entry, field.of, api, `${path}[${index}]`);
      return;
    case 'map':
    case 'unserved':
      throw invalid(`The field '${path}' cannot be set.`);
  }
}

function wrong(path: string, type: string): Error {
  return invalid(`Invalid value at '${path}' (${type})`);
}
