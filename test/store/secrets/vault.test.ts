import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SchoolId } from '../../../src/ids.ts';
import { embeddedKey } from '../../../src/store/secrets/embedded-key.ts';
import { keyedHash } from '../../../src/store/secrets/names.ts';
import { localKeeper, type KeyKeeper } from '../../../src/store/secrets/key-keeper.ts';
import { openVault, type SealContext, type Sealed } from '../../../src/store/secrets/vault.ts';
import { StoreError } from '../../../src/store/errors.ts';
import { memoryKeys, memoryVault, sealedBefore } from '../../builders/memory/vault.ts';

const context: SealContext = { lms: 'google', school: SchoolId.parse('cedar'), user: 't.rivera', purpose: 'lms' };
const MAPLE = SchoolId.parse('maple');
const AWAY = new StoreError('unreachable', 'the key service does not answer', 'wait');
const key = Buffer.alloc(32, 7);

describe('the vault', () => {
  it('opens what it sealed, whatever the text', async () => {
    const vault = memoryVault();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        async (plain) => (await vault.open(await vault.seal(plain, context), context)) === plain,
      ),
    );
  });

  it('never seals the same twice alike, and shows nothing of the text', async () => {
    const vault = memoryVault();
    const [first, second] = [await vault.seal('planted-token', context), await vault.seal('planted-token', context)];

    expect(first.wrapped).not.toBe(second.wrapped);
    expect(first.body).not.toBe(second.body);
    expect(JSON.stringify(first) + Buffer.from(first.body, 'base64').toString('latin1')).not.toContain('planted');
  });

  it('says with which key of its school something is sealed: one for each school', async () => {
    const [keys, vault] = [memoryKeys(), memoryVault(key, { keys: memoryKeys() })];
    const of = async (school: SchoolId): Promise<unknown> => (await vault.seal('x', { ...context, school })).version;
    expect(await of(context.school)).toBe(2);

    const ours = memoryVault(key, { keys });
    const [cedar, again, maple] = [
      await ours.seal('x', context),
      await ours.seal('y', context),
      await ours.seal('x', { ...context, school: MAPLE }),
    ];
    expect(cedar).toMatchObject({ key: (await keys.current(context.school))?.id });
    expect(again).toMatchObject({ key: (await keys.current(context.school))?.id });
    expect(maple).toMatchObject({ key: (await keys.current(MAPLE))?.id });
    expect((await keys.current(MAPLE))?.id).not.toBe((await keys.current(context.school))?.id);
  });

  it('makes one key for a school whose first secrets are sealed at once', async () => {
    const vault = memoryVault();
    const sealed = await Promise.all([1, 2, 3, 4].map((n) => vault.seal(`secret ${n}`, context)));

    expect(new Set(sealed.map((each) => (each.version === 2 ? each.key : null))).size).toBe(1);
    expect(await Promise.all(sealed.map((each) => vault.open(each, context)))).toContain('secret 3');
  });

  it('does not open with another key', async () => {
    const keys = memoryKeys();
    const sealed = await memoryVault(key, { keys }).seal('token', context);

    await expect(memoryVault(randomBytes(32), { keys }).open(sealed, context)).rejects.toMatchObject({
      kind: 'key',
      todo: expect.stringContaining('WAYMARK_KEY'),
    });
  });

  it.each([
    ['LMS', { lms: 'schoology' as const }],
    ['school', { school: MAPLE }],
    ['user', { user: 'other' }],
    ['purpose', { purpose: 'session' }],
  ])('does not open in the row of another %s, though both are sealed with one key', async (_what, change) => {
    const vault = memoryVault();
    const sealed = await vault.seal('token', context);
    const other = await vault.seal('another', { ...context, ...change });

    await expect(vault.open(sealed, { ...context, ...change })).rejects.toMatchObject({ kind: 'key' });
    await expect(vault.open(other, context)).rejects.toMatchObject({ kind: 'key' });
  });

  it('seals what is given again under a new key of the school where the one above it was lost, and what stays shut is said so', async () => {
    const keys = memoryKeys();
    const before = await memoryVault(Buffer.alloc(32, 1), { keys }).seal('token', context);
    const after = memoryVault(Buffer.alloc(32, 2), { keys });

    const again = await after.seal('token', context);
    expect(again).not.toMatchObject({ key: before.version === 2 ? before.key : '' });
    expect(await after.open(again, context)).toBe('token');
    await expect(after.open(before, context)).rejects.toMatchObject({ kind: 'key' });
  });

  it('does not open under the name of another key of the school', async () => {
    const vault = memoryVault();
    const sealed = await vault.seal('token', context);

    await expect(vault.open({ ...sealed, key: 'another' } as Sealed, context)).rejects.toMatchObject({ kind: 'key' });
  });

  it('does not open what was tampered with, at any byte', async () => {
    const vault = memoryVault();
    const sealed = await vault.seal('token', context);
    for (const part of ['wrapped', 'body'] as const) {
      const bytes = Buffer.from(sealed[part], 'base64');
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await expect(vault.open({ ...sealed, [part]: changed.toString('base64') }, context)).rejects.toMatchObject({
          kind: 'key',
        });
      }
    }
  });

  it('is of no use without the school’s wrapped key: what a backup holds of an erased school stays shut', async () => {
    const sealed = await memoryVault(key, { keys: memoryKeys() }).seal('token', context);

    await expect(memoryVault(key, { keys: memoryKeys() }).open(sealed, context)).rejects.toMatchObject({ kind: 'key' });
  });

  it('seals nothing and opens nothing new while the key service is away, and keeps what it opened for some minutes', async () => {
    const [keys, local] = [memoryKeys(), localKeeper([key])];
    let away = false;
    let at = 0;
    const keeper: KeyKeeper = {
      wrap: (...asked) => (away ? Promise.reject(AWAY) : local.wrap(...asked)),
      unwrap: (...asked) => (away ? Promise.reject(AWAY) : local.unwrap(...asked)),
    };
    const vault = openVault({ keys, keeper, before: [key], now: () => at });
    const sealed = await vault.seal('token', context);
    away = true;

    expect(await vault.open(sealed, context)).toBe('token');
    await expect(vault.seal('x', { ...context, school: MAPLE })).rejects.toBe(AWAY);
    at = 10 * 60_000;
    await expect(vault.open(sealed, context)).rejects.toBe(AWAY);
    await expect(vault.seal('x', context)).rejects.toBe(AWAY);
  });

  it('opens what was sealed before schools had keys, also with a key of the settings that another has followed', async () => {
    const sealed = sealedBefore('token', context, key);
    const next = openVault({
      keys: memoryKeys(),
      keeper: localKeeper([Buffer.alloc(32, 8), key]),
      before: [Buffer.alloc(32, 8), key],
      now: () => 0,
    });

    expect(await memoryVault(key).open(sealed, context)).toBe('token');
    expect(await next.open(sealed, context)).toBe('token');
    await expect(memoryVault(Buffer.alloc(32, 8)).open(sealed, context)).rejects.toMatchObject({ kind: 'key' });
    await expect(next.open(sealed, { ...context, user: 'other' })).rejects.toMatchObject({ kind: 'key' });
  });

  it('takes no key of another length', () => {
    expect(() => memoryVault(randomBytes(16))).toThrow(expect.objectContaining({ kind: 'key' }));
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
