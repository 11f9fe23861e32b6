import type { Lms, Teacher } from '../lms/types.ts';

/**
 * Whether the account the credential belongs to is among the course's teachers of tonight. Asks the LMS who that is only
 * when the list does not name the account as the school file does.
 * @param account what the school file names: an e-mail or an id, as the host has it
 */
export async function stillTeaches(lms: Lms, teachers: readonly Teacher[], account: string): Promise<boolean> {
  const named = account.toLowerCase();
  if (teachers.some(({ id, email }) => id === account || email?.toLowerCase() === named)) return true;
  const me = await lms.me();
  return teachers.some(({ id }) => id === me.id);
}
