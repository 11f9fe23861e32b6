import { describe, expect, it } from '@jest/globals';
import { TeacherId } from '../../../src/ids.ts';
import type { Account } from '../../../src/lms/schoology/map.ts';
import { createProbes } from '../../../src/lms/schoology/probes.ts';

const TARA: Account = {
  teacher: { id: TeacherId.parse('5101'), name: 'Tara Reed', email: null },
  zone: 'America/Chicago',
};
const HOUR = 60 * 60 * 1000;

describe('whose credential it is', () => {
  it('is asked once for all courses of a teacher, for each credential, and again after an hour', async () => {
    const probes = createProbes();
    let asked = 0;
    const ask = async (): Promise<Account> => {
      asked += 1;
      return TARA;
    };

    expect(await Promise.all([0, 1, HOUR - 1].map((at) => probes.account('tara', at, ask)))).toEqual([
      TARA,
      TARA,
      TARA,
    ]);
    expect(asked).toBe(1);
    await probes.account('omar', 1, ask);
    await probes.account('tara', HOUR, ask);
    expect(asked).toBe(3);
  });

  it('is not remembered from a failure, nor from an answer without a zone', async () => {
    const probes = createProbes();

    await expect(probes.account('tara', 0, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await probes.account('tara', 0, async () => ({ ...TARA, zone: null }))).toMatchObject({ zone: null });
    expect(await probes.account('tara', 0, async () => TARA)).toEqual(TARA);
  });
});
