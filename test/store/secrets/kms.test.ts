import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sealedFor } from '../../../src/connections.ts';
import { SchoolId } from '../../../src/ids.ts';
import { startKmsSandbox, type KmsSandbox } from '../../../src/sandbox/kms/index.ts';
import { crc32c } from '../../../src/store/secrets/cloud-kms/crc32c.ts';
import { keeperFor, localKeeper, type KeyKeeper } from '../../../src/store/secrets/key-keeper.ts';
import { kmsKeeper } from '../../../src/store/secrets/cloud-kms/kms.ts';
import { openVault } from '../../../src/store/secrets/vault.ts';
import { hurriedHttp } from '../../builders/lms/hurried-http.ts';
import { memoryKeys } from '../../builders/memory/vault.ts';

const KEY = Buffer.alloc(32, 5);

let kms: KmsSandbox;
beforeEach(async () => {
  kms = await startKmsSandbox();
});
afterEach(() => kms.close());

function keeper(change: Partial<Parameters<typeof kmsKeeper>[0]> = {}): KeyKeeper {
  return kmsKeeper({ root: kms.root, key: kms.key, http: hurriedHttp(), token: async () => kms.token, ...change });
}

describe('a key wrapped by the key service', () => {
  it('unwraps for what it was wrapped for, and says which version wrapped it', async () => {
    const wrapped = await keeper().wrap(KEY, 'cedar');

    expect(wrapped.by).toBe(`${kms.key}/cryptoKeyVersions/1`);
    expect(JSON.stringify(wrapped)).not.toContain(KEY.toString('base64'));
    expect(await keeper().unwrap(wrapped, 'cedar')).toEqual(KEY);
    await expect(keeper().unwrap(wrapped, 'maple')).rejects.toMatchObject({ kind: 'key' });
  });

  it('unwraps with the version that wrapped it when another is in use, until that one is destroyed', async () => {
    const wrapped = await keeper().wrap(KEY, 'cedar');
    kms.rotate();
    const anew = await keeper().wrap(await keeper().unwrap(wrapped, 'cedar'), 'cedar');
    expect(anew.by).toBe(`${kms.key}/cryptoKeyVersions/2`);
    kms.destroy(1);

    await expect(keeper().unwrap(wrapped, 'cedar')).rejects.toMatchObject({ kind: 'key' });
    expect(await keeper().unwrap(anew, 'cedar')).toEqual(KEY);
  });

  it.each([
    ['away', 'unreachable'],
    ['busy', 'unreachable'],
    ['garbled', 'unreachable'],
    ['denied', 'key'],
  ] as const)(
    'is neither wrapped nor unwrapped while the service is %s (%s), and nothing of it is told',
    async (trouble, kind) => {
      const wrapped = await keeper().wrap(KEY, 'cedar');
      kms.trouble(trouble);

      for (const asked of [keeper().wrap(KEY, 'cedar'), keeper().unwrap(wrapped, 'cedar')]) {
        const error: unknown = await asked.catch((reason: unknown) => reason);
        expect(error).toMatchObject({ name: 'StoreError', kind });
        expect(String(error)).not.toContain(wrapped.text);
      }
    },
  );

  it('that was changed on its way is refused, not taken for another', async () => {
    const wrapped = await keeper().wrap(KEY, 'cedar');
    const bytes = Buffer.from(wrapped.text, 'base64');
    bytes[40] = (bytes[40] ?? 0) ^ 1;

    await expect(keeper().unwrap({ ...wrapped, text: bytes.toString('base64') }, 'cedar')).rejects.toMatchObject({
      kind: 'key',
    });
  });

  it('needs a token of ours', async () => {
    await expect(keeper({ token: async () => 'another' }).wrap(KEY, 'cedar')).rejects.toMatchObject({ kind: 'key' });
    await expect(keeper({ token: () => Promise.reject(new Error('secret')) }).wrap(KEY, 'cedar')).rejects.toMatchObject(
      {
        kind: 'unreachable',
        message: expect.not.stringContaining('secret'),
      },
    );
  });
});

describe('a vault over the key service', () => {
  const context = sealedFor(SchoolId.parse('cedar'), 'google', 't.rivera@cedar.example');

  it('asks it once for a school, however many secrets it seals and opens', async () => {
    const vault = openVault({ keys: memoryKeys(), keeper: keeper(), before: [KEY], now: () => 0 });
    for (let n = 0; n < 20; n += 1) {
      const sealed = await vault.seal(`secret ${n}`, context);
      expect(await vault.open(sealed, context)).toBe(`secret ${n}`);
    }

    expect(kms.calls).toEqual({ encrypt: 1, decrypt: 1 });
  });

  it('opens what a key of the settings had wrapped before', async () => {
    const keys = memoryKeys();
    const local = localKeeper([KEY]);
    const sealed = await openVault({ keys, keeper: local, before: [KEY], now: () => 0 }).seal('token', context);

    const both = openVault({ keys, keeper: keeperFor(keeper(), local), before: [KEY], now: () => 0 });
    expect(await both.open(sealed, context)).toBe('token');
  });
});

describe('the checksum', () => {
  it('is CRC-32C', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(0))).toBe(0);
  });
});
