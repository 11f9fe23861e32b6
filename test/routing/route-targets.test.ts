import { describe, expect, it } from '@jest/globals';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { LEVELS } from '../../src/mastery/types.ts';
import type { Mastery } from '../../src/mastery/types.ts';
import type { Misses } from '../../src/pathway/types.ts';
import { routeTargets } from '../../src/routing/route-targets.ts';
import { instant } from '../../src/time.ts';
import { atLevel } from '../builders/level.ts';

function routeOf(mastery: Mastery, misses: readonly Misses[] = []) {
  const [route] = routeTargets([mastery], misses, () => DEFAULT_RULE);
  if (route === undefined) throw new Error('one estimate gives one route');
  return route;
}

const OWED: Misses = {
  learner: LearnerId.parse('9001'),
  target: TargetCode.parse('5.NF.A.1'),
  misses: 2,
  seatOwed: true,
};

describe('the route on a target', () => {
  it.each([
    ['mastered', 'workshop'],
    ['not-yet', 'seminar'],
    ['approaching', 'undecided'],
    ['slipped', 'undecided'],
    ['not-enough', 'undecided'],
    ['no-evidence', 'undecided'],
  ] as const)('is from level %s: %s', (level, route) => {
    expect(routeOf(atLevel(level)).route).toBe(route);
  });

  it('has words for every level in both languages, and hands on what would change it', () => {
    for (const level of LEVELS) {
      const { why } = routeOf(atLevel(level));
      expect(why.rule.en.length).toBeGreaterThan(20);
      expect(why.rule.es.length).toBeGreaterThan(20);
      expect(why.rule.en).not.toBe(why.rule.es);
      expect(why.wouldChange).toEqual(atLevel(level).wouldChange);
    }
  });

  it('names the evidence it rests on', () => {
    const mastery = atLevel('not-yet');
    expect(routeOf(mastery).why.evidence).toEqual(mastery.evidence);
    expect(routeOf(mastery).why.rule.en).toContain('4 results on 2 occasions');
    expect(routeOf(mastery).why.rule.es).toContain('4 resultados en 2 ocasiones');
  });

  it('recommends nothing on evidence over 60 days old', () => {
    const { route, why } = routeOf(atLevel('not-yet', { stale: true }));
    expect(route).toBe('undecided');
    expect(why.rule.en).toContain('60 days');
  });

  it('recommends nothing on a target that a re-check reopened', () => {
    const reopened = atLevel('mastered', { reason: { rule: 'reopened', at: instant('2026-11-13T15:00:00Z') } });
    expect(routeOf(reopened).route).toBe('undecided');
  });

  it('says which kind is missing: a second source, another result, or more questions', () => {
    const one = atLevel('not-enough');
    const twoResults = atLevel('not-yet');
    const bothSources = { level: 'not-enough', reason: { rule: 'too-little', evidence: 2, sources: 2 } } as const;
    expect(routeOf(one).why.rule.en).toContain('missing: a result on another occasion');
    expect(routeOf({ ...one, sources: [SourceId.parse('a'), SourceId.parse('b')] }).why.rule.en).toContain(
      'missing: another result',
    );
    expect(routeOf({ ...twoResults, ...bothSources }).why.rule.en).toContain('missing: a few more questions');
  });

  it('is seminar where a seat is owed, and says that the seat comes before another sheet', () => {
    const route = routeOf(atLevel('approaching'), [OWED]);
    expect(route).toMatchObject({ route: 'seminar', seatOwed: true });
    expect(route.why.rule.en).toBe(
      '2 chances in a row on this target are not at 80% yet: a seat in seminar comes before another sheet.',
    );
    expect(route.why.wouldChange).toEqual({
      en: 'A new result on this target on another occasion would change it.',
      es: 'Lo cambiaría un resultado nuevo en otra ocasión sobre este objetivo.',
    });
  });

  it('leaves misses that owe no seat alone', () => {
    expect(routeOf(atLevel('approaching'), [{ ...OWED, seatOwed: false }])).toMatchObject({
      route: 'undecided',
      seatOwed: false,
    });
  });
});
