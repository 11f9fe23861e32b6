import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkKey, decrypt, derived, encrypt } from '../../../src/store/secrets/cipher.ts';

const KEY = randomBytes(32);
const [PLAIN, BOUND] = [Buffer.from('a secret'), Buffer.from('cedar')];

describe('a sealed text', () => {
  const sealed = encrypt(KEY, PLAIN, BOUND, randomBytes);

  it('opens with its key and for what it is bound to alone, unchanged', () => {
    expect(decrypt(KEY, sealed, BOUND)).toEqual(PLAIN);
    expect(() => decrypt(randomBytes(32), sealed, BOUND)).toThrow();
    expect(() => decrypt(KEY, sealed, Buffer.from('maple'))).toThrow();
    for (const place of [0, 12, 28]) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => decrypt(KEY, changed, BOUND)).toThrow();
    }
  });

  it('holds nothing of the text, and is another each time', () => {
    expect(sealed.includes(PLAIN)).toBe(false);
    expect(encrypt(KEY, PLAIN, BOUND, randomBytes)).not.toEqual(sealed);
  });
});

it('a key gives one of the same length for each use, always the same', () => {
  expect(derived(KEY, 'one')).toEqual(derived(KEY, 'one'));
  expect(derived(KEY, 'one')).toHaveLength(32);
  expect(derived(KEY, 'one')).not.toEqual(derived(KEY, 'other'));
});

it('a key of another length is refused, with how to make one', () => {
  expect(() => checkKey(KEY)).not.toThrow();
  for (const length of [0, 31, 33])
    expect(() => checkKey(randomBytes(length))).toThrow(
      expect.objectContaining({
        kind: 'key',
        message: `the key has ${length} bytes, not 32`,
        todo: expect.stringContaining('openssl rand -base64 32'),
      }),
    );
});
