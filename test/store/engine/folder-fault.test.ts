import { describe, expect, it } from '@jest/globals';
import { StoreError, engineFault } from '../../../src/store/errors.ts';
import { folderFault, inFolder } from '../../../src/store/engine/folder-fault.ts';

const fault = (code: string): Error =>
  Object.assign(new Error(`${code}: no, open '/home/t.rivera/.waymark'`), { code });

describe('what the file system refuses in the data folder', () => {
  it.each([
    ['EACCES', 'folder', /this user/, /give it to this user/],
    ['EPERM', 'folder', /this user/, /WAYMARK_DATA_DIR/],
    ['EROFS', 'folder', /only be read/, /WAYMARK_DATA_DIR/],
    ['ENOTDIR', 'folder', /file/, /WAYMARK_DATA_DIR/],
    ['ENOSPC', 'unreachable', /full/, /make room/],
    ['EDQUOT', 'unreachable', /full/, /make room/],
  ])('%s is told as what to do, without a path', async (code, kind, message, todo) => {
    const told: unknown = await inFolder(() => Promise.reject(fault(code))).catch((error: unknown) => error);

    expect(told).toBeInstanceOf(StoreError);
    expect(told).toMatchObject({ kind, message: expect.stringMatching(message), todo: expect.stringMatching(todo) });
    expect(String(told)).not.toContain('rivera');
  });

  it('is left as it is when it is none of these, and when the store has spoken already', () => {
    const own = new StoreError('busy', 'in use', 'wait');
    const strange = fault('EIO');

    expect(folderFault(own)).toBe(own);
    expect(folderFault(strange)).toBe(strange);
  });

  it('is told the same way when an engine says in mid-work that its disk is full', () => {
    expect(engineFault({ code: '53100' })).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('full'),
      todo: expect.stringContaining('make room'),
    });
  });
});
