import { describe, expect, it } from '@jest/globals';
import { words } from '../../../src/pages/board/words/index.ts';

/** Stands for whatever a sentence is made of: a number or a text, or counts by any name. */
const TWO = new Proxy({}, { get: (_, name) => (name === Symbol.toPrimitive ? () => 2 : 2) });

/** Every sentence by its place, made of `part`. */
function sentences(of: unknown, part: unknown = TWO, place = ''): [string, unknown][] {
  if (typeof of === 'function') return [[place, (of as (...parts: unknown[]) => unknown)(part, part, part)]];
  if (typeof of !== 'object' || of === null) return [[place, of]];
  return Object.entries(of).flatMap(([name, each]) => sentences(each, part, place === '' ? name : `${place}.${name}`));
}

/** Where one is said in other words than two, beside the number. */
function countsIn(language: 'en' | 'es'): string[] {
  const two = new Map(sentences(words[language], 2));
  return sentences(words[language], 1).flatMap(([place, one]) =>
    String(one).replaceAll('1', '2') === String(two.get(place)) ? [] : [place],
  );
}

describe('the words of the board', () => {
  it('are the same sentences in both languages, none of them empty', () => {
    const [en, es] = [sentences(words.en), sentences(words.es)];

    expect(es.map(([place]) => place).toSorted()).toEqual(en.map(([place]) => place).toSorted());
    for (const [place, said] of [...en, ...es])
      expect([place, typeof said, String(said).trim() === '']).toEqual([place, 'string', false]);
  });

  it('speaks of one as of one', () => {
    const both = [
      'morning.handIns',
      'morning.asked',
      'morning.settles',
      'morning.askedBefore',
      'ahead.comes',
      'ahead.behind',
      'rhythm.last',
      'rhythm.question',
      'rhythm.long',
      'headline.students',
      'groups.seats',
      'grid.ruleInShort',
      'cell.rests',
      'messages.rests',
      'messages.withdrawnRow',
      'messages.people',
      'connection.ending',
      'hand.strikeChild',
      'hand.undone',
    ];
    expect(countsIn('en')).toEqual(both);
    expect(countsIn('es').toSorted()).toEqual([...both, 'morning.exitHad', 'morning.exitSilent'].toSorted());
  });
});
