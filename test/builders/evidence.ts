import type { Evidence } from '../../src/evidence/types.ts';
import { CourseId, CourseworkId, EvidenceId, LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';

/** One machine-graded answer on an entrance ticket; a test states only what it is about. */
export function evidence(change: Partial<Evidence> = {}): Evidence {
  const row = {
    learner: LearnerId.parse('9001'),
    target: TargetCode.parse('5.NF.A.1'),
    course: CourseId.parse('6001'),
    coursework: CourseworkId.parse('7001'),
    source: SourceId.parse('7001'),
    kind: 'entrance',
    item: null,
    attempt: 1,
    by: 'machine',
    share: 0.5,
    points: 1,
    possible: 2,
    questions: 1,
    at: instant('2026-09-01T14:00:00Z'),
    provisional: false,
    provenance: 'response-1',
    version: 1,
    ...change,
  } as const;
  const key = change.key ?? [row.learner, row.target, row.source, row.item, row.attempt, row.by].join('|');
  return { ...row, key, id: change.id ?? EvidenceId.parse(`${key}|${row.version}`) };
}
