import { availableParallelism } from 'node:os';

export default {
  rootDir: '.',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testRunner: '<rootDir>/test/runner/keep-modules.mjs',
  testEnvironment: '<rootDir>/test/runner/same-process.mjs',
  globalTeardown: '<rootDir>/test/runner/end.mjs',
  testSequencer: '<rootDir>/test/runner/slow-first.cjs',
  injectGlobals: false,
  transform: {},
  maxWorkers: availableParallelism() + 1, // half of the time that browsers and processes of the tests take is waiting
  workerIdleMemoryLimit: '1800MB',
  testTimeout: 180_000,
};
