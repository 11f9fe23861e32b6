import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run google-schema -- FOLDER`: what blocks of `manifests/cloud/*.tf` may hold, out of the provider's own bindings for TypeScript
 * (`npm pack @cdktf/provider-google@16.12.1`, unpacked into FOLDER; 300 MB, which is why it is no dependency). Run by hand, when a new kind of
 * resource or a newer provider is wanted.
 */
const PROVIDER = 'hashicorp/google 6.50.0, by its bindings @cdktf/provider-google 16.12.1';
const CLOUD = new URL('../cloud/', import.meta.url);
const TO = new URL('../../test/manifests/google-schema.json', import.meta.url);

interface Argument {
  readonly required: boolean;
  readonly type?: string;
  readonly block?: Record<string, Argument>;
}

const [, , folder = 'package'] = process.argv;
const texts = readdirSync(CLOUD).flatMap((file) =>
  file.endsWith('.tf') ? [readFileSync(new URL(file, CLOUD), 'utf8')] : [],
);
const kinds = [
  ...new Set(texts.flatMap((text) => [...text.matchAll(/^resource "(\w+)"/gm)].map(([, kind = '']) => kind))),
];
const resources = Object.fromEntries(kinds.toSorted().map((kind) => [kind, argumentsOf(kind)]));
const made = 'manifests/make/google-schema.ts; change it there, and run it again';
writeFileSync(TO, `${JSON.stringify({ provider: PROVIDER, made, resources })}\n`);

function argumentsOf(kind: string): Record<string, Argument> {
  const lib = join(folder, 'lib', kind.replace('google_', '').replaceAll('_', '-'));
  const declared = readdirSync(lib)
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(lib, file), 'utf8'))
    .join('\n');
  const interfaces = new Map(
    [...declared.matchAll(/^export interface (\w+) (?:extends [\w.]+ )?\{\n([\s\S]*?)^\}/gm)].map(
      ([, name = '', body = '']) => [name, body] as const,
    ),
  );
  const top = [...interfaces.keys()].find((name) => name.endsWith('Config') && declared.includes(`config: ${name})`));
  if (top === undefined) throw new Error(`${kind}: the bindings do not say what it takes`);
  return fieldsOf(interfaces, top);
}

/** The documentation link of each argument holds its name as Terraform has it. */
function fieldsOf(interfaces: ReadonlyMap<string, string>, name: string): Record<string, Argument> {
  const fields = (interfaces.get(name) ?? '').matchAll(
    /#(\w+) \w+#\w+\}[\s\S]*?readonly \w+(\??): ([^;]+(?:;\s*\})?)/g,
  );
  return Object.fromEntries(
    [...fields].map(([, argument = '', optional, said = '']) => {
      const type = said.replaceAll(' | cdktf.IResolvable', '').trim();
      const block = type.replace(/\[\]$/, '');
      const required = optional === '';
      return [argument, interfaces.has(block) ? { required, block: fieldsOf(interfaces, block) } : { required, type }];
    }),
  );
}
