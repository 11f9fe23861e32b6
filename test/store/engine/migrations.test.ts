import { describe, expect, it } from '@jest/globals';
import { oldestFor, readMigrations } from '../../../src/store/engine/migrations.ts';

/** The last migration from before a migration had to say which Waymarks may go on. */
const SAID_NOTHING = 11;

describe('a migration', () => {
  it.each([
    ['says which Waymarks may go on beside it', '-- What it is for.\n-- oldest: 12\ncreate table tickets ();', 12],
    ['that does not say so lets no older one go on', 'drop table tickets;', 14],
    ['says so in a line of its own, not in passing', "comment on table tickets is 'the -- oldest: 3';", 14],
  ])('%s', (_what, sql, oldest) => {
    expect(oldestFor(sql, 14)).toBe(oldest);
  });

  it('of now on says so, and never that an older one may go on than its forerunner does', async () => {
    const migrations = (await readMigrations()).slice(SAID_NOTHING);

    for (const [index, { name, sql, version, oldest }] of migrations.entries()) {
      expect({ name, says: /^-- oldest: \d+$/m.test(sql) }).toEqual({ name, says: true });
      expect(oldest).toBeLessThanOrEqual(version);
      expect(oldest).toBeGreaterThanOrEqual(migrations[index - 1]?.oldest ?? 0);
    }
  });
});
