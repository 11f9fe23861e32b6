import { z } from 'zod';
import type { TargetCode } from '../../ids.ts';
import { Activity, Tag, Target, type CourseSettings, type SchoolFile } from '../file.ts';
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

/** Tags that name a target of the class. New ones stand in front: somebody said so of this very place, and the first match wins. */
export const tagsPart: PartOf<Tag> = {
  name: 'tags',
  row: Tag,
  rowsOf: (file, course) => {
    const own = ownCodes(file, course);
    return file.tags
      .filter((tag) => 'target' in tag && own.has(tag.target))
      .map((value) => ({ key: placeOf(value), value }));
  },
  with: (file, course, rows) => {
    const own = ownCodes(file, course);
    const before = new Set(file.tags.map(placeOf));
    const now = new Map(rows.map(({ value }) => [placeOf(value), value]));
    const fresh = rows.map(({ value }) => value).filter((tag) => !before.has(placeOf(tag)));
    const kept = file.tags.flatMap((tag) =>
      'target' in tag && own.has(tag.target) ? (now.get(placeOf(tag)) ?? []) : [tag],
    );
    return { ...file, tags: [...fresh, ...kept] };
  },
  nameOf: (tag) => ('target' in tag ? tag.target : tag.titlePattern),
};

function ownCodes(file: SchoolFile, course: CourseSettings): ReadonlySet<TargetCode> {
  return new Set(targetRowsOf(file, course).map(({ target }) => target.code));
}

/** What a tag is on. */
function placeOf(tag: Tag): string {
  if ('titlePattern' in tag) return `title ${tag.titlePattern}`;
  return 'coursework' in tag ? `coursework ${tag.coursework}` : `form ${tag.form} ${tag.item}`;
}

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
