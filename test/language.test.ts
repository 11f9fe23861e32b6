import { describe, expect, it } from '@jest/globals';
import { onlyEnglish, toldWith } from '../src/language.ts';

function joined(...parts: Parameters<typeof toldWith>[0]) {
  return toldWith(parts, (language, texts) => `${language}: ${texts.join(' ')}`);
}

describe('a sentence made of others', () => {
  it('speaks each language with its parts in that language', () => {
    expect(joined({ en: 'one', es: 'uno' }, { en: 'two', es: 'dos' })).toEqual({
      en: 'en: one two',
      es: 'es: uno dos',
    });
  });

  it('is in English alone where one of its parts is: no sentence mixes two languages', () => {
    expect(joined({ en: 'one', es: 'uno' }, onlyEnglish('two'))).toEqual({ en: 'en: one two', es: null });
  });
});
