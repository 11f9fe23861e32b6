import type { LearnerId } from '../../../src/ids.ts';
import type { PostRequest } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import type { Wrong } from '../play.ts';
import { nameOf } from '../school.ts';
import { bodyOf } from '../sim-lms.ts';

/** A learner is found again by name, and the first who has it is taken. */
export function recipientByName(): Wrong {
  return {
    lms: (lms, host) =>
      sendingTo(lms, (learner) => [...host.enrolled].find((each) => nameOf(each) === nameOf(learner)) ?? learner),
  };
}

/** A learner is the n-th of the list, whatever list it is by now. */
export function recipientByIndex(): Wrong {
  return {
    lms: (lms, host) => {
      let listed: readonly LearnerId[] = [];
      return {
        ...sendingTo(lms, (learner) => [...host.enrolled][listed.indexOf(learner)] ?? learner),
        async *roster(course) {
          listed = [...host.enrolled];
          yield* lms.roster(course);
        },
      };
    },
  };
}

function sendingTo(lms: Lms, find: (learner: LearnerId) => LearnerId): Lms {
  return {
    ...lms,
    ensureDraft: (course, request, seen) => {
      const [first, ...rest] = request.to;
      const to =
        request.about === 'learner'
          ? { ...request, to: [find(first)] as const }
          : { ...request, to: [find(first), ...rest.map(find)] as const };
      return lms.ensureDraft(course, to, seen);
    },
  };
}

/** The request leaves the mode out, which means the whole class, and nobody compares what comes back. */
export function modeUnset(): Wrong {
  return {
    manners: {
      compares: false,
      body: (request: PostRequest) => {
        const { mode: _mode, ...body } = bodyOf(request);
        return body;
      },
    },
  };
}

/** One buffer for all texts, emptied only when a post was made. */
export function sharedBuffer(): Wrong {
  const buffer: string[] = [];
  return {
    lms: (lms) => ({
      ...lms,
      ensureDraft: async (course, request, seen) => {
        buffer.push(request.text);
        const written = await lms.ensureDraft(course, { ...request, text: buffer.join('\n') }, seen);
        buffer.length = 0;
        return written;
      },
    }),
  };
}
