import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Zod's messages in some fifty languages: ours are English, the others are never chosen. */
const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;
/** Its counters for ten databases: ours counts in memory. Another one that is imported is missed by the build itself. */
const COUNTERS = /[\\/]rate-limiter-flexible[\\/]index\.js$/;
const COUNTERS_WANTED = `
export { default as RateLimiterMemory } from './lib/RateLimiterMemory.js';
export { default as RateLimiterRes } from './lib/RateLimiterRes.js';
`;
/** A reader of JSON schemas: ours are written in Zod. */
const SCHEMA_READER = /[\\/]zod[\\/]v4[\\/]classic[\\/]from-json-schema\.js$/;
/** Threads that write a log elsewhere: ours writes to standard error by itself. */
const LOG_THREADS = /[\\/]pino[\\/]lib[\\/]transport\.js$/;
/** Asks whether it is in a Cloudflare worker, and for that loads the whole HTTP client of a Node.js without `navigator`. */
const WIRES = /[\\/]pg[\\/]lib[\\/]stream\.js$/;
const WIRES_WANTED = `
module.exports = {
  getStream: () => new (require('node:net').Socket)(),
  getSecureStream: (options) => require('node:tls').connect(options),
};
`;
/** Streams for versions of Node.js without their own; every version we run on has them. */
const POLYFILL = /^web-streams-polyfill/;

/**
 * Leaves out of a bundle what no Node.js of ours ever runs. And takes Node's own modules by `require`: to import one, Node looks at
 * everything in it, and so loads what stands there for the first who asks (a whole HTTP client behind `node:http`, a resolver behind
 * `node:dns`).
 */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'import-statement' && isBuiltin(path) ? { path, namespace: 'of-node' } : null,
    );
    build.onLoad({ filter: /.*/, namespace: 'of-node' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      loader: 'js',
    }));
    build.onLoad({ filter: LOCALES }, () => ({ contents: "export { default as en } from './en.js';", loader: 'js' }));
    build.onLoad({ filter: COUNTERS }, () => ({ contents: COUNTERS_WANTED, loader: 'js' }));
    build.onLoad({ filter: SCHEMA_READER }, () => ({
      contents: 'export const fromJSONSchema = undefined;',
      loader: 'js',
    }));
    build.onLoad({ filter: LOG_THREADS }, () => ({ contents: 'module.exports = undefined;', loader: 'js' }));
    build.onLoad({ filter: WIRES }, () => ({ contents: WIRES_WANTED, loader: 'js' }));
    build.onResolve({ filter: POLYFILL }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};
