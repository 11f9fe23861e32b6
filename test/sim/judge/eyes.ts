import { sameLearners } from '../../../src/lms/adopt.ts';
import type { Post, PostRequest, Seen } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { hasWorked } from '../../../src/writeback/worked.ts';
import type { Guards } from '../guards.ts';
import type { Actor, World } from '../world.ts';

/** The port of one process with somebody who watches: what the run was told, and which guards stood in its way. */
export function watchedPort(
  lms: Lms,
  { world, actor, guards }: { readonly world: World; readonly actor: Actor; readonly guards: Guards },
): Lms {
  /** What a list told counts from the step at which it was begun. */
  async function* told<T>(
    rows: AsyncIterable<T>,
    ended: (begun: number, all: readonly T[]) => void,
  ): AsyncGenerator<T> {
    const begun = world.step;
    const all: T[] = [];
    for await (const row of rows) {
      all.push(row);
      yield row;
    }
    ended(begun, all);
  }
  return {
    ...lms,
    get can() {
      return lms.can;
    },
    roster: (course) =>
      told(lms.roster(course), (begun) => {
        actor.rosterLooked = { from: begun, to: world.step };
      }),
    submissions: (course, only) =>
      only === undefined
        ? lms.submissions(course)
        : told(lms.submissions(course, only), (begun, all) => {
            actor.workLooked.set(only, begun);
            guards.asked(
              'work found before taking back',
              all.some((row) => row.ok && hasWorked(row.value)),
            );
          }),
    posts: (course, carriers) =>
      told(lms.posts(course, carriers), (_begun, all) => {
        actor.listed.set(
          course,
          all.flatMap((row) => (row.ok ? [row.value] : [])),
        );
      }),
    ensureDraft: (course, request, seen) => {
      adoptions(guards, request, seen, actor.listed.get(course) ?? []);
      return lms.ensureDraft(course, request, seen);
    },
  };
}

/** Each post that carries the marker of a request may be taken over, or not. */
function adoptions(guards: Guards, request: PostRequest, seen: Seen, listed: readonly Post[]): void {
  for (const post of listed) {
    if (post.marker !== request.marker || post.ref.carrier !== request.carrier || post.state === 'deleted') continue;
    guards.asked('adoption: a copy made by hand', !post.ours);
    if (!post.ours) continue;
    guards.asked('adoption: a draft of an earlier decision', !seen.posts.includes(post));
    guards.asked('adoption: other recipients', !sameLearners(post.assignees, request.to));
  }
}
