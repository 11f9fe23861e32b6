import { describe, expect, it } from '@jest/globals';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { SchoolDate } from '../../../../src/time.ts';
import { boardInput, type BoardMorning } from '../../../builders/board/board.ts';

function firstGroup(change: Partial<BoardMorning['decisions']> = {}) {
  const input = boardInput();
  const message = boardModel({ ...input, decisions: { ...input.decisions, ...change } }).messages.of.route.find(
    ({ slot }) => slot === 'first',
  );
  if (message === undefined) throw new Error('the builder plans a first seminar');
  return message;
}

describe('why several get the same message', () => {
  it('is said child by child, those with the same reason together', () => {
    const { routes } = boardInput().decisions;
    const readers = firstGroup().to.map(({ id }) => id);
    const [one] = readers;
    const own = routes.map((route) =>
      route.learner === one
        ? { ...route, why: { ...route.why, rule: { en: 'Own reason.', es: 'Razón propia.' } } }
        : route,
    );
    const whys = firstGroup({ routes: own }).whys;
    expect(whys.filter(({ rule }) => rule === 'Own reason.').map(({ people }) => people.map(({ id }) => id))).toEqual([
      [one],
    ]);
    expect(whys.flatMap(({ people }) => people.map(({ id }) => id)).toSorted()).toEqual(readers.toSorted());
    expect(whys.some(({ rule }) => rule.includes(' · '))).toBe(false);
  });

  it('is said of them in the order of their names, and so are the reasons', () => {
    const { learners, routes } = boardInput().decisions;
    const [first, second] = firstGroup().to.map(({ id }) => id);
    const named = learners.map((each) => (each.id === first ? { ...each, name: 'Zzyx, Zoe' } : each));
    const own = routes.map((route) =>
      route.learner === second ? route : { ...route, why: { ...route.why, rule: { en: 'Alike.', es: 'Igual.' } } },
    );

    const whys = firstGroup({ learners: named }).whys;
    expect(whys.at(-1)?.people.at(-1)?.name).toBe('Zzyx, Zoe');
    expect(firstGroup({ learners: named, routes: own }).whys.map(({ rule }) => rule === 'Alike.')).toEqual([
      false,
      true,
    ]);
  });

  it('is the message’s own where the decisions are of another day', () => {
    const { whys } = firstGroup({ date: SchoolDate.parse('2026-05-13') });
    expect(whys.map(({ people }) => people)).toEqual([[]]);
  });
});
