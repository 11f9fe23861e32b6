import hooks from 'node:async_hooks';
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

/** Those of Jest's runner that is loaded now. */
const storages = [];
class EndingStorage extends hooks.AsyncLocalStorage {
  constructor() {
    super();
    storages.push(this);
  }
}

/** Jest's own way to run a test file, but for how modules are loaded: by Node, once for all files of a process (README.md). */
export default async function runTestFile(globalConfig, config, environment, _runtime, path, tell) {
  return runAt((file) => import(pathToFileURL(file).href), globalConfig, config, environment, path, tell);
}

/** The same, with a way to load the test file itself: Node gives a file that was loaded before as it is, without describing its tests again. */
export async function runAt(load, globalConfig, config, environment, path, tell) {
  Error.prepareStackTrace = stackInSources;
  const byNode = {
    requireInternalModule: (file) => {
      // what collects and runs the tests is Jest's, and new for each file
      delete globalThis[LISTENERS];
      delete require.cache[file];
      return withEndingStorages(() => require(file));
    },
    setGlobalsForRuntime: (globals) => {
      take(globals, environment.moduleMocker);
    },
    requireModule: require,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: load,
    // Jest watches here for code that runs after its file's modules were put away: these stay
    enterTestCode: () => {},
    leaveTestCode: () => {},
  };
  try {
    return await circus.default(globalConfig, config, environment, byNode, path, tell);
  } finally {
    // each that is left would be carried over to every promise of the files that follow
    for (const storage of storages.splice(0)) storage.disable();
  }
}

function withEndingStorages(load) {
  const { AsyncLocalStorage } = hooks;
  hooks.AsyncLocalStorage = EndingStorage;
  try {
    return load();
  } finally {
    hooks.AsyncLocalStorage = AsyncLocalStorage;
  }
}
