import type { Hand } from './watched.ts';
import type { Actor } from '../world.ts';

/** What a process knows as it sends a change now. Only that counts, whenever the change arrives. */
export function handOf(actor: Actor, step: number): (id?: string) => Hand & { readonly ours: true } {
  const { label, looked, rosterLooked, pauseAsked, overtaken, began, beganAt } = actor;
  const [lookedAt, workLooked, leftOut] = [new Map(actor.lookedAt), new Map(actor.workLooked), new Set(actor.leftOut)];
  return (id) => ({
    ours: true,
    actor: label,
    sent: step,
    began,
    beganAt,
    overtaken,
    roster: rosterLooked,
    pause: pauseAsked,
    looked: id === undefined ? looked : Math.max(leftOut.has(id) ? -1 : looked, lookedAt.get(id) ?? -1),
    work: id === undefined ? -1 : (workLooked.get(id) ?? -1),
  });
}
