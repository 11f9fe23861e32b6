import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { createHttp } from '../../src/http/index.ts';
import { SchoolId } from '../../src/ids.ts';
import { framesOf, hostsOf } from '../../src/lms/registry.ts';
import type { Grant } from '../../src/lms/host.ts';
import { instant } from '../../src/time.ts';
import { httpWorld } from '../builders/lms/http-world.ts';

const GRANT: Grant = {
  school: SchoolId.parse('cedar'),
  user: 't.rivera@cedar.example',
  token: 'refresh-secret',
  scopes: null,
};

function frames(env: Record<string, string>): readonly string[] {
  return framesOf(hosts(env)).launch;
}

function hosts(env: Record<string, string> = {}) {
  return hostsOf(loadConfig(env), createHttp(httpWorld()), () => instant('2026-09-14T07:00:00Z'));
}

describe('the registry', () => {
  it('opens the LMS a school file names', async () => {
    const google = await hosts({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }).google.open(GRANT);
    expect(google.id).toBe('google');
    const keys = { SCHOOLOGY_CONSUMER_KEY: 'key', SCHOOLOGY_CONSUMER_SECRET: 'secret' };
    const schoology = await hosts(keys).schoology.open({ ...GRANT, token: 'token\nsecret' });
    expect(schoology.id).toBe('schoology');
  });

  it('lets the LMS frame the pages once people are launched from it, and a platform on this machine', () => {
    const launches = { SCHOOLOGY_LTI_CLIENT_ID: '1' };

    expect(frames({})).toEqual([]);
    expect(frames(launches)).toEqual(['https://schoology.com', 'https://*.schoology.com']);
    expect(
      frames({ ...launches, SCHOOLOGY_DOMAIN: 'lms.bell.example', SCHOOLOGY_LTI_ISSUER: 'http://127.0.0.1:4321' }),
    ).toEqual([
      'https://schoology.com',
      'https://*.schoology.com',
      'https://lms.bell.example',
      'http://127.0.0.1:4321',
    ]);
  });

  it('names the settings that are missing', async () => {
    await expect(hosts().google.open(GRANT)).rejects.toThrow('GOOGLE_CLIENT_ID');
    await expect(hosts().schoology.open(GRANT)).rejects.toThrow('SCHOOLOGY_CONSUMER_KEY');
  });
});
