import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, inFolder } from '../engine/folder-fault.ts';
import { checkKey, KEY_BYTES } from './cipher.ts';

/** The key of an embedded store without WAYMARK_KEY: made once, readable by its owner only, kept in the folder. */
export async function embeddedKey(dataDir: string, random: (bytes: number) => Buffer = randomBytes): Promise<Buffer> {
  const file = join(dataDir, 'key');
  const key = Buffer.from(
    await inFolder(async () => {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      const draft = join(dataDir, `key-${randomUUID()}`);
      try {
        await writeFile(draft, random(KEY_BYTES).toString('base64'), { mode: 0o600 });
        await link(draft, file); // whole or not at all, and never over one that is there
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      } finally {
        await rm(draft, { force: true });
      }
      return readFile(file, 'utf8');
    }),
    'base64',
  );
  checkKey(key);
  return key;
}
