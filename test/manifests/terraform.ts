import { readFileSync, readdirSync } from 'node:fs';
import { parse } from '@cdktn/hcl2json';

type Block = Record<string, unknown>;
interface Argument {
  readonly required: boolean;
  readonly type?: string;
  readonly block?: Record<string, Argument>;
}
/** What the provider takes, by `manifests/make/google-schema.ts`. */
const { provider, resources: RESOURCES } = JSON.parse(
  readFileSync(new URL('google-schema.json', import.meta.url), 'utf8'),
) as { readonly provider: string; readonly resources: Record<string, Record<string, Argument>> };
const OF_TERRAFORM = new Set(['count', 'depends_on', 'dynamic', 'for_each', 'lifecycle', 'provider']);

export interface Resource {
  readonly kind: string;
  /** `kind.name`, as references have it. */
  readonly at: string;
  readonly body: Block;
}

/** All files of a folder as one: what is declared, and every expression in it. */
export interface Declared {
  readonly resources: readonly Resource[];
  readonly variables: Readonly<Record<string, Block>>;
  readonly locals: Block;
  /** Everything that was written, for what refers to what. */
  readonly text: string;
}

export const CLOUD = new URL('../../manifests/cloud/', import.meta.url);

export function filesOfCloud(): Record<string, string> {
  const names = readdirSync(CLOUD).filter((name) => name.endsWith('.tf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, CLOUD), 'utf8')]));
}

/** @throws where a file is no HCL, with line and column */
export async function declaredIn(files: Readonly<Record<string, string>>): Promise<Declared> {
  const parsed = await Promise.all(Object.entries(files).map(([name, text]) => parse(name, text)));
  const all = parsed as {
    readonly resource?: Record<string, Record<string, Block[]>>;
    readonly [kind: string]: unknown;
  }[];
  return {
    resources: all.flatMap(({ resource = {} }) =>
      Object.entries(resource).flatMap(([kind, named]) =>
        Object.entries(named).flatMap(([name, bodies]) =>
          bodies.map((body) => ({ kind, at: `${kind}.${name}`, body })),
        ),
      ),
    ),
    variables: Object.assign(
      {},
      ...all.map(({ variable = {} }) => onlyOf(variable as Record<string, Block[]>)),
    ) as Record<string, Block>,
    locals: Object.assign({}, ...all.flatMap(({ locals = [] }) => locals as Block[])) as Block,
    text: JSON.stringify(all),
  };
}

function onlyOf(named: Record<string, Block[]>): Record<string, Block | undefined> {
  return Object.fromEntries(Object.entries(named).map(([name, [body]]) => [name, body]));
}

/** What the provider would not take: arguments it does not know or misses, and text for a number. */
export function unfit({ resources }: Declared): string[] {
  return resources.flatMap(({ kind, at, body }) => {
    const known = RESOURCES[kind];
    return known === undefined ? [`${at}: no such kind of resource in ${provider}`] : unfitBlock(at, known, body);
  });
}

function unfitBlock(at: string, known: Record<string, Argument>, body: Block): string[] {
  const made = (body['dynamic'] ?? {}) as Record<string, { content: Block[] }[]>;
  const inside = Object.entries(made).map(([name, each]): [string, unknown] => [
    name,
    each.flatMap(({ content }) => content),
  ]);
  const given = [...Object.entries(body).filter(([name]) => !OF_TERRAFORM.has(name)), ...inside];
  const missing = Object.entries(known).filter(
    ([name, { required }]) => required && !given.some(([one]) => one === name),
  );
  return [
    ...missing.map(([name]) => `${at}: ${name} is missing`),
    ...given.flatMap(([name, value]) => {
      const argument = known[name];
      if (argument === undefined) return [`${at}: ${name} is unknown`];
      if (argument.block !== undefined)
        return blocksIn(value).flatMap((block) => unfitBlock(`${at}.${name}`, argument.block ?? {}, block));
      const literal = typeof value !== 'string' || !value.includes('${');
      const wanted = argument.type === 'number' || argument.type === 'boolean' ? argument.type : null;
      return literal && wanted !== null && typeof value !== wanted ? [`${at}: ${name} should be a ${wanted}`] : [];
    }),
  ];
}

function blocksIn(value: unknown): Block[] {
  return (Array.isArray(value) ? value : [value]) as Block[];
}

/** What refers to nothing, and what nothing refers to. */
export function loose({ resources, variables, locals, text }: Declared): string[] {
  const there = new Set(resources.map(({ at }) => at));
  const found = (pattern: RegExp): Set<string> => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
  const [usedVariables, usedLocals] = [found(/\bvar\.(\w+)/g), found(/\blocal\.(\w+)/g)];
  const expressions = text.match(/\$\{[^"]*/g)?.join(' ') ?? '';
  return [
    ...[...usedVariables].filter((name) => !(name in variables)).map((name) => `var.${name} is not declared`),
    ...[...usedLocals].filter((name) => !(name in locals)).map((name) => `local.${name} is not declared`),
    ...[...expressions.matchAll(/\b(google_\w+\.\w+)/g)].flatMap(([, at = '']) =>
      there.has(at) ? [] : [`${at} is not declared`],
    ),
    ...Object.keys(variables)
      .filter((name) => !usedVariables.has(name))
      .map((name) => `var.${name} is not used`),
    ...Object.keys(locals)
      .filter((name) => !usedLocals.has(name))
      .map((name) => `local.${name} is not used`),
  ];
}

/** Every value that stands under a name, at any depth. */
export function valuesOf(within: unknown, name: string): unknown[] {
  if (within === null || typeof within !== 'object') return [];
  return Object.entries(within).flatMap(([key, value]) => [...(key === name ? [value] : []), ...valuesOf(value, name)]);
}
