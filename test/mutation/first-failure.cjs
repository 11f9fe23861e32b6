const { TestEnvironment } = require('jest-environment-node');

/** Jest's environment for Node, which runs no further test once one has failed: that one already found the mutant. */
module.exports = class FirstFailure extends TestEnvironment {
  failed = false;
  afterFile = new Set();

  async setup() {
    await super.setup();
    this.global[Symbol.for('waymark.after-file')] = this.afterFile; // what test/runner/after-file.ts is told
  }

  async teardown() {
    for (const work of this.afterFile) await work();
    await super.teardown();
  }

  handleTestEvent(event) {
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) this.failed = true;
  }
};
