import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../src/cli/io.ts';
import { readUtf8, utf8Only } from '../../src/tables/utf8.ts';

const latin1 = (said: string): Buffer => Buffer.from(said, 'latin1');

function refusal(bytes: Uint8Array): string {
  const read = readUtf8(bytes, 'the file ');
  return read.ok ? 'accepted' : read.problem;
}

/** The same bytes in pieces of one size. */
async function inPieces(bytes: Buffer, size: number): Promise<string> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  try {
    return await text(Readable.from(pieces).compose(utf8Only()));
  } catch (error) {
    if (error instanceof InputError) return error.problems.join('\n');
    throw error;
  }
}

describe('text that people hand in', () => {
  it('is UTF-8, with or without a mark of its byte order', () => {
    expect(readUtf8(Buffer.from('José, 三年级, 🙂\n'), '')).toEqual({ ok: true, text: 'José, 三年级, 🙂\n' });
    expect(readUtf8(Buffer.from('\uFEFFa'), '')).toEqual({ ok: true, text: 'a' });
    expect(readUtf8(new Uint8Array(), '')).toEqual({ ok: true, text: '' });
  });

  it('in another encoding is refused with the line and column of the first byte that shows it', () => {
    expect(refusal(latin1('name\nAña'))).toMatch(/^line 2, column 2: the byte F1 is no UTF-8.*save it as UTF-8/);
    expect(refusal(Buffer.concat([Buffer.from('né, 🙂'), latin1('é,1\n')]))).toContain('line 1, column 6: the byte E9');
    expect(refusal(latin1('a\nJosé'))).toContain('line 2, column 4: the byte E9');
  });

  it('in UTF-16 is called so', () => {
    expect(refusal(Buffer.from('\uFEFFlearner,target', 'utf16le'))).toContain('UTF-16');
    expect(refusal(Buffer.from('\uFEFFlearner', 'utf16le').swap16())).toContain('UTF-16');
    expect(refusal(Buffer.from('learner,target', 'utf16le'))).toContain('UTF-16');
  });

  it('is no program, picture or spreadsheet', () => {
    expect(refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49]))).toContain(
      'is no text but a program',
    );
    expect(refusal(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toContain(
      'is no text but a program',
    );
    expect(refusal(Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))).toContain('export the table as CSV');
  });

  it.each([1, 2, 3, 7, 1000])('is told the same when it comes in pieces of %d bytes', async (size) => {
    expect(await inPieces(Buffer.from('José, 三年级, 🙂\nb'), size)).toBe('José, 三年级, 🙂\nb');
    expect(await inPieces(Buffer.concat([Buffer.from('á\n三é'), latin1('é,1\n')]), size)).toContain(
      'line 2, column 3: the byte E9',
    );
    expect(await inPieces(Buffer.concat([Buffer.from('a\nJos'), latin1('é')]), size)).toContain(
      'line 2, column 4: the byte E9',
    );
  });
});
