import { expect, it } from '@jest/globals';
import { RunId } from '../../../src/ids.ts';
import { saveEvidence } from '../../../src/store/results/evidence.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { instant } from '../../../src/time.ts';
import { evidence } from '../../builders/evidence.ts';

it('evidence that another run superseded meanwhile is not superseded again: the command is to be run anew', async () => {
  const asked: string[] = [];
  const db = {
    query: async (sql: string) => {
      asked.push(sql.trim().split(/\s/)[0] ?? '');
      return sql.startsWith('select') ? [{ id: 'e1', key: 'k1' }] : [];
    },
  } as unknown as SchoolDb;
  const { id } = evidence();
  const superseded = ['e1', 'e2', 'e3'].map((each) => each as typeof id);

  await expect(
    saveEvidence(db, { added: [], superseded }, RunId.parse('r1'), instant('2026-09-14T07:00:00Z')),
  ).rejects.toMatchObject({ kind: 'conflict', message: '2 pieces of evidence were superseded meanwhile' });
  expect(asked).toEqual(['select']);
});
