import { describe, expect, it } from '@jest/globals';
import { HttpFailure } from '../../../src/http/failure.ts';
import type { LmsError } from '../../../src/lms/errors.ts';
import { unanswered, type CallPurpose } from '../../../src/lms/google/errors.ts';

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
