const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's environment for Node, which runs no further test once one has failed: that one already found the change. For `together.ts` it
 * keeps what a file does before or after each of its tests to that file.
 */
module.exports = class FirstFailure extends TestEnvironment {
  failed = false;
  state = null;
  afterFile = new Set();

  async setup() {
    await super.setup();
    this.global[Symbol.for('waymark.after-file')] = this.afterFile; // what test/runner/after-file.ts is told
  }

  async teardown() {
    for (const work of this.afterFile) await work();
    await super.teardown();
  }

  constructor(config, context) {
    super(config, context);
    this.global.intoLastDescribe = () => {
      this.state.currentDescribeBlock = this.state.rootDescribeBlock.children.at(-1);
    };
    this.global.outOfDescribe = () => {
      this.state.currentDescribeBlock = this.state.rootDescribeBlock;
    };
  }

  handleTestEvent(event, state) {
    this.state = state;
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) this.failed = true;
  }
};
