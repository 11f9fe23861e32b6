import { thread } from '../api.ts';
import type { CommentId, ItemId, SectionId, Uid } from '../ids.ts';
import type { CellWrite } from '../comments/cell.ts';
import type { Draft, Recipients } from './post.ts';
import type { Call, TeacherClient } from '../teacher-client.ts';

/** Fields of a post that may change after it was made; what is not named stays. */
export interface Changes {
  readonly title?: string;
  readonly description?: string;
  readonly published?: 0 | 1;
}

function at(section: SectionId, item: ItemId): string {
  return `/sections/${section}/assignments/${item}`;
}

/**
 * Writing, one function for each endpoint we use. What makes something, or puts a whole grade cell in the place of another,
 * is sent once; the rest may be repeated. One instance per operation: its requests share one deadline.
 */
export type WritesApi = ReturnType<typeof createWritesApi>;

export function createWritesApi(client: TeacherClient) {
  const since = client.now();

  function write(doing: string, kind: Call['kind'], area: Call['area'] = 'thing'): Call {
    return { doing, area, kind, since };
  }

  return {
    create: (section: SectionId, draft: Draft) =>
      client.send(write('create a post', 'once', 'course'), 'POST', `/sections/${section}/assignments`, draft),
    change: (section: SectionId, item: ItemId, changes: Changes | Recipients) =>
      client.send(write('change a post', 'fixed'), 'PUT', at(section, item), changes),
    remove: (section: SectionId, item: ItemId) =>
      client.send(write('remove a post', 'fixed'), 'DELETE', at(section, item)),
    createCategory: (section: SectionId, title: string) =>
      client.send(write('add a grading category', 'once'), 'POST', `/sections/${section}/grading_categories`, {
        grading_categories: { grading_category: [{ title, weight: 0 }] },
      }),
    putCell: (section: SectionId, cell: CellWrite) =>
      client.send(write('write a comment beside a grade', 'once'), 'PUT', `/sections/${section}/grades`, {
        grades: { grade: [cell] },
      }),
    // Flat: a nested body is stored as the word "Array" (FACTS.md 5.3).
    comment: (section: SectionId, item: ItemId, uid: Uid, comment: string) =>
      client.send(write('post a comment', 'once'), 'POST', thread(section, item, uid), { comment }),
    removeComment: (section: SectionId, item: ItemId, uid: Uid, id: CommentId) =>
      client.send(write('remove a comment', 'fixed'), 'DELETE', `${thread(section, item, uid)}/${id}`),
  };
}
