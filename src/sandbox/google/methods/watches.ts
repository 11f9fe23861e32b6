import { ApiError, denied, invalid, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import type { Watched } from '../world/watches.ts';
import { hasScope, memberOf } from './access.ts';
import { formOf } from './forms.ts';

interface Topic {
  readonly topicName?: string | null;
}
interface Registration {
  readonly feed?: {
    readonly feedType?: string | null;
    readonly courseRosterChangesInfo?: { readonly courseId?: string | null } | null;
    readonly courseWorkChangesInfo?: { readonly courseId?: string | null } | null;
  } | null;
  readonly cloudPubsubTopic?: Topic | null;
}
interface CreateWatch {
  readonly watch?: {
    readonly id?: string | null;
    readonly eventType?: string | null;
    readonly target?: { readonly topic?: Topic | null } | null;
  } | null;
  readonly watchId?: string | null;
}

const TOPIC = /^projects\/[^/]+\/topics\/[^/]+$/;
const FEEDS = {
  COURSE_WORK_CHANGES: {
    of: 'work',
    info: 'courseWorkChangesInfo',
    scopes: ['classroom.coursework.students', 'classroom.coursework.students.readonly'],
  },
  COURSE_ROSTER_CHANGES: {
    of: 'roster',
    info: 'courseRosterChangesInfo',
    scopes: ['classroom.rosters', 'classroom.rosters.readonly'],
  },
} as const;

/**
 * Registers for the feeds of one course; only administrators may register for a whole domain. The same request again
 * extends the registration.
 */
export function createRegistration(call: Call): object {
  const { feed, cloudPubsubTopic } = call.body as Registration;
  const topic = topicIn(cloudPubsubTopic);
  const type = feed?.feedType ?? '';
  if (type === 'DOMAIN_ROSTER_CHANGES') throw denied();
  const wanted = Object.hasOwn(FEEDS, type) ? FEEDS[type as keyof typeof FEEDS] : undefined;
  const course = wanted === undefined ? '' : (feed?.[wanted.info]?.courseId ?? '');
  if (wanted === undefined || course === '') throw invalid('The feed is not valid.');
  if (!wanted.scopes.some((scope) => hasScope(call, scope)))
    throw new ApiError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  if (call.world.state.grants.get(call.caller.person.id)?.revoked !== false)
    throw new ApiError('PERMISSION_DENIED', 'The user has not granted access to this project.', 'MissingGrant');
  if (call.world.state.courses.get(course)?.teachers.has(call.caller.person.id) !== true) {
    memberOf(call, course);
    throw denied();
  }
  const same = standing(call).find(
    (watch) => watch.of === wanted.of && watch.thing === course && watch.topic === topic,
  );
  const watch = kept(call, same?.id ?? call.world.nextId(), { of: wanted.of, thing: course, topic });
  return {
    registrationId: watch.id,
    feed: { feedType: type, [wanted.info]: { courseId: course } },
    cloudPubsubTopic: { topicName: topic },
    expiryTime: watch.until,
  };
}

export function deleteRegistration(call: Call): object {
  const id = call.path['registrationId'] ?? '';
  if (!standing(call).some((watch) => watch.id === id && (watch.of === 'work' || watch.of === 'roster')))
    throw notFound();
  call.world.record({ kind: 'unwatched', watch: id });
  return {};
}

/** One of a kind for each person; what a second is refused with is not known (U28). */
export function createWatch(call: Call): object {
  const form = formOf(call).record.id;
  const { watch, watchId } = call.body as CreateWatch;
  const event = watch?.eventType;
  if (event !== 'RESPONSES' && event !== 'SCHEMA') throw invalid('The event type is not valid.');
  if (watch?.id !== undefined && watch.id !== null) throw invalid('No ID should be set on the watch.');
  if (watchId !== undefined && watchId !== null && !/^[a-z-]{4,63}$/.test(watchId)) throw invalid('Invalid watch ID.');
  const topic = topicIn(watch?.target?.topic);
  if (watchId !== undefined && watchId !== null && call.world.state.watches.has(watchId))
    throw new ApiError('ALREADY_EXISTS', 'The watch ID is in use.');
  if (onForm(call, form).some(({ of }) => of === event))
    throw new ApiError('FAILED_PRECONDITION', 'There is a watch of this kind.');
  return watchWire(kept(call, watchId ?? call.world.nextId(), { of: event, thing: form, topic }));
}

export function listWatches(call: Call): object {
  const watches = onForm(call, formOf(call).record.id);
  return { watches: watches.length === 0 ? undefined : watches.map(watchWire) };
}

/** After it ended there is nothing to renew. */
export function renewWatch(call: Call): object {
  const { id, of, thing, topic } = oneOnForm(call);
  return watchWire(kept(call, id, { of, thing, topic }));
}

export function deleteWatch(call: Call): object {
  call.world.record({ kind: 'unwatched', watch: oneOnForm(call).id });
  return {};
}

function topicIn(topic: Topic | null | undefined): string {
  const name = topic?.topicName ?? '';
  if (!TOPIC.test(name)) throw invalid('The Cloud Pub/Sub topic is not valid.');
  return name;
}

/** The caller's registrations that have not expired. */
function standing({ world, caller }: Call): Watched[] {
  const now = world.now();
  return [...world.state.watches.values()].filter(({ user, until }) => user === caller.person.id && until > now);
}

function onForm(call: Call, form: string): Watched[] {
  return standing(call).filter(({ of, thing }) => (of === 'RESPONSES' || of === 'SCHEMA') && thing === form);
}

function oneOnForm(call: Call): Watched {
  const watch = onForm(call, formOf(call).record.id).find(({ id }) => id === call.path['watchId']);
  if (watch === undefined) throw notFound();
  return watch;
}

function kept(call: Call, id: string, what: Pick<Watched, 'of' | 'thing' | 'topic'>): Watched {
  call.world.record({ kind: 'watched', watch: { id, ...what, user: call.caller.person.id } });
  const watch = call.world.state.watches.get(id);
  if (watch === undefined) throw new RangeError(`the sandbox has no watch ${id}`);
  return watch;
}

function watchWire({ id, of, topic, createdAt, until }: Watched): object {
  return {
    id,
    eventType: of,
    target: { topic: { topicName: topic } },
    createTime: createdAt,
    expireTime: until,
    state: 'ACTIVE',
  };
}
