import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SchoolId } from '../../../src/ids.ts';
import { embeddedKey } from '../../../src/store/secrets/embedded-key.ts';
import { keyedHash } from '../../../src/store/secrets/names.ts';
import { openVault } from '../../../src/store/secrets/vault.ts';

const context = { school: SchoolId.parse('cedar'), user: 't.rivera', purpose: 'lms' };
const key = Buffer.alloc(32, 7);

describe('the vault', () => {
  it('opens what it sealed, whatever the text', () => {
    const vault = openVault(key);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (plain) => vault.open(vault.seal(plain, context), context) === plain,
      ),
    );
  });

  it('never seals the same twice alike, and shows nothing of the text', () => {
    const vault = openVault(key);
    const [first, second] = [vault.seal('planted-token', context), vault.seal('planted-token', context)];

    expect(first.wrapped).not.toBe(second.wrapped);
    expect(first.body).not.toBe(second.body);
    expect(JSON.stringify(first) + Buffer.from(first.body, 'base64').toString('latin1')).not.toContain('planted');
  });

  it('does not open with another key', () => {
    const sealed = openVault(key).seal('token', context);

    expect(() => openVault(randomBytes(32)).open(sealed, context)).toThrow(
      expect.objectContaining({ kind: 'key', todo: expect.stringContaining('WAYMARK_KEY') }),
    );
  });

  it.each([
    ['school', { school: SchoolId.parse('maple') }],
    ['user', { user: 'other' }],
    ['purpose', { purpose: 'session' }],
  ])('does not open for another %s', (_what, change) => {
    const vault = openVault(key);

    expect(() => vault.open(vault.seal('token', context), { ...context, ...change })).toThrow(
      expect.objectContaining({ kind: 'key' }),
    );
  });

  it('does not open what was tampered with, at any byte', () => {
    const vault = openVault(key);
    const sealed = vault.seal('token', context);
    for (const part of ['wrapped', 'body'] as const) {
      const bytes = Buffer.from(sealed[part], 'base64');
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(() => vault.open({ ...sealed, [part]: changed.toString('base64') }, context)).toThrow(
          expect.objectContaining({ kind: 'key' }),
        );
      }
    }
  });

  it('takes no key of another length', () => {
    expect(() => openVault(randomBytes(16))).toThrow(expect.objectContaining({ kind: 'key' }));
  });
});

describe('a keyed hash', () => {
  it('is the same for the same parts and key, and another for any other', () => {
    expect(keyedHash(key, 'cedar', '6001')).toBe(keyedHash(key, 'cedar', '6001'));
    expect(keyedHash(key, 'cedar', '6001')).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash(randomBytes(32), 'cedar', '6001')).not.toBe(keyedHash(key, 'cedar', '6001'));
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.array(fc.string()),
        (one, other) =>
          (keyedHash(key, ...one) === keyedHash(key, ...other)) === (JSON.stringify(one) === JSON.stringify(other)),
      ),
    );
    expect(keyedHash(key, 'ab', 'c')).not.toBe(keyedHash(key, 'a', 'bc'));
  });
});

describe('the key of an embedded store', () => {
  it("is made once, for its owner's eyes only", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-key-'));
    const keys = await Promise.all([1, 2, 3, 4].map(() => embeddedKey(folder)));

    expect(new Set(keys.map((made) => made.toString('hex'))).size).toBe(1);
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('that was spoiled is an error, not a new key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-key-'));
    await writeFile(join(folder, 'key'), 'short');

    await expect(embeddedKey(folder)).rejects.toMatchObject({ kind: 'key' });
    await rm(folder, { recursive: true });
  });
});
