import { describe, expect, it } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import { inSendingOrder } from '../../src/plan/sending-order.ts';
import { noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';

const key = (name: string): WriteKey => WriteKey.parse(name);

describe('the order of sending', () => {
  it('is routes, chances, notes; of one kind as they come', () => {
    const rows = [
      noteWrite({ key: key('left over') }),
      reassignWrite(),
      noteWrite(),
      routeWrite(),
      reassignWrite({ key: key('second') }),
    ].map((write) => ({ write }));

    expect(inSendingOrder(rows).map(({ write }) => write.key)).toEqual([
      'route-1',
      'reassign-1',
      'second',
      'left over',
      'note-1',
    ]);
  });
});
