import { toDateTime } from '../../../time.ts';
import { elsewhere, ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound, unauthorized } from '../wire/errors.ts';
import { listed } from '../wire/paging.ts';
import type { Person, Role } from '../world/records.ts';
import { MOST_ROWS } from './body.ts';

const ROLES: Readonly<Record<Role, { readonly id: number; readonly title: string; readonly faculty: number }>> = {
  admin: { id: 263103, title: 'System Admin', faculty: 1 },
  teacher: { id: 263105, title: 'Teacher', faculty: 1 },
  student: { id: 263107, title: 'Student', faculty: 0 },
};

/** 303: whoever follows it with the same header meets the replay guard (lms/schoology/FACTS.md 1.2). */
export const me: Handler = (call) => elsewhere(`${call.base}/users/${call.caller.person.uid}`);

export const byExternalId: Handler = (call) => {
  const person = [...call.world.state.people.values()].find(({ schoolUid }) => schoolUid === call.path['code']);
  if (person === undefined) throw notFound();
  return elsewhere(`${call.base}/users/${person.uid}`);
};

/** The cheap "who does this token act as" (lms/schoology/FACTS.md 1.2). */
export const appUserInfo: Handler = (call) => ok({ api_uid: Number(call.caller.person.uid) });

export const get: Handler = (call) => {
  const { caller, world } = call;
  const person = world.state.people.get(call.path['uid'] ?? '');
  if (person === undefined) throw notFound();
  const self = person.uid === caller.person.uid;
  if (!self && !caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  if (!self && caller.person.role === 'student') throw denied();
  return ok(profile(call, person));
};

/** Everybody, for administrators; or those with the SIS ids asked for. */
export const list: Handler = (call) => {
  if (call.caller.person.role !== 'admin') throw denied();
  if (!call.caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  const codes = call.query.get('school_uids')?.split(',');
  if (codes !== undefined && codes.length > MOST_ROWS) throw invalid(`At most ${MOST_ROWS} school_uids`);
  const people = [...call.world.state.people.values()].filter(
    ({ schoolUid }) => codes === undefined || codes.includes(schoolUid),
  );
  return ok(
    listed(
      call,
      'user',
      people.map((person) => profile(call, person)),
      String(people.length),
    ),
  );
};

export const roles: Handler = (call) => ok(listed(call, 'role', Object.values(ROLES)));

function profile(call: Call, person: Person): object {
  const student = person.role === 'student';
  return {
    uid: person.uid,
    id: Number(person.uid),
    school_id: Number(call.school.id),
    synced: 1,
    school_uid: person.schoolUid,
    building_id: Number(call.school.id),
    additional_buildings: '',
    name_title: '',
    name_title_show: 0,
    name_first: person.first,
    name_first_preferred: '',
    use_preferred_first_name: '1',
    name_middle: '',
    name_middle_show: 0,
    name_last: person.last,
    name_display: `${person.first} ${person.last}`,
    primary_email: person.email,
    picture_url: `${call.base}/default_user.gif`,
    gender: null,
    ...(student ? {} : { username: person.email.split('@')[0], position: null, grad_year: '', password: '' }),
    role_id: ROLES[person.role].id,
    tz_offset: toDateTime(call.world.now(), person.zone).offset / 60,
    tz_name: person.zone,
    // A list of one, born of XML (lms/schoology/FACTS.md 2.1).
    parents: student ? { parent: { uid: `${person.uid}9`, name_display: `Family of ${person.first}` } } : null,
    child_uids: null,
    send_message: 1,
    language: '',
  };
}
