import { describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { openExits } from '../../../src/sync/tickets/open-exits.ts';
import { received, work } from '../../builders/ticket/ticket.ts';

function shares(ticket: NonNullable<Parameters<typeof work>[0]>['ticket']) {
  const of = work({ ticket: { ...ticket }, received: [received('9001', 1, 0), received('9001', 3, 'because')] });
  return openExits(CourseId.parse('6001'), { works: [of], conferences: [] }).map(({ share }) => share);
}

describe('an exit ticket that is still open', () => {
  it('shows the next morning what the machine can mark', () => {
    expect(shares({ kind: 'exit' })).toEqual([1]);
  });

  it('is no evidence twice: once graded together, or of another kind, it is left to the evidence', () => {
    expect(shares({ kind: 'exit', state: 'marking' })).toEqual([]);
    expect(shares({ kind: 'entrance' })).toEqual([]);
  });
});
