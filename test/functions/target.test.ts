import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { startDeployed } from '../builders/served/deployed.ts';

const CRASHING = fileURLToPath(new URL('crashing.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const SETTINGS = {
  DATABASE_URL: 'postgres://127.0.0.1:1/waymark',
  WAYMARK_KEY: Buffer.alloc(32).toString('base64'),
  TSX_TSCONFIG_PATH: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
};

describe('an error that nobody caught', () => {
  it.concurrent.each([
    ['/thrown', 'uncaughtException'],
    ['/rejected', 'unhandledRejection'],
  ])('ends the process (%s: %s), and the log has kind and places, not the message', async (path, event) => {
    const deployed = await startDeployed(CRASHING, 'crashing', SETTINGS, ['--import', TSX]);
    try {
      await expect(fetch(deployed.url + path)).rejects.toThrow('fetch failed');
      expect(await deployed.ended).toBe(1);
      expect(deployed.printed()).toContain(`"event":"${event}","error":"RangeError","at":["at `);
      expect(deployed.printed()).not.toContain('Maria');
    } finally {
      await deployed.stop();
    }
  });
});
