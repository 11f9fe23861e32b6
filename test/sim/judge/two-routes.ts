import type { LearnerId, Marker } from '../../../src/ids.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';
import type { HostPost } from './watched.ts';

/**
 * Two route posts of one day before one child when a quiet day was over. While the day is laid anew a post may be given before the other
 * is taken; and what people had a hand in, or a child has worked on, stays.
 */
export function twoRoutes({ rests }: Pick<Played, 'rests'>, { host, book, handedIn }: Room, lost: LostDays): Finding[] {
  const touched = new Set(host.changes.filter(({ by }) => !by.ours).map(({ after }) => after.id));
  return rests.flatMap((rest) => {
    const there = new Map<string, HostPost>();
    for (const { step, after } of host.changes) if (step <= rest) there.set(after.id, after);
    const routes = new Map<string, string[]>();
    for (const post of there.values()) {
      const write = book.decided.get((post.marker ?? '') as Marker)?.[0];
      if (
        write?.kind !== 'route' ||
        post.state !== 'PUBLISHED' ||
        !post.project ||
        touched.has(post.id) ||
        lost.post(post.id)
      )
        continue;
      for (const learner of post.students) {
        if (!keeps(post, learner))
          routes.set(`${learner} of ${write.date}`, [...(routes.get(`${learner} of ${write.date}`) ?? []), post.id]);
      }
    }
    return [...routes].flatMap(([route, ids]): Finding[] =>
      ids.length < 2 ? [] : [{ kind: 'two-routes', what: `the route of ${route} stands in ${ids.join(' and ')}` }],
    );
  });

  function keeps({ id }: HostPost, learner: LearnerId): boolean {
    return handedIn.some((each) => each.post === id && each.learner === learner);
  }
}
