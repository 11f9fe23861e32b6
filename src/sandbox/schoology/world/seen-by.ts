import type { Instant } from '../../../time.ts';
import type { ItemType } from './records.ts';
import { isFor, isIndividual, reach } from './reach.ts';
import { NONE } from './records.ts';
import type { Posted, Section } from './state.ts';
import type { Clockwork } from './world.ts';

/** One item as one child finds it. */
export interface SeenItem {
  readonly section: string;
  readonly id: string;
  readonly type: ItemType;
  readonly title: string;
  readonly description: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly due: Instant | null;
  /** False: the whole class has it. */
  readonly individual: boolean;
  /** The child's own grade, once shown. */
  readonly score: number | null;
  readonly exception: 0 | 1 | 2 | 3;
  /** The comment beside the grade, where it is shown; null where there is none or it is hidden. */
  readonly gradeComment: string | null;
  /** The thread of the child's own submission. */
  readonly comments: readonly { readonly id: string; readonly by: string; readonly text: string }[];
}

/**
 * What one child sees, item by item, oldest first: the truth a misdirected post shows itself in (writeback/PROTOCOL.md 11). Nothing is
 * left out and nothing de-duplicated. A comment without words is none.
 */
export function seenBy(world: Clockwork, uid: string, only?: string): SeenItem[] {
  world.now();
  return [...world.state.sections.values()]
    .filter(({ record }) => only === undefined || record.id === only)
    .flatMap((section) =>
      [...section.items.values()]
        .filter((item) => item.published && isFor(section, item, uid))
        .map((item) => seen(section, item, uid)),
    );
}

function seen(section: Section, item: Posted, uid: string): SeenItem {
  const enrollment = reach(section, item).find((one) => one.uid === uid);
  const inGradebook = item.category !== NONE;
  const cell = inGradebook && enrollment !== undefined ? section.cells.get(item.id)?.get(enrollment.id) : undefined;
  return {
    section: section.record.id,
    id: item.id,
    type: item.type,
    title: item.title,
    description: item.description,
    links: item.attachments.map(({ title, url }) => ({ title, url })),
    due: item.due,
    individual: isIndividual(item),
    score: item.autoPublish ? (cell?.score ?? null) : null,
    exception: cell?.exception ?? 0,
    gradeComment: cell?.status === 1 && cell.comment !== '' ? cell.comment : null,
    comments: (section.comments.get(item.id)?.get(uid) ?? []).map(({ id, by, text }) => ({ id, by, text })),
  };
}
