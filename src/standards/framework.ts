import { z } from 'zod';

/** One standard as somebody publishes it. */
export const Standard = z.strictObject({
  id: z.string(),
  /** Null: it has none, as headings often do. */
  code: z.string().nullable(),
  text: z.string(),
  /** As published, e.g. `05` or `5`, joined by commas where it is for several. */
  grade: z.string(),
  /** Steps below the top. */
  depth: z.int().min(0),
  /** Nothing stands below it: it can be ticked without its parts being meant. */
  leaf: z.boolean(),
  /** Ids of those it builds on. */
  requires: z.array(z.string()),
  /** The same in other frameworks. */
  same: z.array(z.string()),
});
export type Standard = z.infer<typeof Standard>;

/** A set of standards, in the order a reader would go through them. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Standard[];
}
