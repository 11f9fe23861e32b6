import { z } from 'zod';
import type { TargetCode } from '../../ids.ts';
import { Activity, Target, type CourseSettings, type SchoolFile } from '../file.ts';
import { activityRowsOf, withActivityRows } from './typed-activities.ts';
import type { ClassPart } from './changes.ts';
import type { Keyed } from './merge.ts';
import { targetRowsOf, withTargetRows, type TargetRow } from './target-rows.ts';
import { classRowsOf, ruleRowsOf, withClassRows, withRuleRows } from './typed-numbers.ts';

/** What of the school file one page of a class sets up: read as rows, and put back as such. */
export interface PartOf<T> {
  readonly name: ClassPart;
  readonly row: z.ZodType<T>;
  rowsOf(file: SchoolFile, course: CourseSettings): readonly Keyed<T>[];
  with(file: SchoolFile, course: CourseSettings, rows: readonly Keyed<T>[]): SchoolFile;
  /** What people know a row by. */
  nameOf(value: T, key: string): string;
}

export const targetsPart: PartOf<TargetRow> = {
  name: 'targets',
  row: z.strictObject({ unit: z.string().nullable(), target: Target }),
  rowsOf: (file, course) => targetRowsOf(file, course).map((value) => ({ key: value.target.code, value })),
  with: (file, course, rows) =>
    withTargetRows(
      file,
      course,
      rows.map(({ value }) => value),
      new Map(rows.map(({ key, value }) => [value.target.code, key as TargetCode])),
    ),
  nameOf: ({ target }) => target.code,
};

export const activitiesPart: PartOf<Activity> = {
  name: 'activities',
  row: Activity,
  rowsOf: activityRowsOf,
  with: withActivityRows,
  nameOf: ({ title }) => title,
};

export const rulePart: PartOf<unknown> = {
  name: 'rule',
  row: z.unknown(),
  rowsOf: (_, course) => ruleRowsOf(course),
  with: (file, course, rows) => withCourse(file, withRuleRows(course, rows)),
  nameOf: (_, key) => key,
};

export const classPart: PartOf<unknown> = {
  name: 'class',
  row: z.unknown(),
  rowsOf: (_, course) => classRowsOf(course),
  with: (file, course, rows) => withCourse(file, withClassRows(course, rows)),
  nameOf: (_, key) => key,
};

function withCourse(file: SchoolFile, course: CourseSettings): SchoolFile {
  return { ...file, courses: file.courses.map((each) => (each.id === course.id ? course : each)) };
}
