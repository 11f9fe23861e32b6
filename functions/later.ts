import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import type { TARGETS } from './targets.ts';

const inHere = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const isOurs = (path: string): boolean => path.startsWith(inHere('src/'));

/** What each target loads for every request it does not refuse, in this order: at its start, and at the first request. */
const LOADED: Readonly<Record<(typeof TARGETS)[number], readonly string[]>> = {
  pages: ['functions/at-start.ts', 'src/app.ts', 'src/serve.ts'],
  nightly: ['functions/job-target.ts', 'src/app.ts', 'src/jobs/run.ts'],
  course: ['functions/job-target.ts', 'src/app.ts', 'src/jobs/run.ts'],
};
/** What may be loaded before that, or instead of it. */
const APART = ['src/jobs/caller-token.ts', 'src/pages/failure/view.ts', 'src/watch/'];

/**
 * What is loaded at its first use comes after what is always loaded. The bundler does not know that: what such modules share with each other it
 * cuts into a file for each set of them, a hundred small files, and to open one takes as long as to read some tens of KB. So each is told to
 * import what is there already: that becomes few files, and nothing is loaded that was not.
 */
export function later(target: (typeof TARGETS)[number]): Plugin {
  const loaded = LOADED[target].map(inHere);
  const apart = APART.map(inHere);
  return {
    name: 'later',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, async ({ path, kind, importer, resolveDir }) => {
        if (kind !== 'dynamic-import') return null;
        const found = await build.resolve(path, { kind: 'import-statement', importer, resolveDir });
        return isOurs(found.path) ? { path: found.path, namespace: 'later' } : found;
      });
      build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => {
        const place = apart.some((each) => path.startsWith(each)) ? 1 : loaded.indexOf(path);
        const there = place < 0 ? loaded : loaded.slice(0, place);
        const contents = [...there.map((each) => `import '${each}';`), `export * from '${path}';`].join('\n');
        return { contents, resolveDir: inHere('.'), loader: 'js' };
      });
    },
  };
}
