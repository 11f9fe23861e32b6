/** What plays have to meet; a long run fails when one was never met. A name says what happens. */
export const GUARDS = [
  'save: came twice, taken once',
  'save: built on something older, conflict',
  'save: while the class grades or after, late',
  'save: told late again at another try',
  'save: under another session, refused',
  'save: session ended, refused',
  'save: left the class, refused',
  'save: assignment gone, kept late',
  'live: another session, refused',
  'conflict: asked, mine',
  'conflict: asked, the other',
  'unsent: sent by the next opening',
  'unsent: of another person on the device, left alone',
  'device keeps nothing: said so',
  'network away: kept on the device',
  'page left: the rest went out',
  'more time: late answers sent anew',
  'late answer counted by a teacher',
  'late answer left aside again',
  'step: not allowed now, refused',
  'step: already taken, nothing changes',
  'more time after a key: refused',
  'key: one question',
  'mark: key not shown, refused',
  'declare: marks to make first, refused',
  'declare: kept',
  'days over: closed by itself',
  'server died before a transaction',
  'server died within a transaction',
  'server died after a transaction',
  'night: in the middle of the ticket',
  "night: the ticket's own coursework left out",
  'role asked again: LMS silent, goes on',
  'two tabs of one person',
  'Chromebook lost',
  'habit ticket: no evidence',
] as const;
export type Guard = (typeof GUARDS)[number];

export type GuardCount = Partial<Record<Guard, number>>;

export function addGuards(sum: GuardCount, more: GuardCount): void {
  for (const guard of GUARDS) {
    const times = more[guard] ?? 0;
    if (times > 0) sum[guard] = (sum[guard] ?? 0) + times;
  }
}

export function neverMet(counts: GuardCount): Guard[] {
  return GUARDS.filter((guard) => (counts[guard] ?? 0) === 0);
}
