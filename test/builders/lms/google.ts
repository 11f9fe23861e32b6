import { CourseId, LearnerId, Marker } from '../../../src/ids.ts';
import { createGoogle } from '../../../src/lms/google/index.ts';
import type { GoogleSettings } from '../../../src/lms/google/index.ts';
import { createHttp } from '../../../src/http/index.ts';
import type { PostRequest } from '../../../src/lms/posts.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { httpWorld } from './http-world.ts';
import { onHost } from '../../http-mock.ts';

export const CLASSROOM = 'https://classroom.example';
export const FORMS = 'https://forms.example';
export const SIGN_IN = 'https://signin.example';
export const MARKER_ROOT = 'https://waymark.example/r/';
export const COURSE = CourseId.parse('6001');

/** Settings of a teacher at mocked hosts; no wait takes time, and the network is the mocked one. */
export function googleSettings(change: Partial<GoogleSettings> = {}): GoogleSettings {
  const world = httpWorld();
  return {
    school: 'cedar',
    clientId: 'client',
    clientSecret: 'client-secret',
    refreshToken: 'refresh-secret',
    classroomRoot: CLASSROOM,
    formsRoot: FORMS,
    tokenUrl: `${SIGN_IN}/token`,
    markerRoot: MARKER_ROOT,
    http: createHttp({
      ...world,
      timeLimit: () => new AbortController().signal,
      fetch: (input, init) => fetch(input, init),
    }),
    ...change,
  };
}

export function google(change: Partial<GoogleSettings> = {}): Lms {
  return createGoogle(googleSettings(change));
}

/** The token endpoint, for one renewal. */
export function signsIn(token = 'access-secret', scope?: string): void {
  onHost(SIGN_IN)
    .post('/token', /grant_type=refresh_token/)
    .reply(200, {
      access_token: token,
      expires_in: 3599,
      token_type: 'Bearer',
      ...(scope === undefined ? {} : { scope }),
    });
}

/** Google's error body (lms/google/FACTS.md 2.4). */
export function refusal(code: number, status: string, message = 'no'): object {
  return { error: { code, status, message } };
}

export function student(id: string, change: object = {}): object {
  return {
    userId: id,
    profile: { name: { fullName: `Student ${id}` }, emailAddress: `${id}@cedar.example` },
    ...change,
  };
}

export function submission(change: object = {}): object {
  return {
    id: 's1',
    userId: '9001',
    courseWorkId: '7001',
    state: 'TURNED_IN',
    updateTime: '2026-03-05T15:00:00Z',
    ...change,
  };
}

export function handedIn(at: string): object {
  return { stateHistory: { state: 'TURNED_IN', stateTimestamp: at, actorUserId: '9001' } };
}

export function graded(kind: 'DRAFT' | 'ASSIGNED', at: string, change: object = {}): object {
  return {
    gradeHistory: {
      gradeChangeType: `${kind}_GRADE_POINTS_EARNED_CHANGE`,
      gradeTimestamp: at,
      maxPoints: 10,
      actorUserId: '1',
      ...change,
    },
  };
}

export function coursework(change: object = {}): object {
  return { id: '7001', courseId: '6001', title: 'Ticket', state: 'PUBLISHED', maxPoints: 10, ...change };
}

/** A request for a post: to one learner about that learner, unless told otherwise. */
export function postRequest(change: Partial<PostRequest> = {}): PostRequest {
  return {
    carrier: 'assignment',
    marker: Marker.parse('m1'),
    title: 'Your next step',
    text: 'Try this.',
    links: [],
    due: null,
    points: null,
    topic: null,
    about: 'learner',
    to: [LearnerId.parse('9001')],
    ...change,
  } as PostRequest;
}

/** The draft as Classroom answers it. */
export function draftOfPost(change: object = {}): object {
  return {
    id: 'p1',
    courseId: '6001',
    state: 'DRAFT',
    title: 'Your next step',
    description: 'Try this.',
    assigneeMode: 'INDIVIDUAL_STUDENTS',
    individualStudentsOptions: { studentIds: ['9001'] },
    materials: [{ link: { url: `${MARKER_ROOT}m1`, title: 'Waymark' } }],
    creatorUserId: '1',
    associatedWithDeveloper: true,
    creationTime: '2026-03-09T08:00:00Z',
    ...change,
  };
}
