import { describe, expect, it } from '@jest/globals';
import { credentialLife } from '../../src/lms/credential-life.ts';
import { daysAfter, instant } from '../../src/time.ts';

const SAVED = instant('2026-03-02T15:00:00Z');
const OK = { state: 'ok' as const, savedAt: SAVED };

describe('a credential that lives for 90 days', () => {
  it.each([
    [0, { state: 'fresh' }],
    [74.9, { state: 'fresh' }],
    [75, { state: 'ending', days: 15 }],
    [75.5, { state: 'ending', days: 15 }],
    [89.2, { state: 'ending', days: 1 }],
    [90, { state: 'ended' }],
    [200, { state: 'ended' }],
  ])('after %d days is %j', (days, life) => {
    expect(credentialLife(OK, 90, daysAfter(SAVED, days))).toEqual(life);
  });

  it('has ended when the LMS refused it, however young', () => {
    expect(credentialLife({ ...OK, state: 'reconnect' }, 90, SAVED)).toEqual({ state: 'ended' });
  });
});

describe('where credentials live until they are taken back', () => {
  it('none is ever ending', () => {
    expect(credentialLife(OK, null, daysAfter(SAVED, 4000))).toEqual({ state: 'fresh' });
  });

  it('one that is missing is told all the same', () => {
    expect(credentialLife(null, null, SAVED)).toEqual({ state: 'missing' });
  });
});
