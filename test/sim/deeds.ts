import type { Lms } from '../../src/lms/types.ts';
import type { Actor } from './world.ts';

type Doing = Pick<Actor, 'deeds' | 'lateDeeds' | 'overtaken'>;

/**
 * The port, counting what its process sets out to change. One verb of it is one deed, however many requests it takes: a heading or a
 * grading category before the post, the removal of a draft that came back different, which nobody but its maker knows of.
 */
export function countingDeeds(lms: Lms, actor: Doing): Lms {
  const { comments } = lms;
  function deed<T>(does: () => Promise<T>): Promise<T> {
    actor.deeds += 1;
    return does();
  }
  return {
    ...lms,
    get can() {
      return lms.can;
    },
    comments:
      comments === null ? null : { ...comments, say: (course, request) => deed(() => comments.say(course, request)) },
    ensureDraft: (course, request, seen) => deed(() => lms.ensureDraft(course, request, seen)),
    ensurePublished: (course, post, sure) => deed(() => lms.ensurePublished(course, post, sure)),
    ensureAssignees: (course, post, to) => deed(() => lms.ensureAssignees(course, post, to)),
    ensureWords: (course, post, words) => deed(() => lms.ensureWords(course, post, words)),
    ensureGone: (course, post) => deed(() => lms.ensureGone(course, post)),
  };
}

/** A request that changes something leaves now: after another run has taken the course, its deed is a late one. */
export function leaves(actor: Doing): void {
  if (actor.overtaken) actor.lateDeeds.add(actor.deeds);
}
