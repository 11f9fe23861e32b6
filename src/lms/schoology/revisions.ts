import { idIn, readRow } from '../rows.ts';
import type { Row } from '../types.ts';
import type { Api } from './api.ts';
import { isClosed } from './errors.ts';
import type { SectionId } from './ids.ts';
import { takesSubmissions } from './map.ts';
import { Revision, type Item } from './schema.ts';

/** The newest of what each learner handed in on one item. */
export interface Revisions {
  readonly byLearner: ReadonlyMap<string, Revision>;
  readonly spoilt: readonly Row<never>[];
  /** False: the item is closed to us. */
  readonly known: boolean;
}

export const NOTHING: Revisions = { byLearner: new Map(), spoilt: [], known: true };

/** What was handed in on one item; not asked for where nothing can be, or where the host counts none. */
export async function revisionsOf(api: Api, section: SectionId, item: Item): Promise<Revisions> {
  if (!takesSubmissions(item) || item.dropbox_submissions === 0) return NOTHING;
  const byLearner = new Map<string, Revision>();
  const spoilt: Row<never>[] = [];
  try {
    for await (const page of api.revisions(section, item.id)) {
      for (const record of page) {
        const row = readRow(
          'submission',
          `${item.id}.${idIn(record, 'uid') ?? ''}`,
          Revision,
          record,
          (revision) => revision,
        );
        if (!row.ok) spoilt.push(row);
        else if (isNewer(row.value, byLearner.get(row.value.uid))) byLearner.set(row.value.uid, row.value);
      }
    }
  } catch (error) {
    if (!isClosed(error)) throw error;
    return {
      byLearner: new Map(),
      known: false,
      spoilt: [{ ok: false, what: `submissions of coursework ${item.id}`, why: error.message }],
    };
  }
  return { byLearner, spoilt, known: true };
}

/** Work handed in comes before a draft, then the newer one. */
function isNewer(revision: Revision, known: Revision | undefined): boolean {
  if (known === undefined) return true;
  if ((revision.draft === true) !== (known.draft === true)) return known.draft === true;
  return (revision.revision_id ?? 0) > (known.revision_id ?? 0);
}
