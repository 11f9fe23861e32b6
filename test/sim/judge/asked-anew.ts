import type { Marker } from '../../../src/ids.ts';
import { askedAnewWords } from '../../../src/plan/undone.ts';
import type { SchoolDate } from '../../../src/time.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';

const ASKED = askedAnewWords('' as SchoolDate);

/**
 * Whether what was taken back at one step could rightly be sent again by another: on that day a person had asked for it anew, by a run
 * by hand or from the page, and then approved a plan of that very day which says so. What an undo takes back later has to be asked for again.
 * What was approved and did not arrive that day is given by a later one, to whoever shares it then.
 */
export function isAskedAnew(
  { orders }: Pick<Played, 'orders'>,
  room: Room,
  undone: { readonly marker: string | null; readonly step: number },
  again: { readonly marker: string | null; readonly sent: number },
): boolean {
  const { moves, begun, plans, keys } = room.book;
  // learners who shared a chance may now have one each
  const [key, sentAs] = [undone, again].map(({ marker }) => keys.get((marker ?? '') as Marker));
  return moves.some(({ key: of, step, trouble, to, actor }) => {
    if (of !== key || step <= undone.step || step > again.sent) return false;
    if (to === 'CANCELLED' && actor.endsWith('approval')) return trouble?.startsWith(ASKED) === true;
    const day = orders.anew
      .filter((order) => order.room === room && order.step <= step)
      .flatMap(({ days }) => days)
      .find((each) => trouble === askedAnewWords(each));
    if (day === undefined) return false;
    return begun.some(
      (each) =>
        each.write.key === sentAs &&
        each.step > step &&
        each.step <= again.sent &&
        each.actor.endsWith('approval') &&
        plans.findLast(({ plan, step: laid }) => plan !== null && laid <= each.step)?.plan?.date === day,
    );
  });
}
