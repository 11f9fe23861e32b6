import { describe, expect, it } from '@jest/globals';
import { daysIn } from '../../../../src/pages/board/model/days.ts';
import { instant } from '../../../../src/time.ts';

const AT = instant('2026-05-12T04:30:00Z');

describe('a moment on the board', () => {
  it('is of the day it is where the school stands', () => {
    expect(daysIn('en', 'America/Chicago').day(AT)).toBe('Mon, May 11');
    expect(daysIn('en', 'Europe/Madrid').day(AT)).toBe('Tue, May 12');
  });

  it('is written as each language writes it, on a clock of 24 hours', () => {
    expect(daysIn('es', 'Europe/Madrid').day(AT)).toBe('mar, 12 may');
    expect(daysIn('en', 'Europe/Madrid').moment(AT)).toBe('Tue, May 12, 06:30');
    expect(daysIn('es', 'Europe/Madrid').moment(AT)).toBe('mar, 12 may, 6:30');
  });

  it('follows the clocks when they are set', () => {
    expect(daysIn('en', 'America/Chicago').moment(instant('2026-03-08T07:59:00Z'))).toBe('Sun, Mar 8, 01:59');
    expect(daysIn('en', 'America/Chicago').moment(instant('2026-03-08T08:00:00Z'))).toBe('Sun, Mar 8, 03:00');
  });
});
