import type { CourseId, SchoolId } from '../../src/ids.ts';
import type { Lms } from '../../src/lms/types.ts';
import { countingDeeds } from './deeds.ts';
import { Host } from './host.ts';
import { filesFor, HOSTS, PLACES, type Files, type Named, type Place } from './school.ts';
import { GOOD_MANNERS, simLms } from './sim-lms.ts';
import type { Stage, WrongPort } from './stage.ts';
import type { World } from './world.ts';

const NAMED: Named = { lms: 'google', teacher: 't@sim.example', idOf: (work) => work };
const FILES = new Map<number, ReadonlyMap<SchoolId, Files>>();

/** Files are read once a process for each number of classes. */
function filesOf(places: readonly Place[]): ReadonlyMap<SchoolId, Files> {
  const schools = [...new Set(places.map(({ school }) => school))];
  const files =
    FILES.get(places.length) ??
    new Map(
      schools.map((school) => [
        school,
        filesFor(
          NAMED,
          places.filter((each) => each.school === school),
        ),
      ]),
    );
  FILES.set(places.length, files);
  return files;
}

/** Hosts in memory, one a class; the second school's LMS is of the other kind. */
export function memoryStage(kind: number, count: number, world: World, wrong: WrongPort): Stage {
  const places = PLACES.slice(0, count);
  const classes = places.map((place) => {
    const can = HOSTS[place.school === PLACES[0].school ? kind : (kind + 1) % HOSTS.length];
    if (can === undefined) throw new Error('no such host');
    return { place, host: new Host(can, () => world.now(), place.letter === 't' ? 'p' : 'q') };
  });
  return {
    classes,
    files: filesOf(places),
    begin: () => {},
    overnight: () => {},
    open: (actor, school) => {
      const own = classes.filter(({ place }) => place.school === school);
      const ports = new Map(
        own.map(({ place, host }) => {
          const lms = countingDeeds(simLms(world, host, actor, { ...GOOD_MANNERS, ...wrong.manners }), actor);
          return [place.course, wrong.lms?.(lms, host) ?? lms];
        }),
      );
      return byCourse(ports);
    },
  };
}

/** One port to a school with several classes: each request goes to the class it names. */
function byCourse(ports: ReadonlyMap<CourseId, Lms>): Lms {
  const [first, ...others] = ports.values();
  if (first === undefined) throw new Error('a school has a class');
  if (others.length === 0) return first;
  const of = (course: CourseId): Lms => {
    const port = ports.get(course);
    if (port === undefined) throw new Error(`no class ${course} here`);
    return port;
  };
  return {
    ...first,
    course: (course) => of(course).course(course),
    roster: (course) => of(course).roster(course),
    teachers: (course) => of(course).teachers(course),
    coursework: (course) => of(course).coursework(course),
    submissions: (course, only) => of(course).submissions(course, only),
    submissionsOf: (course, works) => of(course).submissionsOf(course, works),
    posts: (course, carriers) => of(course).posts(course, carriers),
    post: (course, ref) => of(course).post(course, ref),
    comments:
      first.comments === null
        ? null
        : {
            on: (course, place) => of(course).comments?.on(course, place) ?? nowhere(),
            say: (course, request) => of(course).comments?.say(course, request) ?? nowhere(),
          },
    ensureDraft: (course, request, seen) => of(course).ensureDraft(course, request, seen),
    ensurePublished: (course, post, sure) => of(course).ensurePublished(course, post, sure),
    ensureAssignees: (course, post, to) => of(course).ensureAssignees(course, post, to),
    ensureWords: (course, post, words) => of(course).ensureWords(course, post, words),
    ensureGone: (course, post) => of(course).ensureGone(course, post),
  };
}

function nowhere(): never {
  throw new Error('this class takes no comments');
}
