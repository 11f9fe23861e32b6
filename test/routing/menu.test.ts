import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { menuOfTheDay, MOST_ON_MENU } from '../../src/routing/menu.ts';
import { activity } from '../builders/activity.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];

function titles(activities: ReturnType<typeof activity>[], ...targets: TargetCode[]): string[] {
  return menuOfTheDay(activities, targets).map(({ title }) => title);
}

function many(target: string, kind: 'practice' | 'deeper', count: number) {
  return Array.from({ length: count }, (_, n) => activity({ target, kind, title: `${target} ${kind} ${n}` }));
}

describe('the menu that the posts of a day link', () => {
  it("has the activities on the day's targets that have an address, in the order of the file", () => {
    const file = [
      activity({ target: 'B', title: 'Film' }),
      activity({ target: 'A', title: 'Game', titleEs: 'Juego', kind: 'deeper' }),
      activity({ target: 'C', title: 'Of another day' }),
      activity({ target: 'A', title: 'Talk with a partner', url: undefined }),
    ];
    expect(menuOfTheDay(file, [A, B])).toEqual([
      { title: 'Film', url: 'https://activities.example/film' },
      { title: 'Game', titleEs: 'Juego', url: 'https://activities.example/game' },
    ]);
    expect(menuOfTheDay(file, [])).toEqual([]);
  });

  it('names an address once, however many targets it serves', () => {
    const url = 'https://activities.example/both';
    expect(
      titles(
        [activity({ target: 'A', title: 'Both', url }), activity({ target: 'B', title: 'Both again', url })],
        A,
        B,
      ),
    ).toEqual(['Both']);
  });

  it('is bounded, and keeps two that go deeper and some of every target', () => {
    const menu = titles([...many('A', 'practice', 20), ...many('B', 'practice', 5), ...many('A', 'deeper', 3)], A, B);
    expect(menu).toHaveLength(MOST_ON_MENU);
    expect(menu.filter((title) => title.includes('deeper'))).toEqual(['A deeper 0', 'A deeper 1']);
    expect(menu.filter((title) => title.startsWith('B'))).toHaveLength(3);
    expect(menu.slice(0, 3)).toEqual(['A practice 0', 'A practice 1', 'A practice 2']);
  });

  it('counts what is from real life among those that go deeper', () => {
    const practice = Array.from({ length: 12 }, (_, n) => activity({ target: 'A', title: `Practice ${n}` }));
    const file = [
      ...practice,
      activity({ target: 'A', title: 'Recipe', kind: 'real-world' }),
      activity({ target: 'A', title: 'Puzzle', kind: 'deeper' }),
    ];
    expect(titles(file, A)).toEqual(expect.arrayContaining(['Recipe', 'Puzzle']));
  });
});
