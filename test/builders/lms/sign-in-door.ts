import type { Person, PersonGrant, SignInDoor } from '../../../src/lms/sign-in.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { instant } from '../../../src/time.ts';

export const ANA: Person = { lms: 'google', id: '9001', name: 'Ana', email: 'ana@cedar.example', domain: null };

export function personGrant(change: Partial<PersonGrant> = {}): PersonGrant {
  return {
    accessToken: 'ya29.ana',
    accessEndsAt: instant('2026-03-02T09:00:00Z'),
    refreshToken: null,
    scopes: ['openid'],
    ...change,
  };
}

/** A door at which nobody is asked anything: `finish` answers as it is told, and `openAs` notes for whom it was opened. */
export function signInDoor(change: Partial<SignInDoor> = {}): SignInDoor & { readonly opened: string[] } {
  const opened: string[] = [];
  return {
    lms: 'google',
    opened,
    address: ({ chooses = false, ...wish }) =>
      `https://accounts.example/auth?${new URLSearchParams({ ...wish, hint: wish.hint ?? '', asks: String(wish.asks), ...(chooses ? { chooses: 'true' } : {}) }).toString()}`,
    finish: async () => ({ person: ANA, grant: personGrant() }),
    missing: () => [],
    async openAs(school, person, grant) {
      opened.push(`${school} ${person.id} ${grant.accessToken}`);
      return { id: 'google' } as Lms;
    },
    ...change,
  };
}
