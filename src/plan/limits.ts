import type { Said } from '../language.ts';

/** What holds a write back for a day: the school's cap, the class's, or a child's for notes or for items. */
export const LIMITS = ['school', 'class', 'note', 'item'] as const;
export type Limit = (typeof LIMITS)[number];

/** A limit that is reached, and how many writes it lets through. */
export interface Reached {
  readonly limit: Limit;
  readonly most: number;
}

/** Why a write stays undone, as the tail of a sentence. */
export function reachedWords({ limit, most }: Reached): Said {
  return REACHED[limit](most);
}

const REACHED = {
  school: (most) => ({
    en: `over the cap of ${most} writes a day for this school`,
    es: `se pasa del límite de ${most} mensajes al día para esta escuela`,
  }),
  class: (most) => ({
    en: `over the cap of ${most} writes a night for this class`,
    es: `se pasa del límite de ${most} mensajes por noche para esta clase`,
  }),
  note: perLearner,
  item: perLearner,
} as const satisfies Readonly<Record<Limit, (most: number) => Said>>;

function perLearner(most: number): Said {
  return {
    en: `over the cap of ${most} a day for a learner`,
    es: `se pasa del límite de ${most} al día para un estudiante`,
  };
}

/** Remembered with the row that was left, so that the board can say why it waits (`LedgerRow.trouble`). */
export const LEFT_BY = {
  school: "left for another day by the school's cap",
  class: "left for another day by the class's cap",
  note: 'left for another day by the cap of notes for a learner',
  item: 'left for another day by the cap of items for a learner',
} as const satisfies Readonly<Record<Limit, string>>;

/** The limit a row was left by; null where its trouble is another, or none. */
export function limitOf(trouble: string | null): Limit | null {
  return LIMITS.find((limit) => LEFT_BY[limit] === trouble) ?? null;
}
