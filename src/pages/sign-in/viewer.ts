import type { Person } from '../../lms/sign-in.ts';
import { KeptFor } from '../../sync/tickets/kept-for.ts';
import type { Instant } from '../../time.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { AdministratorViewer, TeacherViewer, Viewer } from '../kit/viewer.ts';

/** Milliseconds for which it is remembered which schools know somebody: every file of every school is read to know. */
const REMEMBERED = 60_000;

type Schools = Pick<PageDeps['signingIn'], 'places' | 'administers'>;

/** Whom a person who signed in is to the pages: a teacher of the school whose file names them, or who looks after a school; null: nobody. */
export class SignedInViewers {
  readonly #places = new KeptFor<string, Awaited<ReturnType<Schools['places']>>>(REMEMBERED);
  readonly #schools: Schools;
  constructor(schools: Schools) {
    this.#schools = schools;
  }

  /** @param wished which of their schools they chose; one that is not theirs is as none, and the first of theirs is taken */
  async viewer(person: Person, as: Viewer['role'], wished: string | undefined, at: Instant): Promise<Viewer | null> {
    return as === 'administrator' ? this.#administrator(person, wished, at) : this.#teacher(person, wished, at);
  }

  async #teacher(person: Person, wished: string | undefined, at: Instant): Promise<TeacherViewer | null> {
    const places = this.#places.get(keyOf(person), at) ?? (await this.#placesOf(person, at));
    const place = places.find(({ school }) => school === wished) ?? places[0];
    return place === undefined
      ? null
      : {
          role: 'teacher',
          school: place.school,
          teacher: place.user,
          signedIn: { lms: person.lms, id: person.id },
          schools: [...new Set(places.map(({ school }) => school))],
        };
  }

  /** Kept from when the files were read: whoever asks again and again is not remembered for longer. */
  async #placesOf(person: Person, at: Instant): ReturnType<Schools['places']> {
    const places = await this.#schools.places(person);
    this.#places.set(keyOf(person), places, at);
    return places;
  }

  async #administrator(person: Person, wished: string | undefined, at: Instant): Promise<AdministratorViewer | null> {
    // not remembered: somebody removed from the list must be locked out at once
    const schools = await this.#schools.administers(person, at);
    const school = schools.find((each) => each === wished) ?? schools[0];
    return school === undefined ? null : { role: 'administrator', school, account: person.id, schools };
  }
}

/** What it is found by: a sign-in that brings another address, or another domain, may be to the pages what an earlier one was not. */
function keyOf({ lms, id, email, domain }: Person): string {
  return JSON.stringify([lms, id, email, domain]);
}
