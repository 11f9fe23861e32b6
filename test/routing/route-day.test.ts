import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { EvidenceId, LearnerId, TargetCode } from '../../src/ids.ts';
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
    date: SchoolDate.parse('2026-11-16'),
    learners: [ANA],
    dayTargets: [A, B],
    choices: [],
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

function said(code: TargetCode, route: Route, evidence: string[] = []) {
  return targetRoute(route, {
    target: code,
    why: {
      evidence: evidence.map((id) => EvidenceId.parse(id)),
      rule: { en: `Rule ${code}.`, es: `Regla ${code}.` },
      wouldChange: { en: `Change ${code}.`, es: `Cambio ${code}.` },
    },
  });
}

describe('one route for the day', () => {
  it.each([
    ['workshop', 'workshop', 'workshop'],
    ['workshop', 'seminar', 'seminar'],
    ['undecided', 'seminar', 'seminar'],
    ['workshop', 'undecided', 'undecided'],
    ['undecided', 'undecided', 'undecided'],
  ] as const)('makes of %s and %s: %s', (a, b, expected) => {
    expect(day(onTargets(a, b)).recommended).toBe(expected);
  });

  it("takes no other targets than the day's", () => {
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

describe('why a route was chosen', () => {
  it('is the rule of each target that settled it, and what would change it, in both languages', () => {
    const { why } = day({ routes: [said(A, 'seminar', ['e1', 'e2']), said(B, 'seminar', ['e2', 'e3'])] });

    expect(why).toEqual({
      evidence: ['e1', 'e2', 'e3'],
      rule: {
        en: '“I can do A”: Rule A. “I can do B”: Rule B.',
        es: '«Puedo hacer A»: Regla A. «Puedo hacer B»: Regla B.',
      },
      wouldChange: {
        en: "“I can do A”: Change A. “I can do B”: Change B. The student's own choice goes before the evidence, and the teacher's before both.",
        es: '«Puedo hacer A»: Cambio A. «Puedo hacer B»: Cambio B. La elección del estudiante va antes que la evidencia, y la del docente antes que ambas.',
      },
    });
  });

  it('names three targets at most', () => {
    const codes = ['A', 'B', 'C', 'D'].map((code) => TargetCode.parse(code));
    const { why } = day({
      dayTargets: codes,
      routes: codes.map((code) => said(code, 'seminar')),
      targets: codes.map((code) => target({ code })),
    });

    expect(why.rule.en).toContain('Rule C.');
    expect(why.rule.en).not.toContain('Rule D.');
  });

  it('says what is missing on a day without a target, and on a target without evidence', () => {
    expect(day({ dayTargets: [] }).why).toEqual({
      evidence: [],
      rule: {
        en: 'No ticket gives this day a target yet: one more ticket.',
        es: 'Todavía ningún boleto le da un objetivo a este día: un boleto más.',
      },
      wouldChange: {
        en: 'A ticket with a tagged target would change it.',
        es: 'Lo cambiaría un boleto con un objetivo etiquetado.',
      },
    });
    expect(day({ dayTargets: [A], routes: [] }).targets).toEqual([
      {
        learner: ANA,
        target: A,
        route: 'undecided',
        seatOwed: false,
        why: {
          evidence: [],
          rule: {
            en: 'No evidence on this target yet: one more ticket.',
            es: 'Todavía no hay evidencia sobre este objetivo: un boleto más.',
          },
          wouldChange: {
            en: 'A first ticket and a result on a second occasion would show whether seminar or workshop fits.',
            es: 'Un primer boleto y un resultado en una segunda ocasión mostrarían si conviene el seminario o el taller.',
          },
        },
      },
    ]);
  });

  it('says the same of the check that follows workshop in Spanish', () => {
    const undecided = onTargets('undecided', 'undecided');

    expect(day({ ...undecided, choices: [choice()] }).why.rule.es).toMatch(
      /El estudiante eligió el taller: una revisión de 3 a 5 preguntas nuevas/,
    );
    expect(day({ ...undecided, choices: [choice({ route: 'seminar' })] }).why.rule.en).not.toContain(
      '3 to 5 new questions',
    );
    expect(day(undecided).why.rule.en).not.toContain('3 to 5 new questions');
  });

  it('has the targets that need most first: seminar, then undecided, a seat that is owed before others, then by code', () => {
    const C = TargetCode.parse('C');
    const order = (...routes: ReturnType<typeof said>[]) =>
      day({ dayTargets: [A, B, C], routes }).targets.map((each) => each.target);

    expect(order(said(A, 'workshop'), said(B, 'undecided'), said(C, 'seminar'))).toEqual([C, B, A]);
    expect(order(said(A, 'seminar'), { ...said(B, 'seminar'), seatOwed: true }, said(C, 'workshop'))).toEqual([
      B,
      A,
      C,
    ]);
    expect(order(said(C, 'seminar'), said(A, 'seminar'), said(B, 'seminar'))).toEqual([A, B, C]);
  });
});

describe('who decides', () => {
  it('is the student before the evidence', () => {
    const declared = choice({ route: 'seminar' });
    expect(day({ choices: [declared] })).toMatchObject({
      recommended: 'workshop',
      declared,
      assigned: null,
      effective: 'seminar',
    });
  });

  it('is the teacher before the student, and all three facts are kept', () => {
    const declared = choice({ route: 'workshop' });
    const assigned = choice({ by: 'assigned', route: 'seminar', actor: 'teacher' });
    expect(day({ ...onTargets('undecided', 'workshop'), choices: [assigned, declared] })).toMatchObject({
      recommended: 'undecided',
      declared,
      assigned,
      effective: 'seminar',
    });
  });

  it('is the last word of that day; a choice of another day or learner does not count', () => {
    const early = choice({ route: 'seminar', at: instant('2026-11-16T13:00:00Z') });
    const late = choice({ route: 'workshop', at: instant('2026-11-16T14:00:00Z') });
    expect(day({ choices: [late, early] }).declared).toEqual(late);
    expect(day({ choices: [early, late] }).declared).toEqual(late);
    expect(day({ choices: [choice({ date: SchoolDate.parse('2026-11-13') })] }).declared).toBeNull();
    expect(day({ choices: [choice({ learner: LearnerId.parse('9002') })] }).declared).toBeNull();
  });

  it('follows P1 whatever the evidence and the choices say', () => {
    const routes = fc.constantFrom<Route>('seminar', 'workshop', 'undecided');
    const chosen = fc.option(fc.constantFrom('seminar' as const, 'workshop' as const));
    fc.assert(
      fc.property(routes, routes, chosen, chosen, (a, b, declared, assigned) => {
        const route = day({
          ...onTargets(a, b),
          choices: [
            ...(declared === null ? [] : [choice({ route: declared })]),
            ...(assigned === null ? [] : [choice({ by: 'assigned', route: assigned, actor: 'teacher' })]),
          ],
        });
        expect(route.effective).toBe(assigned ?? declared ?? route.recommended);
        expect(route.recommended).toBe(day(onTargets(a, b)).recommended);
      }),
    );
  });
});

describe('a mismatch of choice and evidence', () => {
  it.each([
    ['workshop', 'seminar'],
    ['seminar', 'workshop'],
  ] as const)('is a question: %s chosen, %s recommended', (chosen, recommended) => {
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

  it('is none where both say the same', () => {
    expect(day({ ...onTargets('seminar', 'seminar'), choices: [choice({ route: 'seminar' })] }).question).toBeNull();
    expect(day({ ...onTargets('workshop', 'workshop'), choices: [choice()] }).question).toBeNull();
    expect(
      day({ ...onTargets('undecided', 'undecided'), choices: [choice({ route: 'seminar' })] }).question,
    ).toBeNull();
  });

  it('announces the check that follows workshop chosen before it is shown', () => {
    expect(day({ ...onTargets('undecided', 'workshop'), choices: [choice()] }).why.rule.en).toContain(
      '3 to 5 new questions',
    );
    expect(day({ choices: [choice()] }).why.rule.en).not.toContain('3 to 5 new questions');
  });
});
