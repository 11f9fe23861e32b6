import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/store/types.ts';
import { pageDeps, servePages } from '../builders/pages.ts';

/** A store whose server is gone. */
const silent: Store = {
  kind: 'server',
  school: () => Promise.reject(new Error('gone')),
  schools: () => Promise.reject(new Error('gone')),
  withCourse: () => Promise.reject(new Error('gone')),
  close: () => Promise.resolve(),
};

describe('with a store that does not answer', () => {
  it('the process is up, but not ready', async () => {
    const served = await servePages(pageDeps(silent));
    try {
      expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${served.url}/readyz`)).status).toBe(503);
      expect((await fetch(served.url)).status).toBe(500);
    } finally {
      await served.close();
    }
  });
});
