import type { SchoolFile } from './file.ts';

/**
 * Whether Waymark acts for a teacher by the word of the school's administrator (domain-wide delegation), where the teacher has granted
 * nothing: the school has turned that on, and the account is an address of one of the school's own domains.
 */
export function isDelegated({ school }: Pick<SchoolFile, 'school'>, user: string): boolean {
  const domain = /@([^@]+)$/.exec(user)?.[1]?.toLowerCase();
  return school.delegation === 'domain-wide' && domain !== undefined && (school.domains ?? []).includes(domain);
}

/** What Waymark acts for a teacher by: what they granted, else the administrator's word, else nothing. */
export function credentialOr<Own>(
  own: Own | null,
  file: Pick<SchoolFile, 'school'>,
  user: string,
): Own | 'delegated' | null {
  return own ?? (isDelegated(file, user) ? 'delegated' : null);
}
