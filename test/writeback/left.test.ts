import { expect, it } from '@jest/globals';
import { WriteKey } from '../../src/ids.ts';
import { CHANGING, type LedgerRow } from '../../src/plan/ledger-row.ts';
import { LEFT_BY } from '../../src/plan/limits.ts';
import { rememberLeft } from '../../src/writeback/left.ts';
import { ledgerRow, memoryLedger, noteWrite } from '../builders/memory/ledger.ts';

function row(key: string, trouble: string | null): LedgerRow {
  return ledgerRow(noteWrite({ key: WriteKey.parse(key) }), { state: 'BOUND', trouble });
}

it('a row that a limit holds back remembers which, once, and one whose change was begun keeps that', async () => {
  const rows = [row('new', null), row('by-another', LEFT_BY.school), row('changing', CHANGING), row('sent', null)];
  const same = row('same', LEFT_BY.note);
  const ledger = memoryLedger(...rows, same);
  const told: string[] = [];
  const limits = new Map([...rows.slice(0, 3), same].map(({ key }) => [key, 'note' as const]));

  await rememberLeft([...rows, same], limits, {
    ...ledger,
    leave: async (key, why) => {
      told.push(key);
      await ledger.leave(key, why);
    },
  });

  expect([...rows, same].map(({ key }) => ledger.row(key).trouble)).toEqual([
    LEFT_BY.note,
    LEFT_BY.note,
    CHANGING,
    null,
    LEFT_BY.note,
  ]);
  expect(told).toEqual(['new', 'by-another']);
});
