import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LearnerId } from '../../src/ids.ts';
import { OutsideText } from '../../src/lms/text.ts';

describe('a text from outside', () => {
  it('stays to the letter, right-to-left words, signs and line ends included', () => {
    for (const text of ['', 'Ana Núñez', 'فاطمة', 'דנה', '½ + ¼\r\n= ¾', '<b>&amp;</b>', '👩🏽‍🏫'])
      expect(OutsideText.parse(text)).toBe(text);
  });

  it('loses what turns a line around unseen, and halves of characters', () => {
    expect(OutsideText.parse('a\u202eb\u2066c\u200f\0d')).toBe('abcd');
    expect(OutsideText.parse('half \ud800')).toBe('half \ufffd');
  });

  it('is refused when it is longer than any text of a class', () => {
    expect(OutsideText.safeParse('x'.repeat(65_536)).success).toBe(true);
    expect(OutsideText.safeParse('x'.repeat(65_537)).success).toBe(false);
  });

  it('read again says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = OutsideText.parse(text);
        expect(once.isWellFormed()).toBe(true);
        expect(OutsideText.parse(once)).toBe(once);
      }),
    );
  });
});

describe('an id from outside', () => {
  it.each(['9001\0', '90\u202e01', '\ud800', '90\n01', '', 'x'.repeat(501)])(
    'is refused when it hides something or is none: %j',
    (id) => {
      expect(LearnerId.safeParse(id).success).toBe(false);
    },
  );

  it.each(['9001', 'ana.ruiz@cedar.example', 'NjM4:abc_-=', 'é', 'می\u200cخواهم'])('is any other text: %s', (id) => {
    expect(LearnerId.parse(id)).toBe(id);
  });
});
