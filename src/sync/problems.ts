import type { SetAside } from '../evidence/types.ts';
import type { CourseId, PostId } from '../ids.ts';
import type { Problem } from '../writeback/report.ts';
import type { LedgerRow } from '../writeback/types.ts';

export function frozen(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: `course ${course} is archived or closed in the LMS; it was neither read nor written`,
    do: 'Take it out of the school file, or restore the class in the LMS.',
  };
}

export function evidenceProblem({ kind, what, why, do: todo }: SetAside): Problem {
  return { kind, what: `${what}: ${why}`, do: todo };
}

/** What a teacher edited stays so (promise 4): it is told once a night, not repaired. */
export function editedProblem(rows: readonly LedgerRow[], edited: ReadonlySet<PostId>): Problem[] {
  const titles = rows.flatMap(({ remoteId, write }) => (remoteId !== null && edited.has(remoteId) ? [`"${write.title ?? ''}"`] : []));
  if (titles.length === 0) return [];
  return [{
    kind: 'edited',
    what: `${titles.length} of our posts were edited in the LMS: ${titles.join(', ')}`,
    do: 'Nothing: they are left as they are now.',
  }];
}
