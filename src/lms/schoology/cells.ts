import { idIn, readRow } from '../rows.ts';
import type { Row } from '../types.ts';
import type { Api } from './api.ts';
import { isClosed } from './errors.ts';
import type { ItemId, SectionId } from './ids.ts';
import { Cell } from './schema.ts';

/** The cells of the gradebook, by `item/enrollment`, and those that could not be read. */
export interface Cells {
  readonly byPlace: ReadonlyMap<string, Cell>;
  readonly spoilt: readonly Row<never>[];
}

/** The cells of one item, or of the whole section. */
export async function cellsOf(api: Api, section: SectionId, item: ItemId | undefined): Promise<Cells> {
  const byPlace = new Map<string, Cell>();
  const spoilt: Row<never>[] = [];
  for await (const page of api.grades(section, item === undefined ? {} : { item })) {
    for (const record of page) {
      const row = readRow(
        'grade',
        [idIn(record, 'assignment_id'), idIn(record, 'enrollment_id')].join('.'),
        Cell,
        record,
        (cell) => cell,
      );
      if (row.ok) byPlace.set(`${row.value.assignment_id}/${row.value.enrollment_id}`, row.value);
      else spoilt.push(row);
    }
  }
  return { byPlace, spoilt };
}

/** When an item is named, the host also lists cells that do not exist; those carry no information (FACTS.md 6.1). */
export async function cellsOfOne(api: Api, section: SectionId, item: ItemId): Promise<Cells> {
  try {
    const { byPlace, spoilt } = await cellsOf(api, section, item);
    return { byPlace: new Map([...byPlace].filter(([, cell]) => exists(cell))), spoilt };
  } catch (error) {
    if (!isClosed(error)) throw error;
    return { byPlace: new Map(), spoilt: [{ ok: false, what: `grades of coursework ${item}`, why: error.message }] };
  }
}

function exists({ grade, exception, timestamp }: Cell): boolean {
  return (grade ?? '') !== '' || (exception ?? 0) !== 0 || timestamp !== null;
}
