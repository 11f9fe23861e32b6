/** How often each guard of the write-back was asked, and how often it refused, as seen from the port, the store and the reports. */
export type GuardCount = Record<string, { asked: number; refused: number }>;

/**
 * Every guard that plays have to meet; `--seeds` fails when one never refused. A name says what is refused.
 * `where`: who can meet it at all; absent: every play.
 */
export const GUARDS = {
  'adoption: a draft of an earlier decision': {},
  'adoption: other recipients': {},
  'adoption: a copy made by hand': {},
  'a post with this message stands for others': {},
  'shared post narrowed to who is enrolled': {},
  'recipient is not enrolled': {},
  'row revived with other words': {},
  'row was closed already, or never is again': {},
  'comment unclear: held': {},
  'comment unclear: too early to say': {},
  'paused: nothing is begun': {},
  'paused: a draft is not published': {},
  "over a child's cap": {},
  "over the school's cap": {},
  'absence not yet believed': {},
  'removed by a teacher: not sent again': {},
  'edited by a teacher: left': {},
  'work found before taking back': {},
  'stray too young to sweep': {},
  'plan stale': {},
  'plan waits while paused': {},
  'stroke: the message is gone': {},
  'stroke: another run is at work': {},
  "course is another run's": {},
  'turn overtaken': {},
  'undo: worked on, stays': {},
  'undo: edited, stays': {},
  'undone: not sent again by itself': {},
  'asked for anew: nothing was undone': {},
  'asked for anew: waits for a teacher': {},
  'held: stands already': {},
  'held: no longer so': {},
  'roster lost more than half': {},
  'set back ledger: what stands is not sent again': {},
} as const satisfies Readonly<Record<string, object>>;
export type Guard = keyof typeof GUARDS;

export class Guards {
  readonly counts: GuardCount = {};

  asked(guard: Guard, refused: boolean): void {
    const count = (this.counts[guard] ??= { asked: 0, refused: 0 });
    count.asked += 1;
    if (refused) count.refused += 1;
  }
}

export function addGuards(sum: GuardCount, more: GuardCount): void {
  for (const [guard, { asked, refused }] of Object.entries(more)) {
    const count = (sum[guard] ??= { asked: 0, refused: 0 });
    count.asked += asked;
    count.refused += refused;
  }
}

/** Those that never refused. */
export function neverMet(counts: GuardCount): Guard[] {
  return (Object.keys(GUARDS) as Guard[]).filter((guard) => (counts[guard]?.refused ?? 0) === 0);
}
