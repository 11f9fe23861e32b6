import type { CourseId } from '../../ids.ts';
import { toDateTime, type Instant } from '../../time.ts';
import { LmsError } from '../errors.ts';
import { idIn, readRow } from '../rows.ts';
import type { Api } from './api.ts';
import type { WritesApi } from './posts/api-writes.ts';
import { rowsDone } from './posts/bulk.ts';
import type { CategoryId, SectionId } from './ids.ts';
import { sectionOf } from './map.ts';
import { Category, Period, Section } from './schema.ts';
import { unreadable } from './errors.ts';

/** Our own column group: with weight 0, and with no mapping to the school's information system, it leaves every average alone. */
const CATEGORY = 'Routing';

/** The category in which graded posts stand. Without one nobody would see the grade (surprise 7). */
export interface Place {
  readonly category: CategoryId;
  /** Null: Schoology's own default. */
  readonly period: number | null;
}

export interface Gradebooks {
  /** Adds the category where it is missing. @throws LmsError `denied` when the teacher may not */
  placeIn(course: CourseId, at: Instant, writes: WritesApi): Promise<Place>;
}

export function createGradebooks(api: Api): Gradebooks {
  const known = new Map<CourseId, Promise<Place>>();

  async function find(section: SectionId): Promise<CategoryId | null> {
    for await (const page of api.categories(section)) {
      for (const record of page) {
        const row = readRow('grading category', idIn(record, 'id'), Category, record, (category) => category);
        if (row.ok && row.value.title === CATEGORY) return row.value.id;
      }
    }
    return null;
  }

  async function ensure(section: SectionId, writes: WritesApi): Promise<CategoryId> {
    const found = await find(section);
    if (found !== null) return found;
    try {
      rowsDone(rowsOf(await writes.createCategory(section, CATEGORY)), 1, 'add a grading category');
    } catch (error) {
      if (!(error instanceof LmsError) || error.kind !== 'denied' || error.scope === 'credential') throw error;
      throw new LmsError('denied', error.message, {
        todo: `Add a grading category named "${CATEGORY}" to the section in its Grade Setup; then run again.`,
      });
    }
    const made = await find(section); // read back: the answer to the call has been wrong before
    if (made === null) throw unreadable('Schoology did not add a grading category although it said so', true);
    return made;
  }

  async function periodAt(section: SectionId, at: Instant): Promise<number | null> {
    const read = Section.safeParse(await api.section(section));
    if (!read.success) throw unreadable('Schoology answered with a section that cannot be read', false);
    const ids = read.data.grading_periods.filter((id) => id !== null && id > 0);
    if (ids.length < 2) return ids[0] ?? null;
    const today = toDateTime(at).toFormat('yyyy-MM-dd');
    const running: Period[] = [];
    for await (const page of api.periods(section)) {
      for (const record of page) {
        const row = readRow('grading period', idIn(record, 'id'), Period, record, (period) => period);
        if (row.ok && (row.value.start ?? '').slice(0, 10) <= today && today <= (row.value.end ?? '').slice(0, 10))
          running.push(row.value);
      }
    }
    // Of several grading periods that run now, the one that ends first: a quarter rather than its year.
    return running.toSorted((a, b) => (a.end ?? '').localeCompare(b.end ?? ''))[0]?.id ?? null;
  }

  return {
    placeIn(course, at, writes) {
      const section = sectionOf(course);
      const place =
        known.get(course) ??
        Promise.all([ensure(section, writes), periodAt(section, at)]).then(([category, period]) => ({
          category,
          period,
        }));
      known.set(course, place);
      place.catch(() => known.delete(course));
      return place;
    },
  };
}

function rowsOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'grading_category') : null;
}
