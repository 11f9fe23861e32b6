import { describe } from '@jest/globals';
import { memoryJobStore } from '../builders/memory/memory-job-store.ts';
import { CONTRACT } from './suites/index.ts';

describe('in memory, for the simulation', () => {
  const jobs = memoryJobStore({ guarded: true });

  for (const suite of CONTRACT) suite(() => ({ jobs }));
});
