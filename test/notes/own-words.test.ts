import { describe, expect, it } from '@jest/globals';
import { LONGEST_NOTE, readNoteText } from '../../src/notes/own-words.ts';

function why(text: string): string {
  const read = readNoteText(text);
  return read.ok ? 'fine' : read.said.en;
}

describe("a note in the teacher's own words", () => {
  it('keeps what was written, line by line, accents, signs and emoji too', () => {
    const text = '¡Qué bien, Zoë! 3 < 5 & 7 > 2.\n\nTu próximo paso: 👩🏽‍🏫 «1/2 + 1/3».';
    expect(readNoteText(`  ${text.replaceAll('\n', '\r\n')} `)).toEqual({ ok: true, text });
  });

  it('has up to 2,000 characters, as the field of a browser counts them', () => {
    expect(why('🙂'.repeat(LONGEST_NOTE / 2))).toBe('fine');
    expect(why('a'.repeat(LONGEST_NOTE + 1))).toContain('at most 2000');
  });

  it.each([
    ['nothing', ' \r\n '],
    ['blanks', '\t'],
  ])('of %s is refused', (_what, text) => {
    expect(why(text)).toContain('has to say something');
  });

  it.each(['a\u0000b', 'a\u001bb', 'a\tb', 'a\u202eb', 'a\u200bb', 'a\u2066b', 'a\ufeffb', 'a\ud800b', 'a\u2028b'])(
    'with a hidden character (%j) is refused',
    (text) => {
      expect(why(text)).toContain('hidden character');
    },
  );

  it.each(['<b>well</b>', '<script>x', 'a <!-- b -->', '</p>', 'a&nbsp;b', '&#60;', '&#x3C;'])(
    'with markup (%s) is refused',
    (text) => {
      expect(why(text)).toContain('markup');
    },
  );
});
