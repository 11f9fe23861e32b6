import { z } from 'zod';

/**
 * Schoology's ids, one type each: enrollment and user are easily mixed up, and the wrong one grades or assigns the wrong
 * child (FACTS.md 9, surprise 6). The wire sends them as text or number, in the same object even.
 */
const digits = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[1-9]\d{0,17}$/, 'is no id'));

export const Uid = digits.brand<'Uid'>();
export type Uid = z.infer<typeof Uid>;
/** A person in one section: grades and assignees are named by it. Enrolled again, a person has another one. */
export const EnrollmentId = digits.brand<'EnrollmentId'>();
export type EnrollmentId = z.infer<typeof EnrollmentId>;
export const SectionId = digits.brand<'SectionId'>();
export type SectionId = z.infer<typeof SectionId>;
/** Of an assignment, quiz, discussion or grade column, as the gradebook names it. */
export const ItemId = digits.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;
export const CommentId = digits.brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;
/** 0: no category, which keeps a thing out of the gradebook. */
export const CategoryId = digits.brand<'CategoryId'>();
export type CategoryId = z.infer<typeof CategoryId>;
