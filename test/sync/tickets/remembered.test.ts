import { describe, expect, it } from '@jest/globals';
import { addressesOf, ticketInAddress } from '../../../src/sync/tickets/composing/addresses.ts';
import { KeptFor } from '../../../src/sync/tickets/kept-for.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId } from '../../../src/ticket/types.ts';
import { BASE, minutesIn, SCHOOL } from '../../builders/ticket/desk.ts';

describe('what is remembered for a minute', () => {
  it('is there within it, and not after', () => {
    const kept = new KeptFor<string, number>(60_000);
    kept.set('a', 1, minutesIn(0));
    expect([kept.get('a', minutesIn(0.9)), kept.get('b', minutesIn(0)), kept.get('a', minutesIn(1))]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  it('is not good forever where a clock is set back', () => {
    const kept = new KeptFor<string, number>(60_000);
    kept.set('a', 1, minutesIn(5));
    expect(kept.get('a', minutesIn(0))).toBeUndefined();
  });

  it('is the newest five thousand things', () => {
    const kept = new KeptFor<number, true>(60_000);
    for (let n = 0; n <= 5000; n += 1) kept.set(n, true, minutesIn(0));
    expect([kept.get(0, minutesIn(0)), kept.get(1, minutesIn(0)), kept.get(5000, minutesIn(0))]).toEqual([
      undefined,
      true,
      true,
    ]);
  });
});

describe('an address of ours', () => {
  const ticket = TicketId.parse(idIn(SCHOOL, Buffer.alloc(16, 1)));

  it('names its ticket, whatever the LMS adds to it', () => {
    const { student, review } = addressesOf(BASE, ticket);
    expect([ticketInAddress(BASE, student), ticketInAddress(BASE, `${review}&courseId=1`)]).toEqual([ticket, ticket]);
  });

  it.each(['https://other.test/addon/student?ticket=', `${BASE}.evil/addon/student?ticket=`, `${BASE}/t/`])(
    'is not %s',
    (before) => {
      expect(ticketInAddress(BASE, before + ticket)).toBeNull();
    },
  );
});
