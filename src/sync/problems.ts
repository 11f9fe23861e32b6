import type { SetAside } from '../evidence/types.ts';
import type { CourseId, PostId } from '../ids.ts';
import type { LmsError } from '../lms/errors.ts';
import type { Problem } from '../writeback/report.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';

export function frozen(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: `course ${course} is archived or closed in the LMS; it was neither read nor written`,
    do: 'Take it out of the school file, or restore the class in the LMS.',
  };
}

/** The credential's account teaches the class no longer: nothing of it is Waymark's to read or write (safety protocol F40). */
export function notTeaching(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: `the account that Waymark acts for no longer teaches course ${course}; nothing was taken over and nothing was sent`,
    do: 'Name a teacher of the class as "teacher" in the school file, load it, and let that teacher connect: waymark grant.',
  };
}

/** The course is another run's, now or meanwhile. */
export function busy(course: CourseId): Problem {
  return { kind: 'busy', what: `another run is working on course ${course}`, do: 'Wait until it has ended; it does the same work.' };
}

export function refusedBy({ kind, message, todo }: LmsError): Problem {
  return { kind, what: message, do: todo };
}

export function pausedProblem(why: string): Problem {
  return { kind: 'paused', what: `Nothing was sent: ${why}.`, do: 'Resume it on the board or with: waymark resume. The next night then decides anew.' };
}

export function capProblems(capped: readonly { readonly why: string }[]): Problem[] {
  return capped.length === 0 ? [] : [{
    kind: 'cap',
    what: `${capped.length} writes were not sent: ${capped[0]?.why ?? ''}`,
    do: 'They stay in the plan and go out another day. If this keeps coming, look at the decisions on the board.',
  }];
}

/** What evidence set aside, one line for each reason: the same on twelve quizzes is one thing to know. */
export function evidenceProblems(setAside: readonly SetAside[]): Problem[] {
  const byReason = new Map<string, SetAside[]>();
  for (const each of setAside) byReason.set(`${each.kind} ${each.why}`, [...(byReason.get(`${each.kind} ${each.why}`) ?? []), each]);
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const named = same.slice(0, NAMED).map(({ what }) => what).join('; ');
    const more = same.length > NAMED ? `; and ${same.length - NAMED} more` : '';
    return [{ kind: first.kind, what: capital(`${named}${more}: ${first.why}`), do: first.do }];
  });
}

const NAMED = 3;

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
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
