import { LearnerId } from '../../ids.ts';
import { LmsError } from '../errors.ts';
import type { Api } from './api.ts';
import { unreadable } from './errors.ts';
import { asArray } from './loose.ts';
import { uidOf } from './map.ts';
import { Got, User } from './schema.ts';

/** People asked for at once: all of them as single reads would still be within what a key may do in five seconds (quotas.ts). */
const AT_ONCE = 20;

const DOING = 'tell the e-mail addresses of the class';

/**
 * The addresses of learners, which enrollments leave out (FACTS.md 2.6). Who has none is left out.
 * @throws LmsError `denied` when somebody's could not be read, or nobody has one: an address belongs to a learner only where it is
 * known to be no other's of the class
 */
export async function addressesOf(api: Api, learners: readonly LearnerId[]): Promise<ReadonlyMap<LearnerId, string>> {
  const addresses = new Map<LearnerId, string>();
  const unread = new Set(learners);
  for (let from = 0; from < learners.length; from += AT_ONCE) {
    const asked = learners.slice(from, from + AT_ONCE);
    for (const { uid, primary_email: address } of peopleIn(await api.users(asked.map(uidOf)), asked.length)) {
      const learner = LearnerId.parse(uid);
      if (!asked.includes(learner)) continue;
      unread.delete(learner);
      if (address !== null) addresses.set(learner, address);
    }
  }
  if (unread.size > 0) {
    throw new LmsError('denied', `${unread.size} of ${learners.length} students' addresses could not be read`, {
      todo: 'Check in Schoology that teachers may see the e-mail addresses of all their students, and that no student of the class has a closed account.',
    });
  }
  if (addresses.size > 0 || learners.length === 0) return addresses;
  throw new LmsError('denied', `Schoology did not ${DOING}`, {
    todo: "Check in Schoology that teachers may see the e-mail addresses of their students, and that the students' accounts have one.",
  });
}

/** @throws LmsError when the answer is not one row for each, or one of them broke off: that would say "nobody" of somebody */
function peopleIn(json: unknown, asked: number): readonly User[] {
  const rows = asArray(typeof json === 'object' && json !== null && 'response' in json ? json.response : null).map(
    (row) => Got.safeParse(row),
  );
  if (rows.length !== asked)
    throw unreadable(`Schoology did not ${DOING}: it answered for ${rows.length} of ${asked}`, false);
  return rows.flatMap((row) => {
    const code = row.data?.response_code ?? 500;
    if (code === 429 || code >= 500)
      throw new LmsError('down', `Schoology did not ${DOING} (row ${code})`, {
        todo: 'Nothing to do: the next run tries again.',
      });
    const user = User.safeParse(row.data?.body);
    return code === 200 && user.success ? [user.data] : [];
  });
}
