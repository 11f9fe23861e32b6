import { CourseId, PlanId, RunId } from '../../src/ids.ts';
import type { Plan } from '../../src/plan/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { routeWrite } from './memory/ledger.ts';

/** A plan of one route post. */
export function plan(change: Partial<Plan> = {}): Plan {
  return {
    id: PlanId.parse('plan-1'),
    run: RunId.parse('run-1'),
    course: CourseId.parse('6001'),
    at: instant('2026-09-02T07:10:00Z'),
    date: SchoolDate.parse('2026-09-02'),
    writes: [routeWrite()],
    hash: 'hash-1',
    ...change,
  };
}
