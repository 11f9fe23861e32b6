import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { METHODS, SCHEMAS, STANDARD_QUERY } from '../../src/sandbox/google/contract/methods.ts';
import type { Api, Method, MethodId } from '../../src/sandbox/google/contract/methods.ts';
import type { Field } from '../../src/sandbox/google/contract/fields.ts';

/** The vendor's descriptions, where they lie beside the repository. */
const FOLDER = new URL('../../../shared/contracts/', import.meta.url);

interface Described {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly scopes?: readonly string[];
  readonly parameters?: Readonly<Record<string, Property & { readonly location: string; readonly repeated?: boolean }>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}
interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
}
interface Description {
  readonly parameters: Readonly<Record<string, Property>>;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Property>> }>>;
}
interface Resource {
  readonly methods?: Readonly<Record<string, Described>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

/** Told of elsewhere by the vendor and absent from this description; that they are there is not verified (lms/google/FACTS.md U32). */
const UNDESCRIBED: ReadonlySet<string> = new Set([
  'classroom.courses.courseWork.addOnAttachments.studentSubmissions.list',
  'ListAddOnAttachmentStudentSubmissionsResponse',
]);

if (existsSync(FOLDER)) {
  const descriptions: Readonly<Record<Api, Description>> = {
    classroom: read('classroom.v1.json'),
    forms: read('forms.v1.json'),
  };

  describe("the tables of the sandbox against the vendor's own descriptions", () => {
    it.each((Object.keys(METHODS) as MethodId[]).filter((id) => !UNDESCRIBED.has(id)))(
      '%s has the same verb, path, parameters, scopes and messages',
      (id) => {
        const ours: Method = METHODS[id];
        const theirs = methodsOf(descriptions[ours.api]).get(id);
        expect({
          verb: ours.verb,
          path: ours.path,
          body: ours.body ?? undefined,
          answer: ours.answer,
          scopes: ours.scopes.toSorted(),
        }).toEqual({
          verb: theirs?.httpMethod,
          path: theirs?.path,
          body: theirs?.request?.$ref,
          answer: theirs?.response?.$ref,
          scopes: theirs?.scopes?.toSorted(),
        });
        const query = Object.entries(theirs?.parameters ?? {}).filter(
          ([, parameter]) => parameter.location === 'query',
        );
        expect(sorted(ours.query)).toEqual(
          sorted(
            Object.fromEntries(
              query.map(([name, parameter]) => {
                const field = fieldOf(parameter, null);
                return [name, parameter.repeated === true ? { type: 'list', of: field } : field];
              }),
            ),
          ),
        );
      },
    );

    it.each(
      Object.entries(SCHEMAS).flatMap(([api, schemas]) =>
        Object.keys(schemas)
          .filter((name) => !UNDESCRIBED.has(name))
          .map((name) => [api as Api, name] as const),
      ),
    )('%s %s has the same fields', (api, name) => {
      const ours = SCHEMAS[api][name] ?? {};
      const properties = descriptions[api].schemas[name]?.properties ?? {};
      expect(sorted(ours)).toEqual(
        sorted(
          Object.fromEntries(
            Object.entries(properties).map(([key, property]) => [key, fieldOf(property, ours[key] ?? null)]),
          ),
        ),
      );
    });

    it('takes the same standard parameters', () => {
      for (const api of ['classroom', 'forms'] as const) {
        expect(sorted(STANDARD_QUERY)).toEqual(
          sorted(
            Object.fromEntries(
              Object.entries(descriptions[api].parameters).map(([name, property]) => [name, fieldOf(property, null)]),
            ),
          ),
        );
      }
    });
  });
} else {
  it("LEFT OUT: the vendor's descriptions (../shared/contracts) are not here, so the tables are not compared with them", () => {
    expect(existsSync(FOLDER)).toBe(false);
  });
}

function read(name: string): Description {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Description;
}

function methodsOf({ resources }: { readonly resources?: Readonly<Record<string, Resource>> }): Map<string, Described> {
  const found = new Map<string, Described>();
  for (const resource of Object.values(resources ?? {})) {
    for (const method of Object.values(resource.methods ?? {})) found.set(method.id, method);
    for (const [id, method] of methodsOf(resource)) found.set(id, method);
  }
  return found;
}

/** Their type in our words; where ours is left unserved, its name alone is compared. */
function fieldOf(property: Property, ours: Field | null): Field {
  if (property.type === 'array')
    return { type: 'list', of: fieldOf(property.items ?? {}, ours?.type === 'list' ? ours.of : null) };
  if (property.additionalProperties !== undefined)
    return { type: 'map', of: fieldOf(property.additionalProperties, ours?.type === 'map' ? ours.of : null) };
  if (property.$ref !== undefined)
    return { type: ours?.type === 'unserved' ? 'unserved' : 'ref', schema: property.$ref };
  if (property.enum !== undefined) return { type: 'enum', values: property.enum };
  if (property.type === 'integer') return { type: 'int32' };
  if (property.type === 'number') return { type: 'double' };
  if (property.type === 'boolean') return { type: 'boolean' };
  return { type: property.format === 'google-datetime' ? 'time' : 'string' };
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
