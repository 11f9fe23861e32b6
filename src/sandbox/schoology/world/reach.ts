import type { Enrollment, Item } from './records.ts';
import type { Section } from './state.ts';

/** Students now enrolled, in the order of the roster. */
export function students(section: Section): Enrollment[] {
  return [...section.enrollments.values()].filter(({ admin, status }) => !admin && status === 1);
}

/** The active enrollment of a person, if there is one. */
export function activeEnrollment(section: Section, uid: string): Enrollment | undefined {
  return [...section.enrollments.values()].find((enrollment) => enrollment.uid === uid && enrollment.status === 1);
}

export function isIndividual(item: Item): boolean {
  return item.assignees.length > 0 || item.groups.length > 0;
}

/** Enrollment ids an item names: its assignees and the members of its groups (lms/schoology/FACTS.md 3.2). Empty for the whole class. */
export function namedBy(section: Section, item: Item): string[] {
  const members = item.groups.flatMap((group) => section.groups.get(group)?.members ?? []);
  return [...new Set([...item.assignees, ...members])];
}

/** The students an item is for now; who left is nobody's assignee. Publishing is not asked about. */
export function reach(section: Section, item: Item): Enrollment[] {
  const all = students(section);
  if (!isIndividual(item)) return all;
  const named = new Set(namedBy(section, item));
  return all.filter(({ id }) => named.has(id));
}

export function isFor(section: Section, item: Item, uid: string): boolean {
  return reach(section, item).some((enrollment) => enrollment.uid === uid);
}
