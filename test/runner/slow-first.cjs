const { default: Sequencer } = require('@jest/test-sequencer');

/** Seconds each, most of them in processes of their own or in a browser. Begun last, one of them would run while the other core has nothing to do. */
const SLOW = [
  'cli/start/start',
  'kill/kill',
  'pages/addon/outside',
  'manifests/whole-machine',
  'pages/ticket/student-browser',
  'pages/launch/browser',
  'deliveries/deliveries',
  'store/folder',
  'mutated/mutated',
  'sim/tickets/tickets',
  'pages/browser',
  'pages/ticket/whole-day',
  'pages/ticket/teacher-browser',
  'pages/ticket/composer-browser',
  'pages/school/administrator',
  'pages/school/browser',
  'pages/ticket/inside-frames',
  'pages/setup/ten-minutes',
  'store/engine/pglite',
  'cli/predict-memory',
  'attacked/attacked',
  'sim/sim',
  'sim/planted/planted',
  'sim/adapters/planted',
  'sim/adapters/adapters',
  'school/due-date',
  'functions/deployed',
].map((name) => `/test/${name}.test.ts`);

/** Jest's order of files, but these first: a fresh clone knows of no durations, and goes by size. */
module.exports = class SlowFirst extends Sequencer {
  async sort(tests) {
    const slow = tests.filter(({ path }) => SLOW.some((name) => path.endsWith(name)));
    // oxlint-disable-next-line unicorn/no-array-sort -- the parent's method, not that of a list
    const others = await super.sort(tests.filter((test) => !slow.includes(test)));
    return [...slow.toSorted((a, b) => rank(a) - rank(b)), ...others];
  }
};

function rank({ path }) {
  return SLOW.findIndex((name) => path.endsWith(name));
}
