import type { Person } from '../../lms/sign-in.ts';
import { KeptFor } from '../../sync/tickets/kept-for.ts';
import type { Instant } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { TeacherViewer } from '../kit/viewer.ts';

/** Milliseconds for which it is remembered which schools name somebody: every file of every school is read to know. */
const REMEMBERED = 60_000;

type Places = Awaited<ReturnType<PageDeps['signingIn']['places']>>;

/** Whom a person who signed in is to the pages: a teacher of the school whose file names them, by id or verified address; null: nobody's. */
export class SignedInTeachers {
  readonly #places = new KeptFor<string, Places>(REMEMBERED);
  readonly #signingIn: Pick<PageDeps['signingIn'], 'places'>;
  constructor(signingIn: Pick<PageDeps['signingIn'], 'places'>) {
    this.#signingIn = signingIn;
  }

  async viewer(person: Person, at: Instant): Promise<TeacherViewer | null> {
    const key = `${person.lms} ${person.id}`;
    const places = this.#places.get(key, at) ?? (await this.#signingIn.places(person));
    this.#places.set(key, places, at);
    const [place] = places;
    return place === undefined
      ? null
      : { role: 'teacher', school: place.school, teacher: place.user, signedIn: { lms: person.lms, id: person.id } };
  }
}
