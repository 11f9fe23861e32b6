import type { TargetCode } from '../../ids.ts';
import type { Activity, CourseSettings, SchoolFile, Target, Unit } from '../file.ts';

/** A target as a class has it: in one of its units, or null where it is only built on. */
export interface TargetRow {
  readonly unit: string | null;
  readonly target: Target;
}

/** Targets that classes of other teachers teach or build on: nobody may change what they say from a class of their own. */
export function sharedTargets(
  { courses, targets }: Pick<SchoolFile, 'courses' | 'targets'>,
  course: Pick<CourseSettings, 'id' | 'teacher'>,
): ReadonlySet<TargetCode> {
  const teacher = course.teacher.toLowerCase();
  const foreign = courses.filter((each) => each.id !== course.id && each.teacher.toLowerCase() !== teacher);
  return builtOn(targets, foreign.flatMap(taughtIn));
}

function taughtIn({ units }: Pick<CourseSettings, 'units'>): TargetCode[] {
  return units.flatMap(({ targets }) => targets);
}

/** A class's targets in the order of its units; then those which these build on and no other class has. */
export function targetRowsOf(file: Pick<SchoolFile, 'courses' | 'targets'>, course: CourseSettings): TargetRow[] {
  const known = new Map(file.targets.map((target) => [target.code, target]));
  const inUnits = course.units.flatMap(({ title, targets }) =>
    targets.flatMap((code) => {
      const target = known.get(code);
      return target === undefined ? [] : [{ unit: title, target }];
    }),
  );
  const taught = new Set(inUnits.map(({ target }) => target.code));
  const elsewhere = takenElsewhere(file, course);
  const below = builtOn(file.targets, taught);
  return [
    ...inUnits,
    ...file.targets
      .filter(({ code }) => below.has(code) && !taught.has(code) && !elsewhere.has(code))
      .map((target) => ({ unit: null, target })),
  ];
}

/** What any other class needs, its own teacher's further ones too: it stays in the school when this class lets go of it. */
function takenElsewhere(
  { courses, targets }: Pick<SchoolFile, 'courses' | 'targets'>,
  { id }: CourseSettings,
): Set<TargetCode> {
  return builtOn(targets, courses.filter((each) => each.id !== id).flatMap(taughtIn));
}

/** These targets and all they build on, however many steps down. */
function builtOn(targets: readonly Target[], from: Iterable<TargetCode>): Set<TargetCode> {
  const requires = new Map(targets.map((target) => [target.code, target.requires]));
  const found = new Set(from);
  for (const code of found) for (const below of requires.get(code) ?? []) found.add(below); // a set goes on with what it is given
  return found;
}

/**
 * The file with these rows as the class's targets, in this order. What other classes have stays as it is. A target that goes takes the activities and
 * tags on it along; one whose code changes keeps them.
 * @param renamed the old code of each target that had another
 */
export function withTargetRows(
  file: SchoolFile,
  course: CourseSettings,
  rows: readonly TargetRow[],
  renamed: ReadonlyMap<TargetCode, TargetCode> = new Map(),
): SchoolFile {
  const shared = sharedTargets(file, course);
  const before = targetRowsOf(file, course);
  const own = new Set(before.map(({ target }) => target.code).filter((code) => !shared.has(code)));
  const now = new Map([...renamed].filter(([, old]) => own.has(old)).map(([code, old]) => [old, code]));
  const name = (code: TargetCode): TargetCode => now.get(code) ?? code;
  const stays = rows.filter(({ target }) => !shared.has(target.code)).map(({ target }) => target);
  const kept = new Set(stays.map(({ code }) => code));
  const elsewhere = takenElsewhere(file, course);
  const gone = new Set([...own].filter((code) => !kept.has(name(code)) && !elsewhere.has(code)));
  const others = file.targets.filter(({ code }) => !gone.has(code) && !kept.has(name(code)) && !kept.has(code));
  const targets = inPlace(file.targets, others, stays, name);
  const known = new Set(targets.map(({ code }) => code));
  const units = unitsOf(course, rows, renamed);
  return {
    ...file,
    courses: file.courses.map((each) =>
      each.id === course.id
        ? { ...each, units }
        : { ...each, units: each.units.map((unit) => ({ ...unit, targets: unit.targets.map(name) })) },
    ),
    targets: targets.map((target) => ({
      ...target,
      requires: kept.has(target.code) ? target.requires : target.requires.map(name).filter((code) => known.has(code)),
    })),
    tags: file.tags
      .filter((tag) => !('target' in tag) || !gone.has(tag.target))
      .map((tag) => ('target' in tag ? { ...tag, target: name(tag.target) } : tag)),
    activities: file.activities
      .filter(({ target }) => !gone.has(target))
      .map((activity): Activity => ({ ...activity, target: name(activity.target) })),
  };
}

/** Every target in the place it had, and new ones behind. */
function inPlace(
  before: readonly Target[],
  others: readonly Target[],
  own: readonly Target[],
  name: (code: TargetCode) => TargetCode,
): Target[] {
  const now = new Map([...others, ...own].map((target) => [target.code, target]));
  const placed = before.flatMap(({ code }) => {
    const target = now.get(name(code)) ?? now.get(code);
    return target !== undefined && now.delete(target.code) ? [target] : [];
  });
  return [...placed, ...now.values()];
}

/** Units in the order their first targets stand in. A unit keeps what else is said of it, under a new title too. */
function unitsOf(
  { units: before }: CourseSettings,
  rows: readonly TargetRow[],
  renamed: ReadonlyMap<TargetCode, TargetCode>,
): Unit[] {
  const titles = [...new Set(rows.flatMap(({ unit }) => unit ?? []))];
  const taken = new Set(titles);
  return titles.map((title) => {
    const targets = rows.filter(({ unit }) => unit === title).map(({ target }) => target.code);
    const was =
      before.find((unit) => unit.title === title) ??
      before.find(
        (unit) =>
          !taken.has(unit.title) && unit.targets.includes(renamed.get(targets[0] ?? EMPTY) ?? targets[0] ?? EMPTY),
      );
    return { ...was, title, targets };
  });
}

const EMPTY = '' as TargetCode;
