import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { routeDay } from '../../src/routing/route-day.ts';
import type { DayInput } from '../../src/routing/route-day.ts';
import type { Route } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { choice, targetRoute } from '../builders/day-route.ts';
import { target } from '../builders/target.ts';

const ANA = LearnerId.parse('9001');
const A = TargetCode.parse('A');
const B = TargetCode.parse('B');

function day(change: Partial<DayInput> = {}) {
  const [route] = routeDay({
    date: SchoolDate.parse('2026-11-16'), learners: [ANA], dayTargets: [A, B], choices: [],
    routes: [targetRoute('workshop', { target: A }), targetRoute('workshop', { target: B })],
    targets: [target({ code: A }), target({ code: B })],
    ...change,
  });
  if (route === undefined) throw new Error('one learner has one route');
  return route;
}

function onTargets(a: Route, b: Route): Partial<DayInput> {
  return { routes: [targetRoute(a, { target: A }), targetRoute(b, { target: B })] };
}

describe('one route for the day', () => {
  it.each([
    ['workshop', 'workshop', 'workshop'], ['workshop', 'seminar', 'seminar'], ['undecided', 'seminar', 'seminar'],
    ['workshop', 'undecided', 'undecided'], ['undecided', 'undecided', 'undecided'],
  ] as const)('makes of %s and %s: %s', (a, b, expected) => {
    expect(day(onTargets(a, b)).recommended).toBe(expected);
  });

  it('takes no other targets than the day\'s', () => {
    expect(day({ ...onTargets('workshop', 'seminar'), dayTargets: [A] }).recommended).toBe('workshop');
  });

  it('is seminar where a seat is owed on another target', () => {
    const owed = targetRoute('seminar', { target: B, seatOwed: true });
    const route = day({ routes: [targetRoute('workshop', { target: A }), owed], dayTargets: [A] });
    expect(route.recommended).toBe('seminar');
    expect(route.targets.map((each) => each.target)).toEqual([B, A]);
  });

  it('leaves a learner without evidence on a target undecided, with the ticket that would settle it', () => {
    const route = day({ routes: [targetRoute('workshop', { target: A })] });
    expect(route.recommended).toBe('undecided');
    expect(route.why.rule.en).toContain('one more ticket');
  });

  it('is undecided on a day that no ticket gives a target', () => {
    expect(day({ dayTargets: [] })).toMatchObject({ recommended: 'undecided', effective: 'undecided', targets: [] });
  });

  it('names the target that settled it, and not the others', () => {
    const { why } = day(onTargets('workshop', 'seminar'));
    expect(why.rule.en).toContain('“I can do B”');
    expect(why.rule.es).toContain('«Puedo hacer B»');
    expect(why.rule.en).not.toContain('“I can do A”');
  });
});

describe('who decides', () => {
  it('is the student before the evidence', () => {
    const declared = choice({ route: 'seminar' });
    expect(day({ choices: [declared] })).toMatchObject({ recommended: 'workshop', declared, assigned: null, effective: 'seminar' });
  });

  it('is the teacher before the student, and all three facts are kept', () => {
    const declared = choice({ route: 'workshop' });
    const assigned = choice({ by: 'assigned', route: 'seminar', actor: 'teacher' });
    expect(day({ ...onTargets('undecided', 'workshop'), choices: [assigned, declared] }))
      .toMatchObject({ recommended: 'undecided', declared, assigned, effective: 'seminar' });
  });

  it('is the last word of that day; a choice of another day or learner does not count', () => {
    const early = choice({ route: 'seminar', at: instant('2026-11-16T13:00:00Z') });
    const late = choice({ route: 'workshop', at: instant('2026-11-16T14:00:00Z') });
    expect(day({ choices: [late, early] }).declared).toEqual(late);
    expect(day({ choices: [choice({ date: SchoolDate.parse('2026-11-13') })] }).declared).toBeNull();
    expect(day({ choices: [choice({ learner: LearnerId.parse('9002') })] }).declared).toBeNull();
  });

  it('follows P1 whatever the evidence and the choices say', () => {
    const routes = fc.constantFrom<Route>('seminar', 'workshop', 'undecided');
    const chosen = fc.option(fc.constantFrom('seminar' as const, 'workshop' as const));
    fc.assert(fc.property(routes, routes, chosen, chosen, (a, b, declared, assigned) => {
      const route = day({ ...onTargets(a, b), choices: [
        ...(declared === null ? [] : [choice({ route: declared })]),
        ...(assigned === null ? [] : [choice({ by: 'assigned', route: assigned, actor: 'teacher' })]),
      ] });
      expect(route.effective).toBe(assigned ?? declared ?? route.recommended);
      expect(route.recommended).toBe(day(onTargets(a, b)).recommended);
    }));
  });
});

describe('a mismatch of choice and evidence', () => {
  it.each([['workshop', 'seminar'], ['seminar', 'workshop']] as const)('is a question: %s chosen, %s recommended', (chosen, recommended) => {
    const { question } = day({ ...onTargets(recommended, recommended), choices: [choice({ route: chosen })] });
    expect(question?.en).toContain('?');
    expect(question?.es).toMatch(/¿.*\?/);
  });

  it('is none where the evidence leaves it open, and none once the teacher has answered', () => {
    const assigned = choice({ by: 'assigned', route: 'seminar', actor: 'teacher' });
    expect(day({ ...onTargets('undecided', 'undecided'), choices: [choice()] }).question).toBeNull();
    expect(day({ ...onTargets('seminar', 'seminar'), choices: [choice(), assigned] }).question).toBeNull();
    expect(day(onTargets('seminar', 'seminar')).question).toBeNull();
  });

  it('announces the check that follows workshop chosen before it is shown', () => {
    expect(day({ ...onTargets('undecided', 'workshop'), choices: [choice()] }).why.rule.en).toContain('3 to 5 new questions');
    expect(day({ choices: [choice()] }).why.rule.en).not.toContain('3 to 5 new questions');
  });
});
