import { z } from 'zod';
import {
  Category,
  Cell,
  Enrollment,
  EnrollmentStatus,
  GradingGroup,
  Id,
  Item,
  ItemChange,
  Period,
  Person,
  Scale,
  SectionRecord,
} from './records.ts';

const section = Id;
const place = { section, item: Id };
const work = { ...place, uid: Id };
const text = z.string();

/**
 * Everything that can happen in the world, as plain records: the state follows from applying them in order. A journal
 * is a list of them.
 */
export const Deed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: Person }),
  z.strictObject({ kind: z.literal('period'), period: Period }),
  z.strictObject({ kind: z.literal('scale'), scale: Scale }),
  z.strictObject({ kind: z.literal('section'), section: SectionRecord }),
  z.strictObject({ kind: z.literal('enrolled'), section, enrollment: Enrollment }),
  z.strictObject({ kind: z.literal('enrollment-status'), section, enrollment: Id, status: EnrollmentStatus }),
  /** The same id again changes it; so do `group` and `scale`. */
  z.strictObject({ kind: z.literal('category'), section, category: Category }),
  z.strictObject({ kind: z.literal('category-removed'), section, category: Id }),
  z.strictObject({ kind: z.literal('group'), section, group: GradingGroup }),
  z.strictObject({ kind: z.literal('group-removed'), section, group: Id }),
  z.strictObject({ kind: z.literal('posted'), item: Item }),
  z.strictObject({ kind: z.literal('edited'), ...place, change: ItemChange }),
  z.strictObject({ kind: z.literal('deleted'), ...place }),
  /** A student saves a draft or hands in; handing in takes the draft along. */
  z.strictObject({ kind: z.literal('submitted'), ...work, draft: z.boolean(), body: text }),
  z.strictObject({ kind: z.literal('revision-removed'), ...work, revision: z.int() }),
  /** In the thread of that student's submission; `by` wrote it. */
  z.strictObject({ kind: z.literal('commented'), ...work, comment: z.strictObject({ id: Id, by: Id, text }) }),
  z.strictObject({ kind: z.literal('comment-removed'), ...work, comment: Id }),
  /** The whole cell is replaced. */
  z.strictObject({ kind: z.literal('graded'), ...place, enrollment: Id, cell: Cell }),
  z.strictObject({
    kind: z.literal('final-comment'),
    section,
    enrollment: Id,
    period: text,
    comment: text,
    status: z.literal([0, 1]),
  }),
  z.strictObject({ kind: z.literal('granted'), uid: Id, token: text.min(1), secret: text.min(1) }),
  z.strictObject({ kind: z.literal('revoked'), token: text }),
]);
export type Deed = z.infer<typeof Deed>;
