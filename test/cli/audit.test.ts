import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskOnServer } from '../builders/served/command.ts';

let at: Awaited<ReturnType<typeof deskOnServer>>;
beforeAll(async () => {
  at = await deskOnServer();
});
afterAll(() => at.close());

const SCHOOL = `school: { id: cedar, name: Cedar, lms: google, timeZone: America/New_York }\n`;

async function applied(text = SCHOOL): Promise<void> {
  const path = join(at.folder, 'cedar.yaml');
  writeFileSync(path, text);
  expect(await at.run('apply', path)).toMatchObject({ exit: 0 });
}

describe('waymark audit', () => {
  it('lists who did what, and says that the record is whole, with its head', async () => {
    await applied();
    await at.run('invite', '--school', 'cedar', '--email', 'ada@cedar.example');
    await at.run('export', '--school', 'cedar');

    const listed = await at.run('audit', '--school', 'cedar');
    expect(listed.exit).toBe(0);
    expect(listed.out).toMatch(/whoever runs Waymark changed the school file/);
    expect(listed.out).toMatch(/invited an administrator {2}about ada@cedar\.example/);
    expect(listed.out).toMatch(/exported data \(the whole school\)/);
    const { entries } = JSON.parse((await at.run('audit', '--school', 'cedar', '--json')).out) as {
      entries: { act: string; role: string }[];
    };
    expect(entries.map(({ role }) => role)).toEqual(entries.map(() => 'operator'));

    const verified = await at.run('audit', '--school', 'cedar', '--verify');
    expect(verified).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^The record is whole: \d+ entries\. Head \d+:\S{43}\n$/),
    });
    const head = /Head (\S+)/.exec(verified.out)?.[1] ?? '';
    expect(await at.run('audit', '--school', 'cedar', '--verify', '--anchor', head)).toMatchObject({ exit: 0 });
    const beyond = head.replace(/^\d+/, '900');
    expect(await at.run('audit', '--school', 'cedar', '--verify', '--anchor', beyond)).toMatchObject({
      exit: 1,
      out: expect.stringContaining('The record is broken. The record ends before entry'),
    });
  });

  it('says what is wrong with what it is asked', async () => {
    await applied();
    for (const wrong of [
      ['--verify', '--anchor', '12'],
      ['--anchor', `1:${'x'.repeat(43)}`],
      ['--since', 'yesterday'],
    ])
      expect(await at.run('audit', '--school', 'cedar', ...wrong)).toMatchObject({ exit: 2 });
    expect(await at.run('audit', '--school', 'oak')).toMatchObject({ exit: 2 });
  });
});
