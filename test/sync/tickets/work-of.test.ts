import { describe, expect, it } from '@jest/globals';
import { lastDayOf, routesDay } from '../../../src/sync/tickets/work-of.ts';
import { SchoolDate } from '../../../src/time.ts';
import { schoolFile } from '../../builders/school.ts';
import { aTicket } from '../../builders/ticket/ticket.ts';

describe('the last day on which a ticket is open', () => {
  const friday = SchoolDate.parse('2026-09-11');

  it('is its own, and of an exit ticket the next school day', () => {
    expect(lastDayOf({ kind: 'entrance', date: friday }, schoolFile())).toBe('2026-09-11');
    expect(lastDayOf({ kind: 'station', date: friday }, schoolFile())).toBe('2026-09-11');
    expect(lastDayOf({ kind: 'exit', date: friday }, schoolFile())).toBe('2026-09-14');
  });

  it('is not the day that routes chosen on an exit ticket hold for, which is the next either way', () => {
    expect(routesDay(aTicket({ kind: 'entrance', date: friday }), schoolFile())).toBe('2026-09-11');
    expect(routesDay(aTicket({ kind: 'exit', date: friday }), schoolFile())).toBe('2026-09-14');
  });
});
