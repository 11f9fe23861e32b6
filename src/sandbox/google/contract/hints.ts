import { all, list, oneOf, ref } from './fields.ts';
import type { Schemas } from './fields.ts';
import type { Method } from './methods.ts';

const AUTH = 'https://www.googleapis.com/auth/';
const PUSH = [`${AUTH}classroom.push-notifications`];
const FORM = [
  'drive',
  'drive.file',
  'drive.readonly',
  'forms.body',
  'forms.body.readonly',
  'forms.responses.readonly',
].map((scope) => AUTH + scope);

/** Messages by which Classroom is asked to tell what changes (lms/google/FACTS.md 7). */
export const REGISTRATIONS: Schemas = {
  Registration: {
    ...all('string', 'registrationId'),
    ...all('time', 'expiryTime'),
    cloudPubsubTopic: ref('CloudPubsubTopic'),
    feed: ref('Feed'),
  },
  CloudPubsubTopic: all('string', 'topicName'),
  Feed: {
    feedType: oneOf('FEED_TYPE_UNSPECIFIED', 'DOMAIN_ROSTER_CHANGES', 'COURSE_ROSTER_CHANGES', 'COURSE_WORK_CHANGES'),
    courseRosterChangesInfo: ref('CourseRosterChangesInfo'),
    courseWorkChangesInfo: ref('CourseWorkChangesInfo'),
  },
  CourseRosterChangesInfo: all('string', 'courseId'),
  CourseWorkChangesInfo: all('string', 'courseId'),
};

/** And Forms (lms/google/FACTS.md 4.6). */
export const WATCHES: Schemas = {
  Watch: {
    ...all('string', 'id'),
    ...all('time', 'createTime expireTime'),
    errorType: oneOf('ERROR_TYPE_UNSPECIFIED', 'PROJECT_NOT_AUTHORIZED', 'NO_USER_ACCESS', 'OTHER_ERRORS'),
    eventType: oneOf('EVENT_TYPE_UNSPECIFIED', 'SCHEMA', 'RESPONSES'),
    state: oneOf('STATE_UNSPECIFIED', 'ACTIVE', 'SUSPENDED'),
    target: ref('WatchTarget'),
  },
  WatchTarget: { topic: ref('CloudPubsubTopic') },
  CloudPubsubTopic: all('string', 'topicName'),
  CreateWatchRequest: { ...all('string', 'watchId'), watch: ref('Watch') },
  RenewWatchRequest: {},
  ListWatchesResponse: { watches: list('Watch') },
  Empty: {},
};

const base = { query: {}, body: null } as const;
const watches = 'v1/forms/{formId}/watches';

export const HINT_METHODS = {
  'classroom.registrations.create': {
    ...base,
    api: 'classroom',
    verb: 'POST',
    path: 'v1/registrations',
    body: 'Registration',
    answer: 'Registration',
    scopes: PUSH,
  },
  'classroom.registrations.delete': {
    ...base,
    api: 'classroom',
    verb: 'DELETE',
    path: 'v1/registrations/{registrationId}',
    answer: 'Empty',
    scopes: PUSH,
  },
  'forms.forms.watches.create': {
    ...base,
    api: 'forms',
    verb: 'POST',
    path: watches,
    body: 'CreateWatchRequest',
    answer: 'Watch',
    scopes: FORM,
  },
  'forms.forms.watches.list': {
    ...base,
    api: 'forms',
    verb: 'GET',
    path: watches,
    answer: 'ListWatchesResponse',
    scopes: FORM,
  },
  'forms.forms.watches.renew': {
    ...base,
    api: 'forms',
    verb: 'POST',
    path: `${watches}/{watchId}:renew`,
    body: 'RenewWatchRequest',
    answer: 'Watch',
    scopes: FORM,
  },
  'forms.forms.watches.delete': {
    ...base,
    api: 'forms',
    verb: 'DELETE',
    path: `${watches}/{watchId}`,
    answer: 'Empty',
    scopes: FORM,
  },
} as const satisfies Record<string, Method>;
