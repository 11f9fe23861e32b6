import { ModuleMocker } from 'jest-mock';

/** What is done after each file, of any file before: the builders that say so are loaded once (after-file.ts). */
const afterFile = new Set();
globalThis[Symbol.for('waymark.after-file')] = afterFile;

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
  }
}
