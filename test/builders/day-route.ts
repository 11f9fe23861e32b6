import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Choice, DayRoute, Route, TargetRoute } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';

const DATE = SchoolDate.parse('2026-11-16');
const WHY = {
  evidence: [],
  rule: { en: 'The rule.', es: 'La regla.' },
  wouldChange: { en: 'A ticket.', es: 'Un boleto.' },
};

export function targetRoute(route: Route, change: Partial<TargetRoute> = {}): TargetRoute {
  return {
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    route,
    seatOwed: false,
    why: WHY,
    ...change,
  };
}

/** The student's own choice of that day. */
export function choice(change: Partial<Choice> = {}): Choice {
  return {
    learner: LearnerId.parse('9001'),
    by: 'declared',
    route: 'workshop',
    place: null,
    date: DATE,
    at: instant('2026-11-16T14:30:00Z'),
    actor: 'student',
    ...change,
  };
}

/** A day on one target, with nobody's choice. */
export function dayRoute(recommended: Route, change: Partial<DayRoute> = {}): DayRoute {
  const learner = change.learner ?? LearnerId.parse('9001');
  return {
    learner,
    date: DATE,
    recommended,
    declared: null,
    assigned: null,
    effective: recommended,
    question: null,
    targets: [targetRoute(recommended, { learner })],
    why: WHY,
    ...change,
  };
}
