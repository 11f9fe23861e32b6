import { IANAZone } from 'luxon';
import { checkPattern } from '../evidence/tags.ts';
import { factsOf } from '../lms/known.ts';
import { circlesIn } from './circles.ts';
import { contradictionsIn } from './contradictions.ts';
import type { SchoolFile } from './file.ts';
import { placeOf, type FileProblem, type LineOf, type Path } from './place.ts';

/**
 * What the schema cannot see: dangling codes, doubles, cycles in the map, zones and patterns. All at once.
 * @param targetsKnown false: the targets themselves could not be read, so that nothing can be said of codes
 */
export function checkSchoolFile(file: SchoolFile, lineOf: LineOf, targetsKnown = true): FileProblem[] {
  const found: Found[] = [
    ...checkZone(file),
    ...checkDelegation(file),
    ...checkFormsOwners(file),
    ...checkForms(file),
    ...checkDoubles(file),
    ...checkOtherCodes(file),
    ...checkCoursesOfActivities(file),
    ...checkPatterns(file),
    ...contradictionsIn(file).map(({ path, problem: { message } }) => ({ path, message })),
    ...(targetsKnown ? [...checkCodes(file), ...checkCycles(file)] : []),
  ];
  return found.map(({ path, message }) => ({ line: lineOf(path), place: placeOf(path), message }));
}

interface Found {
  readonly path: Path;
  readonly message: string;
}

function checkZone(file: SchoolFile): Found[] {
  if (IANAZone.isValidZone(file.school.timeZone)) return [];
  return [
    {
      path: ['school', 'timeZone'],
      message: `"${file.school.timeZone}" is no time zone; write one such as America/Chicago`,
    },
  ];
}

/** One account acts for nobody but the people of the school's own domains. */
function checkDelegation({ school }: SchoolFile): Found[] {
  if (school.delegation === undefined) return [];
  const path = ['school', 'delegation'];
  if (factsOf(school.lms).installing.forAll === null)
    return [{ path, message: 'nobody can act for all teachers of this LMS; take this key out' }];
  if (school.domains === undefined)
    return [{ path, message: "needs the school's own domains beside it (domains), for whose teachers it is" }];
  return [];
}

/** An LMS that reads the forms of its courses itself needs no `formsOwner`: a setting that has no effect is refused. */
function checkFormsOwners({ school, courses }: SchoolFile): Found[] {
  if (factsOf(school.lms).quizService !== null) return [];
  return courses.flatMap((course, c) =>
    course.formsOwner === undefined
      ? []
      : [
          {
            path: ['courses', c, 'formsOwner'],
            message: "forms are read as the course's teacher here; take this key out",
          },
        ],
  );
}

/** The answers to a form that nobody may read would never count. */
function checkForms({ school, courses, activities }: SchoolFile): Found[] {
  if (factsOf(school.lms).quizService === null || courses.some(({ formsOwner }) => formsOwner !== undefined)) return [];
  return activities.flatMap(({ check }, a) =>
    check === undefined || !('form' in check)
      ? []
      : [
          {
            path: ['activities', a, 'check', 'form'],
            message:
              'nobody reads the answers to forms here; name the formsOwner of a course, or check by a coursework',
          },
        ],
  );
}

function checkDoubles(file: SchoolFile): Found[] {
  return [
    ...doubles(
      file.courses.map((course) => course.id),
      (i) => ['courses', i, 'id'],
      'course',
    ),
    ...doubles(
      file.targets.map((target) => target.code),
      (i) => ['targets', i, 'code'],
      'target',
    ),
    ...doubles(
      file.learners.map((learner) => learner.id),
      (i) => ['learners', i, 'id'],
      'learner',
    ),
    ...file.courses.flatMap((course, c) =>
      doubles(
        course.units.flatMap((unit) => unit.targets),
        (i) => ['courses', c, 'units', ...withinUnits(course.units, i)],
        'target of this course',
      ),
    ),
  ];
}

function checkCoursesOfActivities({ courses, activities }: SchoolFile): Found[] {
  const known = new Set(courses.map(({ id }) => id));
  return activities.flatMap(({ course }, a) =>
    course === undefined || known.has(course)
      ? []
      : [
          {
            path: ['activities', a, 'course'],
            message: `"${course}" is no course of this file; correct it, or take the key out`,
          },
        ],
  );
}

/** A code of the state's or the district's belongs to one target, or nobody could tell which is meant by it. */
function checkOtherCodes({ targets }: SchoolFile): Found[] {
  const owners = new Map<string, string>();
  return targets.flatMap(({ code: own, codes = [] }, t) =>
    codes.flatMap(({ of, code }, c): Found[] => {
      const key = `${of.toLowerCase()}:${code}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, own);
      return owner === undefined
        ? []
        : [{ path: ['targets', t, 'codes', c], message: `"${of}: ${code}" stands under target "${owner}" already` }];
    }),
  );
}

/** Where the `index`-th target of all units, counted through, stands. */
function withinUnits(units: SchoolFile['courses'][number]['units'], index: number): Path {
  let before = 0;
  for (const [u, unit] of units.entries()) {
    if (index < before + unit.targets.length) return [u, 'targets', index - before];
    before += unit.targets.length;
  }
  return [];
}

function doubles(ids: readonly string[], pathOf: (index: number) => Path, what: string): Found[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: pathOf(index), message: `${what} "${id}" stands here a second time` }];
  });
}

function checkCodes(file: SchoolFile): Found[] {
  const known = new Set<string>(file.targets.map((target) => target.code));
  const named: { path: Path; code: string }[] = [
    ...file.courses.flatMap((course, c) =>
      course.units.flatMap((unit, u) =>
        unit.targets.map((code, t) => ({ path: ['courses', c, 'units', u, 'targets', t], code })),
      ),
    ),
    ...file.targets.flatMap((target, i) =>
      target.requires.map((code, r) => ({ path: ['targets', i, 'requires', r], code })),
    ),
    ...file.tags.flatMap((tag, i) => ('target' in tag ? [{ path: ['tags', i, 'target'], code: tag.target }] : [])),
    ...file.activities.map((activity, i) => ({ path: ['activities', i, 'target'], code: activity.target })),
  ];
  return named
    .filter(({ code }) => !known.has(code))
    .map(({ path, code }) => ({
      path,
      message: `"${code}" is no target of this file; add it under targets or correct the code`,
    }));
}

/** A target may not require itself, however many steps away. */
function checkCycles(file: SchoolFile): Found[] {
  const places = new Map(file.targets.map((target, index) => [target.code as string, index]));
  return circlesIn(
    new Map(file.targets.map((target) => [target.code as string, target.requires as readonly string[]])),
  ).map((circle) => ({
    path: ['targets', places.get(circle.at(-1) ?? '') ?? 0, 'requires'],
    message: `the map goes in a circle: ${inShort(circle).join(' -> ')}`,
  }));
}

/** Of a long circle only its two ends are named, where it can be mended. */
function inShort(circle: readonly string[]): readonly string[] {
  return circle.length <= 12 ? circle : [...circle.slice(0, 6), '...', ...circle.slice(-5)];
}

function checkPatterns(file: SchoolFile): Found[] {
  return file.tags.flatMap((tag, i) => {
    if (!('titlePattern' in tag)) return [];
    const wrong = checkPattern(tag.titlePattern);
    return wrong === null ? [] : [{ path: ['tags', i, 'titlePattern'], message: wrong }];
  });
}
