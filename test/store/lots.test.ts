import { describe, expect, it } from '@jest/globals';
import { LOT, lotByLot, type RowCounts } from '../../src/store/lots.ts';

/** Lets go of what is due, a lot at a time; tells which tables each round asked. */
async function letGoOf(due: Record<string, number>, freed: Readonly<Record<string, Record<string, number>>> = {}) {
  const asked: string[][] = [];
  const total = await lotByLot(async (only) => {
    const tables = Object.keys(due).filter((table) => only?.has(table) !== false);
    asked.push(tables);
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const gone = Math.min(due[table] ?? 0, LOT);
      due[table] = (due[table] ?? 0) - gone;
      if (gone > 0) counts[table] = gone;
      if (gone > 0 && due[table] === 0)
        for (const [other, rows] of Object.entries(freed[table] ?? {})) due[other] = rows;
    }
    return counts satisfies RowCounts;
  });
  return { total, asked };
}

describe('what is kept no longer', () => {
  it('goes in as many rounds as its largest table has lots, and only full tables are asked again', async () => {
    expect(await letGoOf({ evidence: 2 * LOT + 1, mastery: 3, runs: 0 })).toEqual({
      total: { evidence: 2 * LOT + 1, mastery: 3 },
      asked: [['evidence', 'mastery', 'runs'], ['evidence'], ['evidence'], ['evidence', 'mastery', 'runs']],
    });
  });

  it('takes along what only a row that went had kept', async () => {
    const { total } = await letGoOf({ learners: 0, evidence: LOT }, { evidence: { learners: 4 } });
    expect(total).toEqual({ evidence: LOT, learners: 4 });
  });

  it('is asked about once where nothing is due', async () => {
    expect(await letGoOf({ evidence: 0 })).toEqual({ total: {}, asked: [['evidence']] });
  });
});
