import { describe, expect, it } from '@jest/globals';
import { ownWindow } from '../../../src/pages/browser/own-window.ts';

describe('the window of its own that a frame leads to', () => {
  it.each([
    ['student?ticket=abc', '/t/abc'],
    ['teacher?ticket=abc&courseId=1&itemId=2&attachmentId=3&login_hint=9', '/t/abc?courseId=1&itemId=2&attachmentId=3'],
    ['student?o=x.y', '/t/opened?from=x.y'],
    ['discovery?o=x.y', null],
    ['student?ticket=%2F..', null],
    ['student', null],
  ])('of %s is %s', (frame, address) => {
    expect(ownWindow(new URL(`https://waymark.test/addon/${frame}`))).toBe(address);
  });
});
