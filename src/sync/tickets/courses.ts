import type { CourseId, SchoolId } from '../../ids.ts';
import type { LmsId } from '../../lms/known.ts';
import { StoreError } from '../../store/errors.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { loadTagAnswers } from '../../store/results/tag-answers.ts';
import type { SchoolDb, Store } from '../../store/types.ts';
import type { SchoolFile } from '../../school/file.ts';
import { asTaught } from '../../tagging/confirmed.ts';
import type { AnsweredTag } from '../../tagging/types.ts';
import type { Instant } from '../../time.ts';
import type { SelectedCourse } from '../find.ts';
import { KeptFor } from './kept-for.ts';

/** Milliseconds an instance believes a school file. */
const REMEMBERED = 5000;

interface Kept {
  readonly file: SchoolFile;
  readonly answers: readonly AnsweredTag[];
}

/** Which school a course belongs to: what the school files say, remembered for some seconds. */
export class Courses {
  readonly #store: Store;
  readonly #files = new KeptFor<SchoolId, Kept | null>(REMEMBERED);
  readonly #found = new KeptFor<string, SelectedCourse>(REMEMBERED);
  constructor(store: Store) {
    this.#store = store;
  }

  /** The course in whichever school file names it; null: in none. */
  async find(lms: LmsId, course: CourseId, at: Instant): Promise<SelectedCourse | null> {
    const key = `${lms}\0${course}`;
    const known = this.#found.get(key, at);
    if (known !== undefined) return known;
    for (const school of await this.#store.schools()) {
      const selected = await this.#fresh(school, course, at);
      if (selected?.file.school.lms !== lms) continue;
      this.#found.set(key, selected, at);
      return selected;
    }
    return null;
  }

  /** The course in the file of that school; null: it does not stand there any more. */
  async in(school: SchoolId, course: CourseId, at: Instant): Promise<SelectedCourse | null> {
    const kept = this.#files.get(school, at);
    return kept === undefined ? this.#fresh(school, course, at) : selectIn(kept, course);
  }

  async #fresh(school: SchoolId, course: CourseId, at: Instant): Promise<SelectedCourse | null> {
    const kept = await this.#store.school(school, keptIn).catch((error: unknown) => {
      if (error instanceof StoreError && error.kind === 'file') return null; // one that cannot be read keeps no other back
      throw error;
    });
    this.#files.set(school, kept, at);
    return selectIn(kept, course);
  }
}

async function keptIn(db: SchoolDb): Promise<Kept | null> {
  const file = await loadSchoolFile(db);
  return file === null ? null : { file, answers: await loadTagAnswers(db) };
}

function selectIn(kept: Kept | null, id: CourseId): SelectedCourse | null {
  const course = kept?.file.courses.find((each) => each.id === id);
  return kept === null || course === undefined ? null : { file: asTaught(kept.file, id, kept.answers), course };
}
