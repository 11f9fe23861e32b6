import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { LearnerId } from '../../src/ids.ts';
import { BadRecord } from '../../src/lms/bad-record.ts';
import { idIn, readRow } from '../../src/lms/rows.ts';

const Student = z.object({ uid: z.string() });
const read = (
  record: unknown,
  map: (student: z.infer<typeof Student>) => unknown = ({ uid }) => LearnerId.parse(uid),
) => readRow('student', '9001', Student, record, map);

describe('a record', () => {
  it('is read, or set aside when its shape, what it says, or an id in it cannot be', () => {
    expect(read({ uid: '9001' })).toEqual({ ok: true, value: '9001' });
    expect(read({ uid: 5 })).toMatchObject({ ok: false, what: 'student 9001', why: expect.stringContaining('uid: ') });
    expect(
      read({ uid: '9001' }, () => {
        throw new BadRecord('due: this is no time');
      }),
    ).toEqual({ ok: false, what: 'student 9001', why: 'due: this is no time' });
    expect(read({ uid: 'ana\u202e' })).toEqual({
      ok: false,
      what: 'student 9001',
      why: 'record: holds a hidden character',
    });
  });

  it('that our own code stumbles over is no bad record', () => {
    expect(() =>
      read({ uid: '9001' }, () => {
        throw new TypeError('ours');
      }),
    ).toThrow('ours');
  });
});

describe('the id of a record not yet checked', () => {
  it('is a text or a number', () => {
    expect([idIn({ id: 'a1' }, 'id'), idIn({ uid: 7 }, 'uid'), idIn({ uid: 0 }, 'uid')]).toEqual(['a1', '7', '0']);
  });

  it.each([[null], ['a1'], [{}], [{ id: '' }], [{ id: null }], [{ id: {} }]])('is none in %j', (record) => {
    expect(idIn(record, 'id')).toBeNull();
  });
});
