import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameOf } from './tried.mjs';

/** Where a program changed by Stryker looks which change is on, and counts what was reached. */
const PROGRAM = '__stryker__';
const program = (globalThis[PROGRAM] ??= {});
const ON = '__STRYKER_ACTIVE_MUTANT__';

/**
 * What Stryker calls a test runner: the tests of a part in one process that stays, with the project's own runner (test/runner), so that neither
 * modules nor the database are opened anew for each change. A change meets the tests that come near it, those of the file that mirrors its own
 * first and then the quick files before the slow, until one fails.
 */
class Kept {
  static inject = [];
  /** How many changes this process has had. */
  #had = 0;
  #loads = 0;
  /** A test of this process fails without any change: the last one left something behind. */
  #spoilt = false;

  /** What is worked out while modules load needs another process. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    process.env.NODE_ENV = 'test';
    this.said = JSON.parse(readFileSync(process.env.WAYMARK_MUTATION_TRIED, 'utf8'));
    copyFileSync(`${this.said.root}tsconfig.json`, 'tsconfig.json'); // Stryker would rewrite it, and cannot with this TypeScript
    // only now: the process has gone to where the changed program is
    const { runAt } = await import('../runner/keep-modules.mjs');
    const { default: WatchedFile } = await import('./watched-file.mjs');
    await import('./same-examples.ts');
    const { readConfigs } = await import('jest-config');
    const { globalConfig, configs } = await readConfigs({ _: [], $0: 'jest', config: '.jest.config.mjs' }, [
      process.cwd(),
    ]);
    this.run = async (file, asked) => {
      const path = resolve(file);
      const watched = new WatchedFile(configs[0], { testPath: path }, file, asked, program);
      const load = (each) => import(`${pathToFileURL(each).href}?load=${(this.#loads += 1)}`);
      try {
        const { testExecError } = await runAt(load, globalConfig, configs[0], watched, path, () => {});
        return {
          watched,
          broken: testExecError === undefined || testExecError === null ? null : String(testExecError.message),
        };
      } catch (error) {
        return { watched, broken: String(error) };
      } finally {
        await watched.teardown();
      }
    };
  }

  async dryRun() {
    const tests = [];
    const took = [];
    const shared = new Map();
    for (const file of this.said.tests) {
      const { watched, broken } = await this.run(file, null);
      if (broken !== null) return { status: 'error', errorMessage: `${file}: ${broken}` };
      for (const each of watched.shared) shared.set(...each);
      for (const { id, ms, cpu, errors } of watched.ran) {
        took.push([id, cpu]);
        tests.push({
          id,
          name: id,
          fileName: resolve(file),
          timeSpentMs: ms,
          ...(errors.length === 0 ? { status: 0 } : { status: 1, failureMessage: errors.join('\n') }),
        });
      }
    }
    writeFileSync(this.said.times, JSON.stringify(took));
    return { status: 'complete', tests, mutantCoverage: ofTests(program.mutantCoverage, shared) };
  }

  async mutantRun(asked) {
    const result = await this.#tried(asked);
    // a run that is ended early has its figures here
    const [killer = ''] = result.killedBy ?? [];
    const name = nameOf(asked.activeMutant, this.said.root).replaceAll(/\s+/g, ' ');
    appendFileSync(this.said.told, `${result.status}\t${name}\t${killer}\n`);
    return result;
  }

  async #tried({ activeMutant, testFilter, hitLimit }) {
    if (this.#spoilt) throw new Error('the last change left something behind');
    const fresh = this.#had === 0;
    this.#had += 1;
    process.env[ON] = program.activeMutant = activeMutant.id;
    Object.assign(program, { hitCount: 0, hitLimit: hitLimit ?? Infinity });
    let nrOfTests = 0;
    for (const [file, asked] of this.#inOrder(relative(this.said.root, activeMutant.fileName), testFilter)) {
      const { watched, broken } = await this.run(file, asked);
      nrOfTests += watched.ran.length;
      if (program.hitCount > program.hitLimit) return { status: 'timeout', reason: 'the same place again and again' };
      const failed = watched.ran.find(({ errors }) => errors.length > 0);
      if (failed === undefined && broken === null) continue;
      if (await this.#failsWithout(file, failed)) {
        if (!fresh) throw new Error('an earlier change left something behind');
        this.#spoilt = true;
      }
      return {
        status: 'killed',
        killedBy: [failed?.id ?? file],
        failureMessage: failed?.errors.join('\n') ?? broken,
        nrOfTests,
      };
    }
    // kept from an earlier run, the place was not come by again
    if (program.hitCount === 0 && !fresh) throw new Error('not come by: what it works out was kept');
    return { status: 'survived', nrOfTests };
  }

  /** The files a change meets, each with the tests in it, as far as the seconds it may cost go; the first always. */
  #inOrder(changed, testFilter) {
    const took = new Map(JSON.parse(readFileSync(this.said.times, 'utf8')));
    let spent = 0;
    const mirror = changed.replace(/^src\//, 'test/').replace(/\.tsx?$/, '');
    return this.said.tests
      .map((file) => {
        const ids = [...took.keys()].filter((id) => id.startsWith(`${file} `));
        const asked = testFilter === undefined ? ids : ids.filter((id) => testFilter.includes(id));
        return { file, asked, cpu: asked.reduce((sum, id) => sum + took.get(id), 0) };
      })
      .filter(({ asked }) => asked.length > 0)
      .toSorted((a, b) => Number(isOf(mirror, b.file)) - Number(isOf(mirror, a.file)) || a.cpu - b.cpu)
      .filter(({ cpu }, index) => (spent += cpu) <= (this.said.seconds ?? Infinity) * 1000 || index === 0)
      .map(({ file, asked }) => [file, new Set(asked)]);
  }

  /** Whether what failed fails without the change too, in this process. */
  async #failsWithout(file, failed) {
    delete process.env[ON];
    program.activeMutant = '';
    const { watched, broken } = await this.run(file, failed === undefined ? null : new Set([failed.id]));
    return broken !== null || watched.ran.some(({ errors }) => errors.length > 0);
  }
}

function isOf(mirror, file) {
  return file.replace(/\.test\.tsx?$/, '') === mirror;
}

/** What a block did before its tests was reached for each of them. */
function ofTests({ static: loaded, perTest }, shared) {
  const tests = Object.fromEntries(Object.entries(perTest).filter(([id]) => !shared.has(id)));
  for (const [block, ids] of shared)
    for (const id of ids) {
      tests[id] ??= {};
      for (const [change, hits] of Object.entries(perTest[block] ?? {}))
        tests[id][change] = (tests[id][change] ?? 0) + hits;
    }
  return { static: loaded, perTest: tests };
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'kept', injectableClass: Kept }];
