import { z } from 'zod';
import {
  AssigneeMode,
  Attachment,
  AttachmentChange,
  CourseRecord,
  CourseState,
  FormRecord,
  Item,
  ItemChange,
  Person,
  Topic,
} from './records.ts';

const id = z.string().min(1);
const place = { course: id, item: id };
const work = { ...place, learner: id };

/**
 * Everything that can happen in the world, as plain records: the state follows from applying them in order. A journal
 * is a list of them.
 */
export const Deed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: Person }),
  z.strictObject({ kind: z.literal('course'), course: CourseRecord }),
  z.strictObject({ kind: z.literal('course-state'), course: id, state: CourseState }),
  z.strictObject({ kind: z.literal('teaches'), course: id, user: id }),
  z.strictObject({ kind: z.literal('teaches-no-more'), course: id, user: id }),
  z.strictObject({ kind: z.literal('invited'), course: id, user: id }),
  z.strictObject({ kind: z.literal('joined'), course: id, user: id }),
  z.strictObject({ kind: z.literal('left'), course: id, user: id }),
  z.strictObject({ kind: z.literal('topic'), course: id, topic: Topic }),
  z.strictObject({ kind: z.literal('posted'), item: Item }),
  z.strictObject({ kind: z.literal('edited'), ...place, change: ItemChange }),
  z.strictObject({ kind: z.literal('deleted'), ...place }),
  z.strictObject({ kind: z.literal('assigned'), ...place, mode: AssigneeMode, students: z.array(id) }),
  /** The due date passed: Classroom gives missing work its default draft grade. */
  z.strictObject({ kind: z.literal('due'), ...place }),
  /** The scheduled time of a draft has come. */
  z.strictObject({ kind: z.literal('scheduled'), ...place }),
  z.strictObject({ kind: z.literal('opened'), ...work }),
  z.strictObject({ kind: z.literal('turned-in'), ...work }),
  z.strictObject({ kind: z.literal('reclaimed'), ...work }),
  z.strictObject({ kind: z.literal('returned'), ...work, by: id }),
  /** Absent: unchanged; null: cleared. `by` null: Classroom itself. */
  z.strictObject({
    kind: z.literal('graded'),
    ...work,
    by: id.nullable(),
    draft: z.number().nullable().optional(),
    assigned: z.number().nullable().optional(),
    /** Points by row of the rubric; handed back are those of the assigned grade. */
    rubric: z
      .strictObject({ draft: z.record(z.string(), z.number()), assigned: z.record(z.string(), z.number()) })
      .optional(),
  }),
  z.strictObject({ kind: z.literal('attached'), ...place, attachment: Attachment }),
  z.strictObject({ kind: z.literal('reattached'), ...place, attachment: id, change: AttachmentChange }),
  z.strictObject({ kind: z.literal('detached'), ...place, attachment: id }),
  /** Classroom opened an add-on for a teacher who may attach something there. */
  z.strictObject({ kind: z.literal('offered'), ...place, user: id, token: id }),
  /** An add-on passed a grade back; null: it took it away. */
  z.strictObject({ kind: z.literal('earned'), ...work, attachment: id, by: id, points: z.number().min(0).nullable() }),
  z.strictObject({ kind: z.literal('form'), form: FormRecord }),
  /** The same response id again: the answers were edited. Values by question id. */
  z.strictObject({
    kind: z.literal('answered'),
    form: id,
    response: id,
    email: z.string().nullable(),
    values: z.record(z.string(), z.string()),
  }),
  /** A teacher grades one answer by hand. */
  z.strictObject({
    kind: z.literal('regraded'),
    form: id,
    response: id,
    question: id,
    score: z.number().min(0),
    correct: z.boolean(),
  }),
  /** Somebody registered for notifications, or extended a registration. */
  z.strictObject({
    kind: z.literal('watched'),
    watch: z.strictObject({
      id,
      of: z.enum(['work', 'roster', 'RESPONSES', 'SCHEMA']),
      thing: id,
      user: id,
      topic: id,
    }),
  }),
  z.strictObject({ kind: z.literal('unwatched'), watch: id }),
  z.strictObject({ kind: z.literal('granted'), user: id, refreshToken: id, scopes: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('revoked'), user: id }),
]);
export type Deed = z.infer<typeof Deed>;
export type DeedKind = Deed['kind'];
