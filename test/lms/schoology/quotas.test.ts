import { describe, expect, it } from '@jest/globals';
import { creditsOf, quotaOf, userKey } from '../../../src/lms/schoology/quotas.ts';

const LIVE = { apiRoot: 'https://api.schoology.com/v1', consumerKey: 'planted-key' };

describe('the limit of Schoology', () => {
  it('costs three reads for a call that changes something', () => {
    expect(['GET', 'OPTIONS', 'POST', 'PUT', 'DELETE'].map(creditsOf)).toEqual([1, 1, 3, 3, 3]);
  });

  it('is shared by all who use a consumer key, under a name that does not tell it', () => {
    const [bucket, ...others] = quotaOf(LIVE);

    expect(others).toEqual([]);
    expect(bucket).toMatchObject({ perSecond: 6, burst: 10, window: { most: 40, milliseconds: 5_000 } });
    expect(bucket?.name).toMatch(/^schoology\/[\w-]{16}$/);
    expect(quotaOf(LIVE)).toEqual([bucket]);
    expect(quotaOf({ ...LIVE, consumerKey: 'another' })[0]?.name).not.toBe(bucket?.name);
  });

  it.each(['http://localhost:8080/v1', 'http://127.0.0.1:1/v1', 'http://[::1]:1/v1'])(
    'is none at a stand-in on this machine: %s',
    (apiRoot) => {
      expect(quotaOf({ ...LIVE, apiRoot })[0]?.name).toMatch(/\/here$/);
    },
  );

  it('is that of the host where its name only begins like this machine', () => {
    expect(quotaOf({ ...LIVE, apiRoot: 'https://localhost.example/v1' })[0]?.name).not.toMatch(/here/);
  });

  it("names a teacher's credential without holding it", () => {
    const key = userKey({ token: 'tk', tokenSecret: 'planted' });
    expect(key).toMatch(/^[\w-]{16}$/);
    expect(userKey({ token: 'tk', tokenSecret: 'other' })).not.toBe(key);
  });
});
