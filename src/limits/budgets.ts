/** Requests a minute, and of whom. Generous on purpose: what reaches one is a program, or a page whose script runs wild. */
export const BUDGETS = {
  /** Of one session: pages and buttons. */
  page: { of: 'session', points: 600 },
  /** Of one session: what open pages ask and save by themselves. A page asks once a second and saves once a second (FRAMES.md 5.3). */
  live: { of: 'session', points: 1800 },
  /** Of one address: all from whoever is not signed in, a thousand who sign in within a minute behind one school's address included. */
  stranger: { of: 'address', points: 6000 },
  /** Of one address: sign-ins and launches that were refused. */
  entry: { of: 'address', points: 600 },
  /** Of one address: jobs that were refused to their caller. */
  job: { of: 'address', points: 60 },
} as const satisfies Readonly<Record<string, { readonly of: 'session' | 'address'; readonly points: number }>>;

export type Budget = keyof typeof BUDGETS;

export const SECONDS = 60;
