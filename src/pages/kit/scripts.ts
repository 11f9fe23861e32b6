import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Route } from './route.ts';

/** The pages' scripts, named by their files in `src/pages/browser/`. */
export const SCRIPTS = [
  'board',
  'student',
  'teacher',
  'review',
  'discovery',
  'paper',
  'hand-over',
  'sign-in',
  'again',
] as const satisfies readonly string[];
export type Script = (typeof SCRIPTS)[number];

export function scriptAddress(script: Script): string {
  return `/assets/${script}.js`;
}

const made = new Map<string, Promise<string>>();

/** The scripts as the browser gets them: bundled once per process, or beforehand and deployed as files. */
export const scriptRoutes: readonly Route[] = SCRIPTS.map((name) => ({
  method: 'get',
  path: `/assets/${name}.js`,
  counted: 'not',
  for: 'anyone',
  async answer() {
    const script = made.get(name) ?? scriptOf(name);
    made.set(name, script);
    return { kind: 'asset', type: 'js', body: await script };
  },
}));

async function scriptOf(name: string): Promise<string> {
  const beside = await readFile(new URL(`${name}.js`, import.meta.url), 'utf8').catch(() => null);
  return beside ?? bundleScript(name);
}

/** Bundles one script with everything it imports, minified, for browsers of the last few years. */
export async function bundleScript(name: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome114', 'firefox121', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
