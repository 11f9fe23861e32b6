import { describe, expect, it } from '@jest/globals';
import { TeacherId } from '../../src/ids.ts';
import type { Teacher } from '../../src/lms/types.ts';
import { stillTeaches } from '../../src/sync/teaches.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';

function teacher(id: string, email: string | null = null): Teacher {
  return { id: TeacherId.parse(id), name: id, email };
}

/** Whether that account still teaches a class of these teachers, and whether the host had to be asked who it is. */
async function asked(account: string, teachers: readonly Teacher[], me = 'somebody') {
  let calls = 0;
  const lms = {
    ...memoryLms(),
    me: async () => {
      calls += 1;
      return teacher(me);
    },
  };
  return { teaches: await stillTeaches(lms, teachers, account), calls };
}

describe('whose class it is', () => {
  it('is told by the id or the e-mail of the school file, however its letters are written', async () => {
    expect(await asked('501', [teacher('500'), teacher('501')])).toEqual({ teaches: true, calls: 0 });
    expect(await asked('Rivera@Cedar.example', [teacher('501', 'rivera@cedar.EXAMPLE')])).toEqual({
      teaches: true,
      calls: 0,
    });
  });

  it('is asked of the host where the list names the account otherwise', async () => {
    expect(await asked('rivera@cedar.example', [teacher('501')], '501')).toEqual({ teaches: true, calls: 1 });
  });

  it('is not that of somebody who is no longer in the list', async () => {
    expect(await asked('rivera@cedar.example', [teacher('500', 'kim@cedar.example')], '501')).toEqual({
      teaches: false,
      calls: 1,
    });
    expect(await asked('501', [], '501')).toEqual({ teaches: false, calls: 1 });
  });
});
