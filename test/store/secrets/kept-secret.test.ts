import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { keptSecret, sealKeptAnew } from '../../../src/store/secrets/kept-secret.ts';
import { memoryVault } from '../../builders/memory/vault.ts';

async function folder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'waymark-kept-')), 'data');
}

describe('a secret of the installation', () => {
  it('is made once, kept sealed, and readable by its owner alone', async () => {
    const [data, vault, make] = [await folder(), memoryVault(randomBytes(32)), jest.fn(async () => 'planted-secret')];
    expect(await keptSecret(data, 'launch-key', vault, make)).toBe('planted-secret');
    expect(await keptSecret(data, 'launch-key', vault, make)).toBe('planted-secret');

    expect(make).toHaveBeenCalledTimes(1);
    expect(await readdir(data)).toEqual(['launch-key']);
    expect(await readFile(join(data, 'launch-key'), 'utf8')).not.toContain('planted');
    expect((await stat(join(data, 'launch-key'))).mode & 0o077).toBe(0);
  });

  it('is the same for several who come first at once', async () => {
    const [data, vault] = [await folder(), memoryVault(randomBytes(32))];
    const got = await Promise.all(
      [1, 2, 3, 4].map((n) => keptSecret(data, 'launch-key', vault, async () => `secret ${n}`)),
    );
    expect(new Set(got).size).toBe(1);
  });

  it('that could not be made leaves nothing behind, and the next comer makes it', async () => {
    const [data, vault] = [await folder(), memoryVault(randomBytes(32))];
    const broken = new Error('no entropy');
    await expect(keptSecret(data, 'launch-key', vault, () => Promise.reject(broken))).rejects.toBe(broken);
    expect(await readdir(data)).toEqual([]);
    expect(await keptSecret(data, 'launch-key', vault, async () => 'one')).toBe('one');
  });

  it('sealed anew is the same secret, readable by its owner alone; one never made is not made so', async () => {
    const [data, vault] = [await folder(), memoryVault(randomBytes(32))];
    await sealKeptAnew(data, 'launch-key', vault);
    await keptSecret(data, 'launch-key', vault, async () => 'one');
    const before = await readFile(join(data, 'launch-key'), 'utf8');

    await sealKeptAnew(data, 'launch-key', vault);

    expect(await readFile(join(data, 'launch-key'), 'utf8')).not.toBe(before);
    expect(await readdir(data)).toEqual(['launch-key']);
    expect((await stat(join(data, 'launch-key'))).mode & 0o077).toBe(0);
    expect(await keptSecret(data, 'launch-key', vault, async () => 'another')).toBe('one');
  });

  it('does not open with another key, and another is not made over it', async () => {
    const data = await folder();
    await keptSecret(data, 'launch-key', memoryVault(randomBytes(32)), async () => 'one');
    await expect(keptSecret(data, 'launch-key', memoryVault(randomBytes(32)), async () => 'two')).rejects.toMatchObject(
      {
        name: 'StoreError',
        kind: 'key',
      },
    );
  });
});
