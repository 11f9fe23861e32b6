import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { oneNextStep, type OwnPlan } from '../../src/notes/next.ts';
import { instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance } from '../builders/chance.ts';
import { dayRoute } from '../builders/day-route.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const AT = instant('2026-11-18T08:00:00Z');
const [SOON, LATE] = [instant('2026-11-20T05:59:00Z'), instant('2026-11-24T05:59:00Z')];

function next(change: Partial<OwnPlan> = {}) {
  return oneNextStep({ reassignments: [], given: [], menus: [], route: null, seat: null, ...change }, AT);
}

describe('the one next step', () => {
  it('is the chance that ends first, in whatever order they were given', () => {
    const [soon, late] = [chance({ target: A, due: SOON }), chance({ target: B, due: LATE })];
    const first = { kind: 'chance', target: A, due: SOON };

    expect(next({ given: [soon, late] })).toEqual(first);
    expect(next({ given: [late, soon] })).toEqual(first);
  });

  it('is, of chances that end together, always the same one', () => {
    const [a, b] = [chance({ target: A, due: SOON }), chance({ target: B, due: SOON })];

    expect([next({ given: [a, b] }), next({ given: [b, a] })].map(({ target }) => target)).toEqual([A, A]);
  });

  it('is a chance until the very end of its time, and no longer', () => {
    expect(next({ given: [chance({ due: AT })] }).kind).toBe('chance');
    expect(next({ given: [chance({ due: instant('2026-11-18T07:59:59Z') })] }).kind).toBe('ticket');
  });

  it('passes over a menu without a choice', () => {
    const empty = { learner: dayRoute('workshop').learner, target: A, deeper: false, choices: [] };
    const full = { ...empty, target: B, choices: [{ activity: activity(), why: { en: '', es: '' } }] };

    expect(next({ menus: [empty, full] })).toEqual({ kind: 'choice', target: B, activity: activity().title });
    expect(next({ menus: [empty] })).toEqual({ kind: 'ticket', target: null });
  });

  it('is else one more ticket: on what the day needs first, or on whatever comes where the day has no target', () => {
    const route = dayRoute('undecided');

    expect(next({ route })).toEqual({ kind: 'ticket', target: route.targets[0]?.target });
    expect(next({ route: { ...route, targets: [] } })).toEqual({ kind: 'ticket', target: null });
    expect(next()).toEqual({ kind: 'ticket', target: null });
  });
});
