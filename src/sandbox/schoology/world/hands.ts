import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import { NONE } from './records.ts';
import type { Attachment, Cell, Item, ItemChange, ItemType, Person } from './records.ts';
import { activeEnrollment } from './reach.ts';
import { enrollmentOf, itemOf, sectionOf } from './state.ts';
import type { Clockwork } from './world.ts';

export interface HandmadeItem {
  readonly title: string;
  readonly type?: ItemType;
  readonly cloud?: boolean;
  readonly description?: string;
  readonly due?: Instant | null;
  /** Absent: the section's first category; `0`: ungraded. */
  readonly category?: string;
  readonly period?: string;
  readonly scale?: string;
  readonly maxPoints?: number;
  readonly published?: boolean;
  readonly isFinal?: boolean;
  readonly dropbox?: boolean;
  readonly countInGrade?: boolean;
  /** Enrollment ids; absent: the whole class. */
  readonly assignees?: readonly string[];
  readonly links?: readonly { readonly title: string; readonly url: string }[];
  /** Absent: the first teacher of the section. */
  readonly by?: string;
}

/** One student's work on one item. */
export interface HandIn {
  readonly section: string;
  readonly item: string;
  readonly uid: string;
}

/** What people do in the web app, whatever the API would allow; for setting up a situation. All of it is journaled. */
export interface Hands {
  addPerson(person: Person): void;
  /** Enrolls (again): always a new enrollment id, which it returns. */
  enrol(section: string, uid: string, options?: { readonly admin?: boolean; readonly status?: 1 | 3 | 4 }): string;
  /** Archives the active enrollment: the student left, or the teacher stopped teaching. */
  leave(section: string, uid: string): void;
  /** Returns the id. */
  createItem(section: string, item: HandmadeItem): string;
  /** A teacher's copy: all the same, markers too, made by hand and for the whole class; unpublished unless told. Returns the new id. */
  copy(section: string, item: string, options?: { readonly published?: boolean }): string;
  edit(section: string, item: string, change: ItemChange): void;
  remove(section: string, item: string): void;
  addCategory(section: string, title: string): string;
  removeCategory(section: string, category: string): void;
  addGroup(section: string, title: string, members: readonly string[]): string;
  handIn(work: HandIn, body?: string): void;
  saveDraft(work: HandIn, body?: string): void;
  /** Returns the id. By the student, or by whom `by` names. */
  comment(work: HandIn, text: string, by: string): string;
  removeComment(work: HandIn, comment: string): void;
  /** The teacher types into the grade cell: what is not named stays, but an exception and a score take each other away. */
  grade(work: HandIn, change: Partial<Cell>): void;
  /** The teacher disconnects Waymark: this access token dies. */
  revoke(token: string): void;
  /** Gives an access token, 90 days from now. */
  grant(uid: string, token: string, secret: string): void;
}

export function createHands(world: Clockwork): Hands {
  const { state } = world;
  const record = (deed: Deed) => world.record(deed);
  const teacherOf = (section: string) =>
    [...sectionOf(state, section).enrollments.values()].find(({ admin, status }) => admin && status === 1)?.uid;

  /** The enrollment in which a person is in a section now. */
  function enrollmentIn(section: string, uid: string): string {
    const active = activeEnrollment(sectionOf(state, section), uid);
    if (active === undefined) throw new RangeError(`${uid} is not enrolled in section ${section}`);
    return active.id;
  }

  return {
    addPerson: (person) => record({ kind: 'person', person }),
    enrol(section, uid, options = {}) {
      const id = world.nextId();
      record({
        kind: 'enrolled',
        section,
        enrollment: { id, uid, admin: options.admin ?? false, status: options.status ?? 1 },
      });
      return id;
    },
    leave: (section, uid) =>
      record({ kind: 'enrollment-status', section, enrollment: enrollmentIn(section, uid), status: 5 }),
    createItem(section, handmade) {
      const by = handmade.by ?? teacherOf(section);
      if (by === undefined) throw new RangeError(`section ${section} has no teacher`);
      const category = sectionOf(state, section).categories.keys().next().value ?? NONE;
      const item = handmadeItem(section, world.nextId(), by, category, handmade, () => world.nextId());
      record({ kind: 'posted', item });
      return item.id;
    },
    copy(section, id, options = {}) {
      const { createdAt: _created, updatedAt: _updated, ...original } = itemOf(sectionOf(state, section), id);
      const copied: Item = {
        ...original,
        id: world.nextId(),
        via: 'web',
        creator: teacherOf(section) ?? original.creator,
        assignees: [],
        groups: [],
        published: options.published ?? false,
        attachments: original.attachments.map((attachment) => ({ ...attachment, id: world.nextId() })),
      };
      record({ kind: 'posted', item: copied });
      return copied.id;
    },
    edit: (section, item, change) => record({ kind: 'edited', section, item, change }),
    remove: (section, item) => record({ kind: 'deleted', section, item }),
    addCategory(section, title) {
      const id = world.nextId();
      const delta = sectionOf(state, section).categories.size;
      record({
        kind: 'category',
        section,
        category: { id, title, delta, calculation: 2, maxPoints: 100, scale: NONE, dropLowest: 0, weight: 0 },
      });
      return id;
    },
    removeCategory: (section, category) => record({ kind: 'category-removed', section, category }),
    addGroup(section, title, members) {
      const id = world.nextId();
      record({ kind: 'group', section, group: { id, title, members: [...members] } });
      return id;
    },
    handIn: (work, body = 'My answer') => record({ kind: 'submitted', ...work, draft: false, body }),
    saveDraft: (work, body = 'Not finished yet') => record({ kind: 'submitted', ...work, draft: true, body }),
    comment(work, text, by) {
      const id = world.nextId();
      record({ kind: 'commented', ...work, comment: { id, by, text } });
      return id;
    },
    removeComment: (work, comment) => record({ kind: 'comment-removed', ...work, comment }),
    grade({ section, item, uid }, change) {
      const enrollment = enrollmentOf(sectionOf(state, section), enrollmentIn(section, uid)).id;
      const { at: _at, ...before } = sectionOf(state, section).cells.get(item)?.get(enrollment) ?? {
        at: null,
        ...EMPTY,
      };
      const freed = typeof change.score === 'number' ? { exception: 0 as const } : {};
      const cell = { ...before, ...freed, ...change };
      record({ kind: 'graded', section, item, enrollment, cell: cell.exception > 0 ? { ...cell, score: null } : cell });
    },
    revoke: (token) => record({ kind: 'revoked', token }),
    grant: (uid, token, secret) => record({ kind: 'granted', uid, token, secret }),
  };
}

const EMPTY: Cell = { score: null, exception: 0, comment: '', status: null };

/** An item as a teacher makes it in the web app. */
export function handmadeItem(
  section: string,
  id: string,
  by: string,
  category: string,
  handmade: HandmadeItem,
  attachmentId: () => string,
): Item {
  const type = handmade.type ?? 'assignment';
  const attachments: Attachment[] = (handmade.links ?? []).map((link) => ({ ...link, id: attachmentId() }));
  return {
    id,
    section,
    type,
    cloud: handmade.cloud ?? false,
    discussion: type === 'discussion' ? attachmentId() : null,
    creator: by,
    via: 'web',
    title: handmade.title,
    description: handmade.description ?? '',
    due: handmade.due ?? null,
    scale: handmade.scale ?? NONE,
    period: handmade.period ?? NONE,
    category: handmade.category ?? category,
    maxPoints: handmade.maxPoints ?? 100,
    factor: 1,
    isFinal: handmade.isFinal ?? false,
    showComments: false,
    gradeStats: false,
    allowDropbox: handmade.dropbox ?? type === 'assignment',
    allowDiscussion: true,
    published: handmade.published ?? true,
    assignees: [...(handmade.assignees ?? [])],
    groups: [],
    countInGrade: handmade.countInGrade ?? true,
    collectedOnly: false,
    autoPublish: true,
    attachments,
  };
}
