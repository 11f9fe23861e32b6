import { CourseworkId } from '../../src/ids.ts';
import type { Coursework } from '../../src/lms/types.ts';
import { instant } from '../../src/time.ts';

/** A published ticket without a quiz. */
export function coursework(change: Partial<Coursework> = {}): Coursework {
  return {
    id: CourseworkId.parse('7001'),
    title: 'Entrance ticket',
    state: 'published',
    maxPoints: 4,
    due: null,
    createdAt: instant('2026-09-01T12:00:00Z'),
    updatedAt: instant('2026-09-01T12:00:00Z'),
    quizzes: [],
    post: null,
    ...change,
  };
}
