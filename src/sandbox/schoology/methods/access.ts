import type { Call } from '../wire/call.ts';
import { denied, notFound, unauthorized } from '../wire/errors.ts';
import { activeEnrollment, isFor } from '../world/reach.ts';
import type { Enrollment } from '../world/records.ts';
import type { Posted, Section } from '../world/state.ts';

/** What a caller is in one section. */
export interface Standing {
  readonly section: Section;
  /** Teaches it, or administers the school. */
  readonly admin: boolean;
}

/** The section of the path, for anybody in it. Throws 404, or 403 for somebody else's section. */
export function standing(call: Call): Standing {
  const { caller, world } = call;
  const section = world.state.sections.get(call.path['section'] ?? '');
  if (section === undefined) throw notFound();
  if (caller.person.role === 'admin') return { section, admin: true };
  const enrollment = activeEnrollment(section, caller.person.uid);
  if (enrollment === undefined) throw denied();
  return { section, admin: enrollment.admin };
}

/** The section of the path, for those who run it. Throws 403 for everybody else, with an empty body. */
export function taught(call: Call): Section {
  const { section, admin } = standing(call);
  if (!admin) throw denied();
  return section;
}

/** As `taught`, where the answer holds other people's data: 401 for a personal key that may not (lms/schoology/FACTS.md 1.3). */
export function taughtWithData(call: Call): Section {
  const section = taught(call);
  if (!call.caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  return section;
}

/** A grade item of the path: any of it for teachers, published and assigned ones for students. */
export function visibleItem(
  call: Call,
  key = 'item',
): { readonly section: Section; readonly item: Posted; readonly admin: boolean } {
  const { section, admin } = standing(call);
  const item = section.items.get(call.path[key] ?? '');
  if (item === undefined || (!admin && !sees(section, item, call.caller.person.uid))) throw notFound();
  return { section, item, admin };
}

export function sees(section: Section, item: Posted, uid: string): boolean {
  return item.published && isFor(section, item, uid);
}

/** One student of the path (`uid`) in its section: for the teachers, and for that student. */
export function studentOf(call: Call): {
  readonly section: Section;
  readonly item: Posted;
  readonly uid: string;
  readonly enrollment: Enrollment;
} {
  const { section, item, admin } = visibleItem(call);
  const uid = call.path['uid'] ?? '';
  if (!admin && uid !== call.caller.person.uid) throw denied();
  if (admin && !call.caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  const enrollment = [...section.enrollments.values()].findLast((one) => one.uid === uid && !one.admin);
  if (enrollment === undefined) throw notFound();
  return { section, item, uid, enrollment };
}
