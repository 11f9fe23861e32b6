import SameProcess from '../runner/same-process.mjs';

/** What is done before or after all tests of a block stands for each test of that block. */
const SHARED = 'shared by ';

/**
 * The environment of one test file for `kept.mjs`: runs the tests that are asked for (null: all), none after one that failed, which already
 * found the change; and says what each came to, by a name of its own.
 */
export default class WatchedFile extends SameProcess {
  /** @type {{ id: string, ms: number, cpu: number, errors: string[] }[]} */
  ran = [];
  /** The tests that stand on what a block shares, by the name under which it is counted. @type {Map<string, string[]>} */
  shared = new Map();
  #names = new Map();
  #file;
  #asked;
  #counted;
  #began = 0;
  #spent;

  /** `counted` is where the changed program keeps what the present test came near. */
  constructor(config, context, file, asked, counted) {
    super({ projectConfig: config }, context);
    this.#file = file;
    this.#asked = asked;
    this.#counted = counted;
  }

  handleTestEvent(event, state) {
    if (event.name === 'run_start') this.#name(state.rootDescribeBlock, this.#file);
    if (event.name === 'hook_start' && event.hook.type.endsWith('All'))
      this.#counted.currentTestId = this.#blockOf(event.hook.parent);
    if ((event.name === 'hook_success' || event.name === 'hook_failure') && event.hook.type.endsWith('All'))
      this.#counted.currentTestId = undefined;
    if (event.name === 'test_start') {
      if (this.ran.some(({ errors }) => errors.length > 0)) event.test.mode = 'skip';
      this.#began = performance.now();
      this.#spent = process.cpuUsage();
      this.#counted.currentTestId = this.#names.get(event.test);
    }
    if (event.name === 'test_done') {
      this.#counted.currentTestId = undefined;
      const id = this.#names.get(event.test);
      if (event.test.mode === 'skip') return;
      const { user, system } = process.cpuUsage(this.#spent);
      const cpu = (user + system) / 1000; // ms is longer where the machine is busy
      this.ran.push({ id, ms: performance.now() - this.#began, cpu, errors: event.test.errors.map(String) });
    }
  }

  #name(block, path) {
    for (const child of block.children) {
      let id = `${path} ${child.name}`;
      while (this.#taken(id)) id += ' again';
      this.#names.set(child, id);
      if (child.type === 'describeBlock') this.#name(child, id);
      else if (this.#asked !== null && !this.#asked.has(id)) child.mode = 'skip';
    }
  }

  #taken(id) {
    return [...this.#names.values()].includes(id);
  }

  #blockOf(block) {
    const id = `${SHARED}${this.#names.get(block) ?? this.#file}`;
    this.shared.set(
      id,
      testsIn(block).map((test) => this.#names.get(test)),
    );
    return id;
  }
}

function testsIn(block) {
  return block.children.flatMap((child) => (child.type === 'describeBlock' ? testsIn(child) : [child]));
}
