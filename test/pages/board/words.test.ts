import { describe, expect, it } from '@jest/globals';
import { words } from '../../../src/pages/board/words/index.ts';

/** Stands for whatever a sentence is made of: a number or a text, or counts by any name. */
const TWO = new Proxy({}, { get: (_, name) => (name === Symbol.toPrimitive ? () => 2 : 2) });

/** Every sentence by its place. */
function sentences(of: unknown, place = ''): [string, unknown][] {
  if (typeof of === 'function') return [[place, (of as (...parts: unknown[]) => unknown)(TWO, TWO, TWO)]];
  if (typeof of !== 'object' || of === null) return [[place, of]];
  return Object.entries(of).flatMap(([name, each]) => sentences(each, place === '' ? name : `${place}.${name}`));
}

describe('the words of the board', () => {
  it('are the same sentences in both languages, none of them empty', () => {
    const [en, es] = [sentences(words.en), sentences(words.es)];

    expect(es.map(([place]) => place).toSorted()).toEqual(en.map(([place]) => place).toSorted());
    for (const [place, said] of [...en, ...es])
      expect([place, typeof said, String(said).trim() === '']).toEqual([place, 'string', false]);
  });
});
