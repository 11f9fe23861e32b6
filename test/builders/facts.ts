import { NOTHING_SEEN } from '../../src/plan/decisions.ts';

/** The facts of a day besides its class and its evidence, where nothing has happened yet. */
export const A_QUIET_DAY = {
  given: [],
  seen: NOTHING_SEEN,
  choices: [],
  asks: [],
  past: [],
  earlierNotes: [],
  questionWords: new Map<never, never>(),
  addresses: new Map<never, never>(),
  assessments: [],
  openExits: [],
};
