import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { oneNextStep, type OwnPlan } from '../../src/notes/next.ts';
import { instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance } from '../builders/chance.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';

const [A, B, DONE] = [TargetCode.parse('A'), TargetCode.parse('B'), TargetCode.parse('DONE')];
const AT = instant('2026-11-18T08:00:00Z');
const [SOON, LATE] = [instant('2026-11-20T05:59:00Z'), instant('2026-11-24T05:59:00Z')];
const DAY = dayRoute('undecided', { targets: [B, A].map((target) => targetRoute('undecided', { target })) });

function next(change: Partial<OwnPlan> = {}, language: 'en' | 'es' = 'en') {
  return oneNextStep(
    { reassignments: [], given: [], menus: [], route: null, seat: null, ...change },
    DONE,
    AT,
    language,
  );
}

describe('the one next step', () => {
  it("is the target of today's seat, whatever chance is open and whatever the day is about", () => {
    expect(next({ seat: B, given: [chance({ target: A, due: SOON })], route: DAY })).toEqual({
      kind: 'seat',
      target: B,
    });
  });

  it('is else the chance that ends first, in whatever order they were given', () => {
    const [soon, late] = [chance({ target: B, due: SOON }), chance({ target: A, due: LATE })];
    const first = { kind: 'chance', target: B, due: SOON };

    expect(next({ given: [soon, late], route: DAY })).toEqual(first);
    expect(next({ given: [late, soon], route: DAY })).toEqual(first);
  });

  it('is, of chances that end together, the one the day is about first, and never the first of the alphabet', () => {
    const [a, b] = [chance({ target: A, due: SOON }), chance({ target: B, due: SOON })];

    expect(
      [next({ given: [a, b], route: DAY }), next({ given: [b, a], route: DAY })].map(({ target }) => target),
    ).toEqual([B, B]);
    expect([next({ given: [a, b] }), next({ given: [b, a] })].map(({ target }) => target)).toEqual([A, A]);
  });

  it('is a chance until the very end of its time, and no longer, and none that is handed in', () => {
    expect(next({ given: [chance({ due: AT })] }).kind).toBe('chance');
    expect(next({ given: [chance({ due: instant('2026-11-18T07:59:59Z') })] }).kind).toBe('ticket');
    expect(next({ given: [chance({ due: SOON, handedIn: true })] }).kind).toBe('ticket');
  });

  it("is else the day's first target, with the first activity that its own menu offers", () => {
    const full = {
      learner: DAY.learner,
      target: B,
      deeper: false,
      choices: [{ activity: activity(), why: { en: '', es: '' } }],
    };

    expect(next({ route: DAY })).toEqual({ kind: 'ticket', target: B });
    expect(next({ route: DAY, menus: [{ ...full, target: A }, full] })).toEqual({
      kind: 'activity',
      target: B,
      activity: activity().title,
      deeper: false,
    });
    const both = { ...full, choices: [{ activity: activity({ titleEs: 'Tiras' }), why: { en: '', es: '' } }] };
    expect(next({ route: DAY, menus: [both] }, 'es')).toMatchObject({ activity: 'Tiras' });
    expect(next({ route: DAY, menus: [both] }, 'en')).toMatchObject({ activity: 'Fraction strips' });
    expect(next({ route: DAY, menus: [{ ...full, deeper: true }] })).toMatchObject({ kind: 'activity', deeper: true });
    expect(
      next({
        route: DAY,
        menus: [
          { ...full, choices: [] },
          { ...full, target: A },
        ],
      }),
    ).toEqual({ kind: 'ticket', target: B });
  });

  it('is the target of the thing done where the day has none', () => {
    expect(next({ route: { ...DAY, targets: [] } })).toEqual({ kind: 'ticket', target: DONE });
    expect(next()).toEqual({ kind: 'ticket', target: DONE });
  });
});
