import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ModuleMocker } from 'jest-mock';
import endThisProcess from './end.mjs';

/** What is done after each file, of any file before: the builders that say so are loaded once (after-file.ts). */
const afterFile = new Set();
globalThis[Symbol.for('waymark.after-file')] = afterFile;
/** What is done when Jest needs this process no more. */
const atEnd = new Set();
globalThis[Symbol.for('waymark.at-end')] = atEnd;

// the only word that a worker of Jest's gets of its end: nobody listens any more to what it is told to do
process.on('removeListener', (event) => {
  // the embedded engine may leave a timer of its own running, for which Jest would wait half a second and then warn of a leak
  if (event === 'message' && process.listenerCount(event) === 0) void endThisProcess().then(() => process.exit());
});

/** Jest's environment of a file: the process as it is, put back as it was when the file is done. */
export default class SameProcess {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  // no test stops the clock for everybody: time is an argument
  fakeTimers = null;
  fakeTimersModern = null;
  #env = { ...process.env };
  #exit = Object.getOwnPropertyDescriptor(process, 'exit'); // Jest wraps it
  #exitCode = process.exitCode;
  #file;
  #begun = spent();

  constructor({ projectConfig }, { testPath }) {
    this.#file = relative(projectConfig.rootDir, testPath);
  }

  getVmContext() {
    return null;
  }

  async setup() {}

  async teardown() {
    for (const work of afterFile) await work();
    this.moduleMocker.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in this.#env)) delete process.env[name];
    Object.assign(process.env, this.#env);
    Object.defineProperty(process, 'exit', this.#exit);
    process.exitCode = this.#exitCode;
    const list = process.env['TEST_CPU'];
    if (list) appendFileSync(list, `${(spent() - this.#begun).toFixed(2)}\t${this.#file}\n`);
  }
}

/** Seconds of processor time of this process and, where Linux tells it, of those it started that have ended. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + (process.platform === 'linux' ? ofEnded() : 0);
}

/** Fields 16 and 17 of proc_pid_stat(5), in hundredths; the name in field 2 may hold spaces. */
function ofEnded() {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
