const { default: Sequencer } = require('@jest/test-sequencer');

/** Seconds each, most of them in processes of their own or in a browser. Begun last, one of them would run while the other core has nothing to do. */
const SLOW = [
  'cli/start/start',
  'pages/addon/outside',
  'manifests/whole-machine',
  'manifests/several-machines',
  'pages/launch/browser',
  'pages/ticket/student-browser',
  'store/folder',
  'kill/kill',
  'faults/runs',
  'sandbox/classroom-web',
  'deliveries/deliveries',
  'pages/browser',
  'cli/commands',
  'pages/school/administrator',
  'pages/school/browser',
  'pages/ticket/composer-browser',
  'pages/ticket/whole-day',
  'store/engine/postgres',
  'sim/adapters/planted',
  'cli/serve',
  'pages/ticket/inside-frames',
  'deliveries/engines',
  'store/engine/pglite',
  'pages/setup/ten-minutes',
  'attacked/secrets',
  'sync/night/night',
  'pages/ticket/teacher-browser',
  'sim/sim',
  'pages/sign-in/browser',
  'mutated/mutated',
  'sim/adapters/adapters',
  'cli/start/sandbox-settings',
  'attacked/attacked',
  'functions/deployed',
  'sim/tickets/tickets',
  'sim/planted/planted',
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
