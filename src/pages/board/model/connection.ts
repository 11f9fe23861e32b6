import { credentialLife, type CredentialLife } from '../../../lms/credential-life.ts';
import type { LmsId } from '../../../lms/known.ts';
import { credentialOr } from '../../../school/delegated.ts';
import type { SchoolFile } from '../../../school/file.ts';
import { loadCredential } from '../../../store/people/credentials.ts';
import type { SchoolDb } from '../../../store/types.ts';
import type { Instant } from '../../../time.ts';
import type { PageDeps } from '../../kit/deps.ts';
import { mayConnect, type TeacherViewer } from '../../kit/viewer.ts';

/** The credential that a course is read and written with, where the board has to say something about it. */
export type Connection = Exclude<CredentialLife, { readonly state: 'fresh' }> & {
  readonly lms: LmsId;
  /** The account is the viewer's own, so they can renew the credential. */
  readonly own: boolean;
  /**
   * How the viewer gives it in the browser: a form begins the consent where the LMS sent the viewer in; a link leads to
   * the place where they signed in themselves.
   */
  readonly by: 'form' | 'link';
};

export interface Connected {
  readonly school: SchoolFile;
  /** The account the class is read with, as the school file names it. */
  readonly teacher: string;
  readonly connecting: PageDeps['connecting'];
  readonly signingIn: Pick<PageDeps['signingIn'], 'doors'>;
  readonly now: Instant;
}

/** Null where there is nothing to say: the credential works, or it is not given in the browser at all. */
export async function connectionOf(
  db: SchoolDb,
  viewer: TeacherViewer,
  { school, teacher, connecting, signingIn, now }: Connected,
): Promise<Connection | null> {
  const { lms } = school.school;
  const parts = connecting[lms];
  if (parts === null && signingIn.doors[lms] === null) return null;
  const life = credentialLife(
    credentialOr(await loadCredential(db, lms, teacher), school, teacher),
    parts?.days ?? null,
    now,
  );
  if (life.state === 'fresh') return null;
  return {
    ...life,
    lms,
    by: parts === null ? 'link' : 'form',
    own: mayConnect(viewer, school, lms) && teacher.toLowerCase() === viewer.teacher.toLowerCase(),
  };
}
