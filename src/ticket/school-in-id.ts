import { SchoolId } from '../ids.ts';

/**
 * An id that is looked up before anybody knows whose it is: 128 random bits, and the school in whose rows it stands. It proves nothing;
 * whoever brings it is checked.
 * @param random 16 random bytes
 */
export function idIn(school: SchoolId, random: Uint8Array): string {
  return `${Buffer.from(random).toString('base64url')}.${Buffer.from(school).toString('base64url')}`;
}

/** The school an id says it belongs to; null for what is no such id. */
export function schoolInId(id: string): SchoolId | null {
  const end = /^[A-Za-z0-9_-]{22}\.([A-Za-z0-9_-]+)$/.exec(id)?.[1];
  if (end === undefined) return null;
  const school = SchoolId.safeParse(Buffer.from(end, 'base64url').toString('utf8'));
  return school.success ? school.data : null;
}
