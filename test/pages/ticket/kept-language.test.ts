import { expect, it } from '@jest/globals';
import { keptLanguage, languageCookie } from '../../../src/pages/ticket/kept-language.ts';

/** What stands in the cookie after these people chose, one after the other. */
function chosen(...choices: readonly (readonly [person: string, language: 'en' | 'es'])[]): string {
  return choices.reduce((value, [person, language]) => {
    const [pair = ''] = languageCookie(value, person, language).split(';');
    return pair.slice(pair.indexOf('=') + 1);
  }, '');
}

it("on a device that children share each reads the language of their own last choice, and a stranger the school's", () => {
  const value = chosen(['ana', 'es'], ['a|b~c d', 'en'], ['ana', 'en'], ['ben', 'es']);

  expect(['ana', 'a|b~c d', 'ben', 'eva'].map((person) => keptLanguage(value, person))).toEqual([
    'en',
    'en',
    'es',
    null,
  ]);
});

it('a device remembers the eight who chose last', () => {
  const value = chosen(...Array.from({ length: 10 }, (_each, n) => [`child-${n}`, 'es'] as const));

  expect([1, 2, 9].map((n) => keptLanguage(value, `child-${n}`))).toEqual([null, 'es', 'es']);
});
