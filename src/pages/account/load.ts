import { credentialOr } from '../../school/delegated.ts';
import { loadCredential, type Credential } from '../../store/people/credentials.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { NOBODYS, signInsOf, type SignedInPlace } from '../../store/people/sign-ins.ts';
import type { Person } from '../../lms/sign-in.ts';
import type { Instant } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';

/** A school whose file names this person a teacher, and how their account is connected there. */
export interface SchoolOfAccount {
  readonly name: string;
  readonly timeZone: string;
  readonly classes: number;
  readonly connection: 'connected' | 'ended' | 'missing';
  /** Features that stay off for want of a permission, in English. */
  readonly mayNot: readonly string[];
}

export interface Account {
  /** They look after a school. */
  readonly looksAfter: boolean;
  readonly schools: readonly SchoolOfAccount[];
  readonly places: readonly SignedInPlace[];
}

function connectionOf(by: Credential | 'delegated' | null): SchoolOfAccount['connection'] {
  if (by === null) return 'missing';
  return by === 'delegated' || by.state === 'ok' ? 'connected' : 'ended';
}

/** Everything that a person's own page shows about them. */
export async function loadAccount(
  person: Person,
  { store, signingIn }: Pick<PageDeps, 'store' | 'signingIn'>,
  at: Instant,
): Promise<Account> {
  const schools: SchoolOfAccount[] = [];
  for (const { school, user } of await signingIn.places(person)) {
    const found = await store.school(school, async (db) => ({
      file: await loadSchoolFile(db),
      credential: await loadCredential(db, person.lms, user),
    }));
    if (found.file === null) continue;
    const { file, credential } = found;
    schools.push({
      name: file.school.name,
      timeZone: file.school.timeZone,
      classes: file.courses.filter(({ teacher }) => teacher.toLowerCase() === user.toLowerCase()).length,
      connection: connectionOf(credentialOr(credential, file, user)),
      mayNot: credential?.state === 'ok' ? (signingIn.doors[person.lms]?.missing(credential.scopes) ?? []) : [],
    });
  }
  const looksAfter = (await signingIn.administers(person, at)).length > 0;
  return { schools, looksAfter, places: await store.school(NOBODYS, (db) => signInsOf(db, person.lms, person.id, at)) };
}
