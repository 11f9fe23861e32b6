import type { Connections } from './connections.ts';
import type { SchoolId } from './ids.ts';
import { isHosted } from './school/hosted.ts';
import { perLms } from './lms/known.ts';
import type { Hosts } from './lms/registry.ts';
import type { Person } from './lms/sign-in.ts';
import type { ClassTried, SigningIn } from './pages/kit/deps.ts';
import { LmsError } from './lms/errors.ts';
import { nextStep } from './report/next-step.ts';
import type { CourseSettings, SchoolFile } from './school/file.ts';
import { loadCredential } from './store/people/credentials.ts';
import { isAdministrator } from './store/people/administrators.ts';
import { loadSchoolFile } from './store/schools.ts';
import type { Vault } from './store/secrets/vault.ts';
import { NOBODYS } from './store/people/sign-ins.ts';
import { StoreError } from './store/errors.ts';
import type { SchoolDb, Store } from './store/types.ts';

export interface SigningInParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly hosts: Hosts;
  readonly keep: Connections['keep'];
  readonly connect: Connections['connect'];
}

interface Place {
  readonly school: SchoolId;
  /** As the school file names them. */
  readonly user: string;
}

/** How people sign in directly, and which of their tokens serve the nights of their classes. */
export function openSigningIn({ store, vault, hosts, keep, connect }: SigningInParts): SigningIn {
  /** The school files that may know this person, and the e-mail or id by which each names them; each school once. */
  async function filesFor(person: Person): Promise<{ readonly file: SchoolFile; readonly users: readonly string[] }[]> {
    const found: { readonly file: SchoolFile; readonly users: readonly string[] }[] = [];
    for (const school of await store.schools()) {
      const file = await store.school(school, readableFile);
      if (file === null || file.school.lms !== person.lms || !isHosted(person, file)) continue;
      const users = file.courses.map(({ teacher }) => teacher).filter((teacher) => isThem(person, teacher));
      found.push({ file, users: [...new Set(users)] });
    }
    return found;
  }

  /** The teacher in each of their schools. */
  async function named(person: Person): Promise<Place[]> {
    return (await filesFor(person)).flatMap(({ file, users }) =>
      users.map((user) => ({ school: file.school.id, user })),
    );
  }

  /**
   * Also the schools that own the domain of their verified address: a teacher there without a class yet may set one up.
   */
  async function placesOf(person: Person): Promise<Place[]> {
    const files = await filesFor(person);
    const places = files.flatMap(({ file, users }) => users.map((user) => ({ school: file.school.id, user })));
    const email = person.email?.toLowerCase() ?? null;
    if (email === null || person.domain === null) return places;
    const domain = email.slice(email.lastIndexOf('@') + 1);
    const fresh = files.filter(
      ({ file, users }) => users.length === 0 && file.school.domains?.includes(domain) === true,
    );
    return [...places, ...fresh.map(({ file }) => ({ school: file.school.id, user: email }))];
  }

  return {
    doors: perLms((lms) => hosts[lms].signIn),
    seal: {
      close: (purpose, whose, secret) => vault.seal(secret, { ...whose, school: NOBODYS, purpose }),
      open: (purpose, whose, sealed) => vault.open(sealed, { ...whose, school: NOBODYS, purpose }),
    },
    places: placesOf,
    async administers(person, at) {
      const found: SchoolId[] = [];
      // the lists of administrators lead to these schools, so that no other school's file is read
      for (const school of await store.schoolsNaming(person)) {
        const isTheirs = await store.school(school, async (db) => {
          const file = await readableFile(db);
          // before the first school file, and while it cannot be read, nothing says whose accounts are the school's
          return (file === null || isHosted(person, file)) && isAdministrator(db, person, at);
        });
        if (isTheirs) found.push(school);
      }
      return found;
    },
    async lacksNights(person) {
      for (const { school, user } of await named(person)) {
        const credential = await store.school(school, (db) => loadCredential(db, person.lms, user));
        if (credential?.state !== 'ok') return true;
      }
      return false;
    },
    async tries(person) {
      const files = await filesFor(person);
      return (
        await Promise.all(files.map(({ file }) => tryClasses(connect, file, (teacher) => isThem(person, teacher))))
      ).flat();
    },
    async triesOf(school, teacher) {
      const file = await store.school(school, readableFile);
      return file === null ? [] : tryClasses(connect, file, (each) => each.toLowerCase() === teacher.toLowerCase());
    },
    // not tried first: the LMS has just said whose it is and what it allows, and would not issue another one if this
    // were lost
    async keepForNights(person, refreshToken, scopes, at) {
      for (const { school, user } of await placesOf(person))
        await keep(school, { lms: person.lms, user }, refreshToken, scopes, at);
    },
  };
}

/**
 * Null: there is no school file, or this Waymark cannot read it. One school's broken file must not lock out the people
 * of others.
 */
async function readableFile(db: SchoolDb): Promise<SchoolFile | null> {
  try {
    return await loadSchoolFile(db);
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'file') return null;
    throw error;
  }
}

/** Asks the LMS for each class of a teacher. */
function tryClasses(
  connect: Connections['connect'],
  file: SchoolFile,
  isTheirs: (teacher: string) => boolean,
): Promise<ClassTried[]> {
  const own = file.courses.filter(({ teacher }) => isTheirs(teacher));
  return Promise.all(own.map((course) => tryClass(connect, file, course)));
}

/** Asks the LMS for a class exactly as the night will. */
async function tryClass(
  connect: Connections['connect'],
  file: SchoolFile,
  course: CourseSettings,
): Promise<ClassTried> {
  try {
    const { name, state } = await (await connect(file, course)).course(course.id);
    return { name, can: state === 'active' ? 'read' : 'closed', todo: null };
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return { name: course.id, can: 'nothing', todo: nextStep(error) };
  }
}

function isThem({ id, email }: Person, teacher: string): boolean {
  return teacher === id || (email !== null && teacher.toLowerCase() === email.toLowerCase());
}
