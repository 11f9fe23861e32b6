import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { createHttp } from '../../src/http/index.ts';
import { SchoolId } from '../../src/ids.ts';
import { hostsOf } from '../../src/lms/registry.ts';
import type { Grant } from '../../src/lms/host.ts';
import { httpWorld } from '../builders/http-world.ts';

const GRANT: Grant = { school: SchoolId.parse('cedar'), user: 't.rivera@cedar.example', token: 'refresh-secret', scopes: null };

function hosts(env: Record<string, string> = {}) {
  return hostsOf(loadConfig(env), createHttp(httpWorld()));
}

describe('the registry', () => {
  it('opens the LMS a school file names', () => {
    expect(hosts({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }).google.open(GRANT).id).toBe('google');
    expect(hosts({ SCHOOLOGY_CONSUMER_KEY: 'key', SCHOOLOGY_CONSUMER_SECRET: 'secret' }).schoology.open({ ...GRANT, token: 'token\nsecret' }).id).toBe('schoology');
  });

  it('names the settings that are missing', () => {
    expect(() => hosts().google.open(GRANT)).toThrow('GOOGLE_CLIENT_ID');
    expect(() => hosts().schoology.open(GRANT)).toThrow('SCHOOLOGY_CONSUMER_KEY');
  });
});
