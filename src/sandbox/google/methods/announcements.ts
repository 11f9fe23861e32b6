import type { Call } from '../wire/call.ts';
import { single } from '../wire/query.ts';
import type { AnnouncementItem } from '../world/records.ts';
import type { Posted } from '../world/state.ts';
import { writableCourse } from './access.ts';
import { readNextState } from './coursework.ts';
import { readAssignees, readMaterials, readNewState, readScheduled, readText, readUpdateMask } from './item-body.ts';
import type { ItemBody } from './item-body.ts';
import { deleteItem, itemWire, listItems, modifyAssignees, ownItem, readItem } from './items.ts';

interface Body extends ItemBody {
  readonly text?: string | null;
}

export function listAnnouncements(call: Call): object {
  const page = listItems(call, 'announcement', { states: 'announcementStates', sortable: ['updateTime'] });
  return {
    announcements: page.rows.length === 0 ? undefined : page.rows.map(toWire),
    nextPageToken: page.nextPageToken,
  };
}

export function getAnnouncement(call: Call): object {
  return toWire(readItem(call, 'announcement'));
}

export function createAnnouncement(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const body = call.body as Body;
  const state = readNewState(body.state);
  const item: AnnouncementItem = {
    type: 'announcement',
    id: call.world.nextId(),
    course: course.record.id,
    project: call.project,
    creator: call.caller.person.id,
    state,
    ...readAssignees(body, course),
    text: readText('text', body.text, 1, 30_000),
    materials: readMaterials(body.materials),
    scheduled: readScheduled(body.scheduledTime, state, call.world.now()),
  };
  call.world.record({ kind: 'posted', item });
  const now = call.world.now();
  return toWire({ ...item, createdAt: now, updatedAt: now, deletedAt: null });
}

export function patchAnnouncement(call: Call): object {
  const { course, item } = ownItem(call, 'announcement');
  const mask = readUpdateMask(single(call.query, 'updateMask'), ['text', 'state', 'scheduledTime']);
  const body = call.body as Body;
  const change = {
    ...(mask.has('text') && { text: readText('text', body.text, 1, 30_000) }),
    ...(mask.has('state') && { state: readNextState(body.state, item.state) }),
    ...(mask.has('scheduledTime') && { scheduled: readScheduled(body.scheduledTime, item.state, call.world.now()) }),
  };
  call.world.record({ kind: 'edited', course: course.record.id, item: item.id, change });
  return getAnnouncement(call);
}

export function deleteAnnouncement(call: Call): object {
  return deleteItem(call, 'announcement');
}

export function modifyAnnouncementAssignees(call: Call): object {
  modifyAssignees(call, 'announcement');
  return getAnnouncement(call);
}

/** Announcements do not say which project made them (lms/google/FACTS.md 1.5: no such field). */
function toWire(item: Extract<Posted, { type: 'announcement' }>): object {
  return {
    ...itemWire(item),
    text: item.text,
    alternateLink:
      item.state === 'PUBLISHED' ? `https://classroom.google.com/c/${item.course}/p/${item.id}` : undefined,
  };
}
