import { LmsError } from './lms/errors.ts';
import type { Grant, GrantCheck, Host } from './lms/host.ts';
import type { LmsId } from './lms/known.ts';
import type { Lms } from './lms/types.ts';
import { withoutLearners } from './lms/without-learners.ts';
import { withQuizzes } from './lms/with-quizzes.ts';
import type { SchoolId } from './ids.ts';
import { formsOwnerOf, teacherOf, type Account } from './school/accounts.ts';
import { credentialOr } from './school/delegated.ts';
import type { CourseSettings, SchoolFile } from './school/file.ts';
import { loadCredential, markCredential, saveCredential, type Credential } from './store/people/credentials.ts';
import { loadKeptOut } from './store/erasures.ts';
import { StoreError } from './store/errors.ts';
import type { Store } from './store/types.ts';
import type { SealContext, Vault } from './store/secrets/vault.ts';
import type { SyncParts } from './sync/parts.ts';
import { daysBetween, type Instant } from './time.ts';

/** What credentials are kept in and tried with. */
export interface ConnectionParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly hosts: Readonly<Record<LmsId, Host>>;
  readonly now: () => Instant;
  /** Keyed hash by which somebody whose data was erased is recognised again. */
  readonly subject: (school: SchoolId, id: string) => string;
}

/**
 * Turns the accounts a school file names, and their stored credentials, into the LMS adapter that a course's run uses.
 */
export interface Connections extends Pick<SyncParts, 'connect' | 'disconnected'> {
  /**
   * Tries a credential and stores it encrypted; one the host refuses is not stored, nor one for quizzes that does not say whose it is.
   * `mustTry`: nor one that could not be tried.
   */
  readonly grant: (
    school: SchoolId,
    account: Account,
    token: string,
    at: Instant,
    options?: { readonly mustTry: boolean },
  ) => Promise<GrantCheck>;
  /** Stores a credential of which the host has just said itself whose it is and what it allows. */
  readonly keep: (
    school: SchoolId,
    account: Pick<Account, 'lms' | 'user'>,
    token: string,
    scopes: readonly string[],
    at: Instant,
  ) => Promise<void>;
  /** Tries the stored credential of an account that a course names. @throws LmsError with what to do */
  readonly tryCredential: (file: SchoolFile, course: CourseSettings, account: Account) => Promise<GrantCheck>;
}

/** A connection that was refused for good is tried three times a day at most (writeback/PROTOCOL.md 3), and at once when it is granted again. */
const REFUSED_REST_DAYS = 1 / 3;

export function openConnections({ store, vault, hosts, now, subject }: ConnectionParts): Connections {
  const rests = ({ state, changedAt }: Credential): boolean =>
    state === 'reconnect' && daysBetween(changedAt, now()) < REFUSED_REST_DAYS;

  const stored = (file: SchoolFile, { lms, user }: Account): Promise<Credential | null> =>
    store.school(file.school.id, (db) => loadCredential(db, lms, user));

  async function grantOf(
    credential: Credential | null,
    file: SchoolFile,
    course: CourseSettings,
    { lms, user, use }: Account,
    { unlessRefused }: { unlessRefused: boolean },
  ): Promise<Grant> {
    const school = file.school.id;
    const who = use === 'courses' ? `the teacher of course ${course.id}` : ownerOfForms(course);
    if (credential === null) {
      throw new LmsError('denied', `${who} has not connected Waymark`, {
        todo: `connect ${who}, as the school file names them: waymark grant ${lms} --school ${school} ...`,
        scope: 'credential',
      });
    }
    if (unlessRefused && rests(credential)) {
      // `course`, not `credential`: the host did not refuse anew, and the run of the course ends the same way
      throw new LmsError(
        'denied',
        `the connection of ${who} has been refused: ${credential.why ?? 'no reason was given'}`,
        {
          todo: `connect ${who} again: waymark grant ${lms} --school ${school} ...`,
          scope: 'course',
        },
      );
    }
    const opened = (): Promise<string> => vault.open(credential.sealed, sealedFor(school, lms, user));
    const token =
      use === 'courses' ? await opened() : await forQuizzes(opened, who, `waymark grant ${lms} --school ${school} ...`);
    return { school, user, token, scopes: credential.scopes };
  }

  /** With what the teacher granted, or, where they granted nothing, with the administrator's permission. */
  async function asTeacher(
    file: SchoolFile,
    course: CourseSettings,
    teacher: Account,
    rest: { unlessRefused: boolean },
  ): Promise<{ readonly open: () => Promise<Lms>; readonly check: () => Promise<GrantCheck> }> {
    const { lms, user } = teacher;
    const host = hosts[lms];
    const { delegated } = host;
    const school = file.school.id;
    const credential = await stored(file, teacher);
    if (delegated !== null && credentialOr(credential, file, user) === 'delegated')
      return { open: () => delegated.open({ school, user }), check: () => delegated.check({ school, user }) };
    const grant = await grantOf(credential, file, course, teacher, rest);
    return { open: () => host.open(grant), check: () => host.check(grant) };
  }

  /** As the course's teacher, without the learners who are kept out; with its quizzes as their owner where the school file names one. */
  async function connect(file: SchoolFile, course: CourseSettings): Promise<Lms> {
    const teacher = teacherOf(file, course);
    const school = file.school.id;
    const open = await (await asTeacher(file, course, teacher, { unlessRefused: true })).open();
    const keptOut = await store.school(school, loadKeptOut);
    const lms = keptOut.size === 0 ? open : withoutLearners(open, (learner) => keptOut.has(subject(school, learner)));
    const owner = formsOwnerOf(file, course);
    if (owner === null) return lms;
    return withQuizzes(lms, {
      owner: ownerOfForms(course),
      open: async () =>
        quizzesOf(hosts[owner.lms]).open(
          await grantOf(await stored(file, owner), file, course, owner, { unlessRefused: true }),
        ),
    });
  }

  async function disconnected(file: SchoolFile, course: CourseSettings, refused: LmsError, at: Instant): Promise<void> {
    const account = refused.scope === 'quizzes' ? formsOwnerOf(file, course) : teacherOf(file, course);
    if (account === null) return;
    await store.school(file.school.id, (db) =>
      markCredential(db, account.lms, account.user, 'reconnect', refused.message, at),
    );
  }

  const check = ({ lms, use }: Pick<Account, 'lms' | 'use'>, grant: Grant): Promise<GrantCheck> =>
    use === 'courses' ? hosts[lms].check(grant) : quizzesOf(hosts[lms]).check(grant);

  async function grant(
    school: SchoolId,
    { lms, user, use }: Account,
    token: string,
    at: Instant,
    { mustTry }: { readonly mustTry: boolean } = { mustTry: false },
  ): Promise<GrantCheck> {
    const checked = await check({ lms, use }, { school, user, token, scopes: null });
    if (mustTry && checked.account === null) {
      throw new LmsError('down', 'the credential could not be tried', {
        todo: 'Try again in a few minutes.',
        scope: 'credential',
      });
    }
    if (checked.account !== null && checked.account.toLowerCase() !== user.toLowerCase()) {
      throw new LmsError('denied', 'the credential belongs to another account than the one named', {
        todo: "Let that person sign in and consent; never use another person's credential.",
        scope: 'credential',
      });
    }
    if (use === 'quizzes' && checked.ok && checked.account === null) {
      throw new LmsError('denied', 'the credential does not say whose it is', {
        todo: 'Let its owner consent again, with openid and e-mail allowed.',
        scope: 'credential',
      });
    }
    await keep(school, { lms, user }, token, checked.scopes ?? [], at);
    return checked;
  }

  async function keep(
    school: SchoolId,
    { lms, user }: Pick<Account, 'lms' | 'user'>,
    token: string,
    scopes: readonly string[],
    at: Instant,
  ): Promise<void> {
    const sealed = await vault.seal(token, sealedFor(school, lms, user));
    await store.school(school, (db) => saveCredential(db, { lms, user, sealed, scopes: [...scopes], at }));
  }

  return {
    connect,
    disconnected,
    grant,
    keep,
    tryCredential: async (file, course, account) =>
      account.use === 'courses'
        ? (await asTeacher(file, course, account, { unlessRefused: false })).check()
        : check(account, await grantOf(await stored(file, account), file, course, account, { unlessRefused: false })),
  };
}

/** A wrong key: for a teacher's credential an error of the settings; for a forms owner's, only the quizzes are not read. */
async function forQuizzes(opened: () => Promise<string>, who: string, command: string): Promise<string> {
  try {
    return await opened();
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'key') throw error;
    throw new LmsError('denied', `the stored connection of ${who} does not open with this key`, {
      todo: `connect ${who} again: ${command}`,
      scope: 'credential',
      cause: error,
    });
  }
}

function ownerOfForms(course: CourseSettings): string {
  return `the owner of the forms of course ${course.id}`;
}

/** @throws RangeError for a service of whose quizzes nothing can be read: no LMS names such a one */
function quizzesOf({ quizzes }: Host): NonNullable<Host['quizzes']> {
  if (quizzes === null) throw new RangeError('this service has no quizzes to read by themselves');
  return quizzes;
}

/** As a stored credential is bound. */
export function sealedFor(school: SchoolId, lms: LmsId, user: string): SealContext {
  return { lms, school, user, purpose: 'lms' };
}
