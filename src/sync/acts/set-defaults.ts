import { changesOf } from '../../school/class/changes.ts';
import { mergeEdit, type Clash, type Edit } from '../../school/class/merge.ts';
import type { Setting } from '../../school/class/typed-numbers.ts';
import { contradictionsIn, type Contradiction } from '../../school/contradictions.ts';
import { DEFAULT_FIELDS, defaultRowsOf, typedDefaults, withDefaultRows } from '../../school/defaults.ts';
import { noteDefault } from '../../store/people/defaults-set.ts';
import { holdSchoolFile, saveSchoolFile } from '../../store/schools.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { Instant } from '../../time.ts';

/** The outcome of setting a school's defaults. */
export type DefaultsSaved =
  /** `others`: somebody else had set further ones meanwhile, which stand beside these. */
  | { readonly is: 'saved'; readonly others: boolean }
  | { readonly is: 'same' }
  /** Nothing was saved: two set the same in different ways. `stored` is how the defaults stand now. */
  | { readonly is: 'clash'; readonly clashes: readonly Clash<unknown>[]; readonly stored: readonly Setting[] }
  /** Nothing was saved: with this the school's rule, or some class's own, does not hold together. */
  | { readonly is: 'contradicts'; readonly found: readonly Contradiction[] };

/** Sets the defaults in the school file, in one transaction, merged with what others set since the page was shown; records who did it. */
export async function setDefaults(
  db: SchoolDb,
  { by, edit }: { readonly by: string; readonly edit: Edit<unknown> },
  at: Instant,
): Promise<DefaultsSaved> {
  const file = await holdSchoolFile(db);
  if (file === null) return { is: 'same' };
  const stored = defaultRowsOf(file);
  const { rows, clashes, others } = mergeEdit(edit, stored);
  if (clashes.length > 0) return { is: 'clash', clashes, stored };
  const next = withDefaultRows(file, rows);
  const found = contradictionsIn(next);
  if (found.length > 0) return { is: 'contradicts', found };
  if ((await saveSchoolFile(db, next, at)) === 'none') return { is: 'same' };
  const changed = new Set(changesOf(stored, rows, (_, key) => key).map(({ name }) => name));
  const now = typedDefaults(next);
  for (const what of DEFAULT_FIELDS.filter((each) => changed.has(each)))
    await noteDefault(db, { what, value: now[what], by, at });
  return { is: 'saved', others: others.length > 0 };
}
