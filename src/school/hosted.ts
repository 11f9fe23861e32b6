import type { SchoolFile } from './file.ts';

/**
 * Whether somebody who signed in themselves may be of this school: their account belongs to one of the domains that the school file names, where it
 * names any. What domain that is the LMS has signed; an address that looks like one does not count.
 */
export function isHosted({ domain }: { readonly domain: string | null }, { school }: SchoolFile): boolean {
  return school.domains === undefined || (domain !== null && school.domains.includes(domain.toLowerCase()));
}
