import type { SetAside } from '../evidence/types.ts';
import type { CourseId, PostId } from '../ids.ts';
import type { LmsError } from '../lms/errors.ts';
import type { StoreError, StoreErrorKind } from '../store/errors.ts';
import { LIMITS, type Limit } from '../plan/limits.ts';
import type { Problem } from '../report/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { namedPosts } from './named-posts.ts';

export function frozen(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: `course ${course} is archived or closed in the LMS; it was neither read nor written`,
    do: 'Take it out of the school file, or restore the class in the LMS.',
  };
}

/** The credential's account teaches the class no longer: nothing of it is Waymark's to read or write (writeback/PROTOCOL.md F40). */
export function notTeaching(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: `the account that Waymark acts for no longer teaches course ${course}; nothing was taken over and nothing was sent`,
    do: 'Name a teacher of the class as "teacher" in the school file, load it, and let that teacher connect: waymark grant.',
  };
}

/** The course is another run's, now or meanwhile. */
export function busy(course: CourseId): Problem {
  return {
    kind: 'busy',
    what: `another run is working on course ${course}`,
    do: 'Wait until it has ended; it does the same work.',
  };
}

export function refusedBy({ kind, message, todo }: LmsError): Problem {
  return { kind, what: message, do: todo };
}

/** A store's failure: some pass by themselves, some are mended in the settings, some are ours. */
export function stoppedBy(course: CourseId, { kind, message, todo }: StoreError): Problem {
  return { kind: STORE[kind], what: `course ${course}: ${message}`, do: todo };
}

/** A school of which no course can be told, as what it says of itself cannot be read. */
export function unreadSchool({ kind, message, todo }: StoreError): Problem {
  return { kind: STORE[kind], what: message, do: todo };
}

const STORE = {
  busy: 'down',
  unreachable: 'down',
  conflict: 'down',
  overtaken: 'busy',
  behind: 'settings',
  ahead: 'settings',
  changed: 'settings',
  folder: 'settings',
  file: 'settings',
  key: 'settings',
  refused: 'fault',
  misuse: 'fault',
} satisfies Readonly<Record<StoreErrorKind, Problem['kind']>>;

export function faultProblem(course: CourseId, reference: string): Problem {
  return {
    kind: 'fault',
    what: `course ${course}: something went wrong on our side, reference ${reference}`,
    do: 'Tell whoever looks after Waymark the reference; the log says under it where it happened. The next night begins anew.',
  };
}

export function pausedProblem(why: string): Problem {
  return {
    kind: 'paused',
    what: `Nothing was sent: ${why}.`,
    do: 'Resume it on the board or with: waymark resume. The next night then decides anew.',
  };
}

const LIMIT_TODO = {
  school:
    'They go out with the next night where they still hold. If days like this are usual at the school, give "writesADay" in the school file more room.',
  class:
    'Look at them on the board; if they are not right, pause the class. They are tried again each night, where they still hold.',
  note: 'It goes out with the next night: a learner gets one note a day.',
  item: 'They go out with the next night: a learner gets three things a day.',
} as const satisfies Readonly<Record<Limit, string>>;

/** What the limits of a day held back, limit by limit. */
export function capProblems(capped: readonly { readonly limit: Limit; readonly why: string }[]): Problem[] {
  return LIMITS.flatMap((limit): Problem[] => {
    const same = capped.filter((each) => each.limit === limit);
    const [first] = same;
    if (first === undefined) return [];
    const many = same.length === 1 ? '1 write was not sent' : `${same.length} writes were not sent`;
    return [{ kind: 'cap', what: `${many}: ${first.why}`, do: LIMIT_TODO[limit] }];
  });
}

/** What evidence set aside, one line for each reason: the same on twelve quizzes is one thing to know. */
export function evidenceProblems(setAside: readonly SetAside[]): Problem[] {
  const byReason = new Map<string, SetAside[]>();
  for (const each of setAside)
    byReason.set(`${each.kind} ${each.why}`, [...(byReason.get(`${each.kind} ${each.why}`) ?? []), each]);
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const named = same
      .slice(0, NAMED)
      .map(({ what }) => what)
      .join('; ');
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
  const titles = rows.flatMap(({ remoteId, write }) =>
    remoteId !== null && edited.has(remoteId) ? [write.title] : [],
  );
  if (titles.length === 0) return [];
  return [
    {
      kind: 'edited',
      what: `${titles.length === 1 ? 'A post of ours was' : `${titles.length} posts of ours were`} edited in the LMS: ${namedPosts(titles)}`,
      do: 'Nothing: they are left as they are now.',
    },
  ];
}
