/** What holds a write back for a day: the school's cap, the class's, or a child's for notes or for items. */
export const LIMITS = ['school', 'class', 'note', 'item'] as const;
export type Limit = (typeof LIMITS)[number];

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
