import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sealedFor } from '../../../src/connections.ts';
import { SchoolId } from '../../../src/ids.ts';
import { eraseLotOfSchool } from '../../../src/store/erase.ts';
import { loadCredential, saveCredential } from '../../../src/store/people/credentials.ts';
import { beginSignIn, NOBODYS } from '../../../src/store/people/sign-ins.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import { changeKeys, type ChangeWish, type KeysChanged } from '../../../src/store/secrets/change-keys.ts';
import { startKmsSandbox } from '../../../src/sandbox/kms/index.ts';
import { keeperFor } from '../../../src/store/secrets/key-keeper.ts';
import { kmsKeeper } from '../../../src/store/secrets/cloud-kms/kms.ts';
import { hurriedHttp } from '../../builders/lms/hurried-http.ts';
import { keptSecret } from '../../../src/store/secrets/kept-secret.ts';
import { keysIn, listKeys } from '../../../src/store/secrets/school-keys.ts';
import { localSecrets, withKeptNames, type Secrets } from '../../../src/store/secrets/secrets.ts';
import { openVault, type Vault } from '../../../src/store/secrets/vault.ts';
import type { Store } from '../../../src/store/types.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { schoolFile } from '../../builders/school.ts';
import { memoryStore } from '../../builders/served/store.ts';

const CEDAR = SchoolId.parse('cedar');
const [FIRST, SECOND] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const FRESH: ChangeWish = { freshKeys: true, endSignIns: false };
const REWRAP: ChangeWish = { freshKeys: false, endSignIns: false };

let store: Store;
let dataDir: string;
let now: Instant;

beforeEach(async () => {
  now = instant('2026-09-14T07:00:00Z');
  dataDir = await mkdtemp(join(tmpdir(), 'waymark-keys-'));
  store = await memoryStore();
  await store.school(CEDAR, (db) => saveSchoolFile(db, schoolFile(), now));
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

function minutesPass(minutes: number): void {
  now = instant(new Date(Date.parse(now) + minutes * 60_000).toISOString());
}

/** A process that was started with these settings. */
async function started(key: Buffer, ...earlier: Buffer[]): Promise<{ vault: Vault; secrets: Secrets }> {
  const secrets = await withKeptNames(localSecrets(key, earlier), store, () => now);
  const vault = openVault({
    keys: keysIn(store, () => now),
    keeper: secrets.keeper,
    before: secrets.local,
    now: () => Date.parse(now),
  });
  return { vault, secrets };
}

async function keep({ vault }: { vault: Vault }, user: string, token = `token of ${user}`): Promise<void> {
  const sealed = await vault.seal(token, sealedFor(CEDAR, 'google', user));
  await store.school(CEDAR, (db) => saveCredential(db, { lms: 'google', user, sealed, scopes: [], at: now }));
}

async function read({ vault }: { vault: Vault }, user: string): Promise<string> {
  const kept = await store.school(CEDAR, (db) => loadCredential(db, 'google', user));
  if (kept === null) throw new Error('no such credential');
  return vault.open(kept.sealed, sealedFor(CEDAR, 'google', user));
}

async function change(
  { vault, secrets }: { vault: Vault; secrets: Secrets },
  wish: ChangeWish,
): Promise<KeysChanged | undefined> {
  const all = await changeKeys({ store, vault, secrets, now: () => now, dataDir, boundAs: sealedFor }, wish);
  return all.find(({ school }) => school === CEDAR);
}

const users = Array.from({ length: 120 }, (_, n) => `t${n}@cedar.example`);

describe('a change of keys', () => {
  it('seals every credential with a fresh key of the school, and destroys the old one once nobody can be keeping anything with it', async () => {
    const process = await started(FIRST);
    for (const user of users) await keep(process, user);

    expect(await change(process, FRESH)).toMatchObject({ sealedAnew: 120, old: 1, destroyed: 0, shut: 0 });
    minutesPass(2);
    expect(await change(process, FRESH)).toMatchObject({ sealedAnew: 0, old: 0, destroyed: 1 });

    const again = await started(FIRST);
    for (const user of users) expect(await read(again, user)).toBe(`token of ${user}`);
    expect(await store.school(CEDAR, listKeys)).toHaveLength(1);
  });

  it('leaves a process that runs beside it reading and keeping, before, between and after', async () => {
    const [night, operator] = [await started(FIRST), await started(FIRST)];
    await keep(night, 'a@cedar.example');
    const before = await night.vault.seal('sealed before, kept after', sealedFor(CEDAR, 'google', 'b@cedar.example'));
    await change(operator, FRESH);

    expect(await read(night, 'a@cedar.example')).toBe('token of a@cedar.example');
    await store.school(CEDAR, (db) =>
      saveCredential(db, { lms: 'google', user: 'b@cedar.example', sealed: before, scopes: [], at: now }),
    );
    await keep(night, 'c@cedar.example');
    minutesPass(2);
    await change(operator, REWRAP); // finds what was kept late
    expect(await read(night, 'b@cedar.example')).toBe('sealed before, kept after');
    expect(await read(await started(FIRST), 'c@cedar.example')).toBe('token of c@cedar.example');
    expect(await change(operator, REWRAP)).toMatchObject({ old: 0 });
  });

  it('does not write over a credential that was granted anew meanwhile', async () => {
    const process = await started(FIRST);
    await keep(process, 'a@cedar.example', 'first');
    const slow: Vault = {
      ...process.vault,
      async open(sealed, context) {
        const text = await process.vault.open(sealed, context);
        await keep(process, 'a@cedar.example', 'granted anew');
        return text;
      },
    };

    await change({ ...process, vault: slow }, FRESH);
    expect(await read(process, 'a@cedar.example')).toBe('granted anew');
  });

  it('that broke off goes on where it was: with the fresh key it made, not with another', async () => {
    const process = await started(FIRST);
    for (const user of users.slice(0, 5)) await keep(process, user);
    let left = 3;
    const dying: Vault = {
      ...process.vault,
      open: (...asked) => (left-- > 0 ? process.vault.open(...asked) : Promise.reject(new Error('killed'))),
    };
    await expect(change({ ...process, vault: dying }, FRESH)).rejects.toThrow('killed');
    expect(await store.school(CEDAR, listKeys)).toHaveLength(2);

    expect(await change(process, FRESH)).toMatchObject({ sealedAnew: 2, old: 1 });
    expect(await store.school(CEDAR, listKeys)).toHaveLength(2);
  });

  it('to another key of the settings wraps all anew: the one before opens nothing then, and is not needed', async () => {
    const before = await started(FIRST);
    await keep(before, 'a@cedar.example');
    await keptSecret(dataDir, 'launch-key', before.vault, async () => 'launch secret');
    const between = await started(SECOND, FIRST);
    expect(await read(between, 'a@cedar.example')).toBe('token of a@cedar.example');

    await change(between, REWRAP);

    const after = await started(SECOND);
    expect(await read(after, 'a@cedar.example')).toBe('token of a@cedar.example');
    expect(await keptSecret(dataDir, 'launch-key', after.vault, () => Promise.reject(new Error('made anew')))).toBe(
      'launch secret',
    );
    await expect(started(FIRST)).rejects.toMatchObject({ kind: 'key' });
  });

  it('leaves names as they are: nothing that hangs in the LMS is strange to us afterwards', async () => {
    const { names } = (await started(FIRST)).secrets;
    expect((await started(SECOND, FIRST)).secrets.names).toEqual(names);
    await change(await started(SECOND, FIRST), REWRAP);

    expect((await started(SECOND)).secrets.names).toEqual(names);
    const THIRD = Buffer.alloc(32, 3);
    await change(await started(THIRD, SECOND), REWRAP);
    expect((await started(THIRD)).secrets.names).toEqual(names);
  });

  it('takes up what was sealed before schools had keys', async () => {
    const sealed = sealedBefore('old token', { school: CEDAR, user: 'a@cedar.example', purpose: 'lms' }, FIRST);
    await store.school(CEDAR, (db) =>
      saveCredential(db, { lms: 'google', user: 'a@cedar.example', sealed, scopes: [], at: now }),
    );
    expect(await read(await started(FIRST), 'a@cedar.example')).toBe('old token');

    expect(await change(await started(SECOND, FIRST), REWRAP)).toMatchObject({ sealedAnew: 1 });
    expect(await read(await started(SECOND), 'a@cedar.example')).toBe('old token');
  });

  it('to the key service wraps all by it, and what the settings’ key wrapped is gone', async () => {
    const kms = await startKmsSandbox();
    const before = await started(FIRST);
    await keep(before, 'a@cedar.example');
    const { keeper: local } = before.secrets;
    const keeper = keeperFor(
      kmsKeeper({ root: kms.root, key: kms.key, http: hurriedHttp(), token: async () => kms.token }),
      local,
    );
    await change({ vault: before.vault, secrets: { ...before.secrets, keeper } }, REWRAP);
    kms.rotate();
    await change({ vault: before.vault, secrets: { ...before.secrets, keeper } }, REWRAP);
    kms.destroy(1);

    const keys = [...(await store.school(CEDAR, listKeys)), ...(await store.school(NOBODYS, listKeys))];
    expect(keys.map(({ wrapped }) => wrapped.by)).toEqual(keys.map(() => `${kms.key}/cryptoKeyVersions/2`));
    const vault = openVault({ keys: keysIn(store, () => now), keeper, before: [], now: () => 0 });
    expect(await read({ vault }, 'a@cedar.example')).toBe('token of a@cedar.example');
    await kms.close();
  });

  it('names how many credentials open with no key there is, and leaves them', async () => {
    const sealed = sealedBefore('lost', { school: CEDAR, user: 'a@cedar.example', purpose: 'lms' }, SECOND);
    await store.school(CEDAR, (db) =>
      saveCredential(db, { lms: 'google', user: 'a@cedar.example', sealed, scopes: [], at: now }),
    );

    expect(await change(await started(FIRST), FRESH)).toMatchObject({ sealedAnew: 0, shut: 1 });
  });

  it('keeps an old key as long as somebody is signed in under it, unless sign-ins are to end', async () => {
    const process = await started(FIRST);
    const sealed = await process.vault.seal('grant', {
      lms: 'google',
      school: NOBODYS,
      user: '9001',
      purpose: 'sign-in',
    });
    await store.school(NOBODYS, (db) =>
      beginSignIn(
        db,
        { session: 's', lms: 'google', person: '9001', name: null, sealed, endsAt: instant('2026-09-15T07:00:00Z') },
        now,
      ),
    );
    const nobodys = async (wish: ChangeWish): Promise<number | undefined> => {
      const { vault, secrets } = process;
      const all = await changeKeys({ store, vault, secrets, now: () => now, dataDir, boundAs: sealedFor }, wish);
      return all.find(({ school }) => school === NOBODYS)?.old;
    };

    expect(await nobodys(FRESH)).toBe(1);
    minutesPass(2);
    expect(await nobodys(REWRAP)).toBe(1);
    expect(await nobodys({ ...REWRAP, endSignIns: true })).toBe(0);
  });
});

describe('the key of a school that was erased', () => {
  it('is destroyed with it, so that its secrets in a backup without it stay shut', async () => {
    const process = await started(FIRST);
    await keep(process, 'a@cedar.example');
    const backup = await store.school(CEDAR, (db) => loadCredential(db, 'google', 'a@cedar.example'));
    while (Object.keys(await store.school(CEDAR, eraseLotOfSchool)).length > 0);

    expect(await store.school(CEDAR, listKeys)).toEqual([]);
    if (backup === null) throw new Error('nothing was kept');
    const { vault } = await started(FIRST);
    await expect(vault.open(backup.sealed, sealedFor(CEDAR, 'google', 'a@cedar.example'))).rejects.toMatchObject({
      kind: 'key',
    });
  });

  it('opens no backup any more, not even one that holds it wrapped, once the key above it was changed and thrown away', async () => {
    const process = await started(FIRST);
    await keep(process, 'a@cedar.example');
    const rows = await store.school(CEDAR, (db) => db.query('select * from school_keys'));
    const backup = await store.school(CEDAR, (db) => loadCredential(db, 'google', 'a@cedar.example'));
    while (Object.keys(await store.school(CEDAR, eraseLotOfSchool)).length > 0);
    await change(await started(SECOND, FIRST), REWRAP);
    await store.school(CEDAR, (db) =>
      db.query('insert into school_keys select * from jsonb_populate_recordset(null::school_keys, $1::jsonb)', [
        JSON.stringify(rows),
      ]),
    );

    if (backup === null) throw new Error('nothing was kept');
    const { vault } = await started(SECOND);
    await expect(vault.open(backup.sealed, sealedFor(CEDAR, 'google', 'a@cedar.example'))).rejects.toMatchObject({
      kind: 'key',
    });
  });
});
