import { ok } from '../wire/call.ts';
import type { Handler } from '../wire/call.ts';
import type { Posted, Section } from '../world/state.ts';
import { taughtWithData } from './access.ts';
import { itemObject } from './item-object.ts';
import { unix } from './times.ts';

/** What waits for a teacher in one section: work not graded yet, or handed in again after its grade (lms/schoology/FACTS.md 2.7). */
export const list: Handler = (call) => {
  const section = taughtWithData(call);
  const type = call.path['type'] === 'resubmitted' ? 'resubmitted' : 'ungraded';
  const assignments = [...section.items.values()].flatMap((item) => {
    const revisions = waiting(section, item, type);
    return revisions.length === 0
      ? []
      : [{ ...itemObject(call, section, item, true), section_id: section.record.id, revisions }];
  });
  return ok({ reminders: [{ type, count: assignments.length, assignments }], links: { self: call.self } });
};

function waiting(section: Section, item: Posted, type: 'ungraded' | 'resubmitted'): object[] {
  if (item.cloud) return [];
  return [...(section.revisions.get(item.id) ?? [])].flatMap(([uid, revisions]) => {
    const newest = revisions.findLast(({ draft }) => !draft);
    const enrollment = [...section.enrollments.values()].find((one) => one.uid === uid && one.status === 1);
    if (newest === undefined || enrollment === undefined) return [];
    const cell = section.cells.get(item.id)?.get(enrollment.id);
    const graded = cell !== undefined && (cell.score !== null || cell.exception !== 0);
    const waits = type === 'ungraded' ? !graded : graded && newest.at > cell.at;
    return waits
      ? [
          {
            revision_id: newest.id,
            uid: Number(uid),
            created: unix(newest.at),
            num_items: 1,
            late: newest.late ? 1 : 0,
            draft: 0,
          },
        ]
      : [];
  });
}
