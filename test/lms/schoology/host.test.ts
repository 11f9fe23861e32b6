import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/config.ts';
import { createHttp } from '../../../src/http/index.ts';
import { SchoolId } from '../../../src/ids.ts';
import type { Grant } from '../../../src/lms/host.ts';
import { schoologyHost } from '../../../src/lms/schoology/host.ts';
import { httpWorld } from '../../builders/lms/http-world.ts';
import type { Scripted } from '../../builders/lms/http-world.ts';

const GRANT: Grant = { school: SchoolId.parse('bell'), user: '5101', token: 'tk\nts\n', scopes: null };
const KEYS = { SCHOOLOGY_CONSUMER_KEY: 'key', SCHOOLOGY_CONSUMER_SECRET: 'secret' };

function host(replies: readonly Scripted[] = [{}], env: Record<string, string> = KEYS) {
  return schoologyHost(loadConfig(env), createHttp(httpWorld({ replies })));
}

describe('the host Schoology', () => {
  it('opens with a token and its secret, a line each', async () => {
    expect((await host().open(GRANT)).id).toBe('schoology');
    expect((await host().open({ ...GRANT, token: 'tk\r\nts' })).id).toBe('schoology');
  });

  it.each(['', 'tk', 'tk\n', 'tk\nts\nmore'])('refuses a credential that is something else (%j)', async (token) => {
    await expect(host().open({ ...GRANT, token })).rejects.toThrow('not a token and its secret');
  });

  it('names the settings that are missing', async () => {
    await expect(host([{}], {}).open(GRANT)).rejects.toMatchObject({
      kind: 'denied',
      scope: 'course',
      message: expect.stringContaining('SCHOOLOGY_CONSUMER_KEY'),
    });
  });

  it('says whose a credential is', async () => {
    expect(await host([{ body: '{"api_uid":5101,"web_session_timestamp":0}' }]).check(GRANT)).toEqual({
      ok: true,
      account: '5101',
      scopes: null,
      missing: [],
    });
  });

  it('says that a dead one is dead', async () => {
    await expect(host([{ status: 401 }]).check(GRANT)).rejects.toMatchObject({ kind: 'denied', scope: 'credential' });
  });

  it('says nothing about it while the host is down', async () => {
    expect(await host([{ status: 503 }]).check(GRANT)).toMatchObject({ ok: false, account: null });
  });

  it('is not fooled by a 200 that says something else', async () => {
    await expect(host([{ body: '{"id":"7001","course_title":"x"}' }]).check(GRANT)).rejects.toMatchObject({
      kind: 'malformed',
    });
  });
});
