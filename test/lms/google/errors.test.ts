import { describe, expect, it } from '@jest/globals';
import { HttpFailure } from '../../../src/http/failure.ts';
import type { LmsError } from '../../../src/lms/errors.ts';
import { refused, unanswered, type CallPurpose } from '../../../src/lms/google/errors.ts';

const READ: CallPurpose = { doing: 'read the roster', permission: 'rosters', area: 'course', writes: false };
const WRITE: CallPurpose = { ...READ, doing: 'make the post', writes: true };

function isUncertain(sent: boolean, about: CallPurpose): boolean {
  return unanswered(new HttpFailure('connection', 'the connection failed', sent), about).uncertain;
}

function unreadable(about: CallPurpose): LmsError {
  return unanswered(new HttpFailure('unreadable', 'no JSON', true), about);
}

describe('a call of Google that got no usable answer', () => {
  it('may have been done only where it writes and something of it was sent', () => {
    expect([isUncertain(true, WRITE), isUncertain(false, WRITE), isUncertain(true, READ)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is down, with the wait where one is known; what waited too long to be sent is busy, and was not done', () => {
    expect(unanswered(new HttpFailure('circuit-open', 'the host fails', false, 30), WRITE)).toMatchObject({
      kind: 'down',
      waitSeconds: 30,
      uncertain: false,
    });
    expect(unanswered(new HttpFailure('too-late', 'it waited too long', false), WRITE)).toMatchObject({
      kind: 'busy',
      uncertain: false,
    });
  });

  it('is malformed where an answer came that is none, and a write may have been done', () => {
    expect(unreadable(WRITE)).toMatchObject({ kind: 'malformed', uncertain: true });
    expect(unreadable(READ)).toMatchObject({ kind: 'malformed', uncertain: false });
  });
});

function refusal(error: object, status = 400): LmsError {
  const reply = { status, text: JSON.stringify({ error }), retryAfter: null, headers: new Headers(), tries: 1 };
  return refused(reply, READ);
}

describe('a refusal of Google', () => {
  it('is known by the type that its message begins with, alone or before other words', () => {
    for (const message of ['@CourseNotModifiable', '@CourseNotModifiable The course is archived.'])
      expect(refusal({ message })).toMatchObject({
        kind: 'denied',
        scope: 'course',
        message: 'Google did not read the roster (400 CourseNotModifiable)',
      });
  });

  it.each(['@CourseNotModifiable: archived', 'see @CourseNotModifiable', 'CourseNotModifiable'])(
    'is not taken for one by words that only look like it: %s',
    (message) => {
      expect(refusal({ message })).toMatchObject({
        kind: 'malformed',
        message: 'Google did not read the roster (400)',
      });
    },
  );

  it('says which permission is missing, by its reason or by Google’s words', () => {
    for (const error of [
      { details: [{ reason: 'OTHER' }, { reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] },
      { message: 'Request had insufficient authentication scopes.' },
    ])
      expect(refusal(error, 403).todo).toMatch(/^Waymark may not .*reconnect this account and allow it\.$/);
    expect(refusal({ details: [{ reason: 'OTHER' }] }, 403).todo).toMatch(/^Check that this teacher has accepted/);
  });

  it('says that a quota is used up by its reasons alone, and keeps nothing of what it says of anybody', () => {
    expect(refusal({ errors: [{ reason: 'userRateLimitExceeded' }], message: 'ana@cedar.example' }, 403)).toMatchObject(
      { kind: 'busy', message: 'Google did not read the roster (403)' },
    );
    expect(refusal({ errors: [{}], details: [{ reason: 'forbidden' }] }, 403).kind).toBe('denied');
  });
});
