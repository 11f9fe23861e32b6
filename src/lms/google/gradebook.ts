import { z } from 'zod';
import type { CourseId } from '../../ids.ts';
import type { Api } from './api.ts';
import { Coursework, Member } from './schema.ts';
import type { Gradebook } from './score.ts';

type Pages = readonly (readonly unknown[])[];

/**
 * What scores are read against, taken from the lists of teachers and coursework that a night reads anyway: the list
 * read last (or being read) is used, and only a list that was never read costs extra calls.
 */
export interface Gradebooks {
  teachers(course: CourseId): AsyncIterable<readonly unknown[]>;
  students(course: CourseId): AsyncIterable<readonly unknown[]>;
  coursework(course: CourseId): AsyncIterable<readonly unknown[]>;
  of(course: CourseId): Promise<Gradebook>;
  /** The same, for submissions listed for the whole course. */
  size(course: CourseId): Promise<number>;
}

export function createGradebooks(api: Pick<Api, 'teachers' | 'students' | 'coursework'>): Gradebooks {
  const teachers = remembering(api.teachers);
  const coursework = remembering(api.coursework);
  const students = remembering(api.students);
  const books = new Map<string, { readonly from: readonly Pages[]; readonly book: Gradebook }>();

  return {
    teachers: teachers.list,
    students: students.list,
    coursework: coursework.list,
    async size(course) {
      const [people, works] = await Promise.all([students.last(course), coursework.last(course)]);
      const learners = people.flat().length;
      return works.flat().reduce((sum: number, work) => sum + (assigneesOf(work) ?? learners), 0);
    },
    async of(course) {
      const from = await Promise.all([teachers.last(course), coursework.last(course)]);
      const known = books.get(course);
      if (known !== undefined && known.from.every((pages, at) => pages === from[at])) return known.book;
      const book = { teachers: teacherIds(from[0]), maxPoints: maxPoints(from[1]) };
      books.set(course, { from, book });
      return book;
    },
  };
}

/** A list that is read afresh each time it is asked for, and remembered. */
function remembering(list: (course: CourseId) => AsyncIterable<readonly unknown[]>) {
  const reads = new Map<string, Promise<Pages>>();

  function read(course: CourseId): Promise<Pages> {
    const reading = collect(list(course));
    reads.set(course, reading);
    // A failed list is not remembered; its caller gets the error.
    reading.catch(() => reads.delete(course));
    return reading;
  }

  async function* fresh(course: CourseId): AsyncGenerator<readonly unknown[]> {
    yield* await read(course);
  }

  return {
    list: (course: CourseId) => fresh(course),
    last: (course: CourseId): Promise<Pages> => reads.get(course) ?? read(course),
  };
}

async function collect(pages: AsyncIterable<readonly unknown[]>): Promise<Pages> {
  const all: (readonly unknown[])[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

function teacherIds(pages: Pages): ReadonlySet<string> {
  return new Set(
    pages.flat().flatMap((record) => {
      const read = Member.safeParse(record);
      return read.success ? [read.data.userId] : [];
    }),
  );
}

function maxPoints(pages: Pages): ReadonlyMap<string, number> {
  return new Map(
    pages.flat().flatMap((record) => {
      const read = Coursework.safeParse(record);
      return read.success && read.data.maxPoints ? [[read.data.id, read.data.maxPoints] as const] : [];
    }),
  );
}

/** To how many a coursework is given; null: to the whole class. */
function assigneesOf(record: unknown): number | null {
  const read = Assigned.safeParse(record);
  return read.success ? read.data.individualStudentsOptions.studentIds.length : null;
}

const Assigned = z.object({ individualStudentsOptions: z.object({ studentIds: z.array(z.unknown()) }) });
