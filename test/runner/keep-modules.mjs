import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { register as readTypeScript } from 'tsx/esm/api';
import { take } from './globals.mjs';
import { stackInSources } from './stack.mjs';

const require = createRequire(import.meta.url);
/** Where Jest keeps who listens to a file's tests. */
const LISTENERS = Symbol.for('EVENT_HANDLERS');

readTypeScript();
register('./resolve-globals.mjs', import.meta.url);

/** Jest's own way to run a test file, but for how modules are loaded: by Node, once for all files of a process (README.md). */
export default function runTestFile(globalConfig, config, environment, runtime, path, tell) {
  Error.prepareStackTrace = stackInSources;
  const byNode = {
    requireInternalModule: (file) => {
      // what collects and runs the tests is Jest's, and new for each file
      delete globalThis[LISTENERS];
      delete require.cache[file];
      return require(file);
    },
    setGlobalsForRuntime: (globals) => {
      take(globals, environment.moduleMocker);
    },
    requireModule: require,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (file) => import(pathToFileURL(file).href),
    // Jest watches here for code that runs after its file's modules were put away: these stay
    enterTestCode: () => {},
    leaveTestCode: () => {},
  };
  return circus.default(globalConfig, config, environment, byNode, path, tell);
}
