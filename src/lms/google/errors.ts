import type { HttpFailure } from '../../http/failure.ts';
import type { HttpReply } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import type { LmsErrorDetails, LmsErrorKind, LmsErrorReason } from '../errors.ts';
import { Refusal } from './schema.ts';
import { wordsOf } from './scopes.ts';
import type { Permission } from './scopes.ts';

const LATER = 'Nothing to do: the next run tries again.';
const RECONNECT = { scope: 'credential', todo: 'Reconnect this account: run `waymark grant google` again.' } as const;

/** Codes of the token endpoint that connecting again does not cure. */
const SIGN_IN: Readonly<Record<string, LmsErrorDetails>> = {
  invalid_client: { scope: 'course', todo: 'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.' },
  unauthorized_client: { scope: 'course', todo: 'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.' },
  admin_policy_enforced: {
    scope: 'credential',
    todo: 'Ask the administrator to allow Waymark for this school, then reconnect.',
  },
  access_not_configured: {
    scope: 'credential',
    todo: 'Ask the administrator to allow Waymark for this school, then reconnect.',
  },
};

/**
 * `course` when we act by the administrator's permission: there is no credential that the teacher could grant again.
 */
const DELEGATION_OFF: LmsErrorDetails = {
  scope: 'course',
  todo: 'Let the administrator allow the account of GOOGLE_DELEGATE its scopes under Domain-wide delegation, or let the teacher connect.',
};

/** What a call was about, as far as its failure needs it. */
export interface CallPurpose {
  /** Completes "Google could not ...", e.g. `read the roster`. */
  readonly doing: string;
  readonly permission: Permission;
  /** What is missing or closed when Google says so: the whole course, or only the one thing asked for. */
  readonly area: 'course' | 'thing';
  readonly writes: boolean;
}

/** What Google said, as far as a caller in this folder acts on it. */
interface HostAnswer {
  readonly http: number;
  /** Google's own code, e.g. `FAILED_PRECONDITION`. */
  readonly status: string | null;
  /** The `@Type` of FACTS.md 2.4. */
  readonly type: string | null;
  /** How often the call was sent. */
  readonly tries: number;
}

/** An answer that is not a success. */
export class Refused extends LmsError {
  readonly said: HostAnswer;

  constructor(kind: LmsErrorKind, message: string, said: HostAnswer, details: LmsErrorDetails) {
    super(kind, message, details);
    this.said = said;
  }
}

/** What the person at a page inside Classroom can do about it: only they hold its token. */
const AT_THE_PAGE: Readonly<Record<string, { readonly reason: LmsErrorReason; readonly todo: string }>> = {
  InvalidAddOnToken: {
    reason: 'other-account',
    todo: 'Another account is signed in in this browser: open Classroom in a window with one account.',
  },
  ExpiredAddOnToken: { reason: 'open-again', todo: 'Close the add-on and open it again from Classroom.' },
};

/** `kind`, the scope of the trouble and what to do, for each `@Type` of FACTS.md 2.4 that our calls can meet. */
const BY_TYPE: Readonly<Record<string, readonly ['denied' | 'malformed', 'call' | 'course' | 'credential', string]>> = {
  AttachmentNotVisible: ['denied', 'call', 'Open the linked file or video and check that the teacher can see it.'],
  CourseNotModifiable: [
    'denied',
    'course',
    'The class is archived or frozen: restore it in Classroom, or remove it from the school file.',
  ],
  CourseTopicLimitReached: ['denied', 'call', 'Remove topics that are no longer used in Classroom.'],
  EmptyAssignees: ['malformed', 'call', 'Report this: Waymark asked for a post that nobody would receive.'],
  InactiveCourseOwner: [
    'denied',
    'course',
    'The owner of the class has no account any more: ask the administrator to transfer the class.',
  ],
  ProjectPermissionDenied: [
    'denied',
    'call',
    'The post was made in Classroom or by another app: change it in Classroom.',
  ],
  ClassroomApiDisabled: [
    'denied',
    'credential',
    'Ask the administrator to allow Classroom API access for this teacher.',
  ],
  ClassroomDisabled: ['denied', 'credential', 'Ask the administrator to switch Classroom on for this teacher.'],
};

/** An answer that is not a success, by the catalogue of FACTS.md 2.4. Nothing of Google's own text is kept: it may name people. */
export function refused(reply: HttpReply, about: CallPurpose): Refused {
  const refusal = readRefusal(reply);
  const said: HostAnswer = { http: reply.status, status: refusal.status, type: refusal.type, tries: reply.tries };
  const { kind, ...details } = isQuotaRefusal(reply)
    ? busy(reply)
    : verdict(said, refusal.lacksScope, about, waitAsked(reply));
  const codes = [said.http, said.status, said.type].filter((part) => part !== null).join(' ');
  return new Refused(kind, `Google did not ${about.doing} (${codes})`, said, details);
}

/** A quota is used up: 429, and by Google's older words 403. Nothing was done. */
export function isQuotaRefusal(reply: Pick<HttpReply, 'status' | 'text'>): boolean {
  if (reply.status === 429) return true;
  if (reply.status !== 403) return false;
  const { status, reasons } = readRefusal(reply);
  return status === 'RESOURCE_EXHAUSTED' || reasons.some((reason) => USED_UP.has(reason));
}

const USED_UP = new Set(['RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded']);

function busy(reply: HttpReply): Verdict {
  return { kind: 'busy', todo: LATER, ...waitAsked(reply) };
}

type Verdict = LmsErrorDetails & { readonly kind: LmsErrorKind };

function verdict(
  { http, status, type }: HostAnswer,
  lacksScope: boolean,
  about: CallPurpose,
  wait: { readonly waitSeconds?: number },
): Verdict {
  const scope = about.area === 'course' ? 'course' : 'call';
  if (http === 401) return { kind: 'denied', ...RECONNECT };
  if (http >= 500) return { kind: 'down', todo: LATER, uncertain: about.writes, ...wait };
  const known = BY_TYPE[type ?? ''];
  if (known !== undefined) return { kind: known[0], scope: known[1], todo: known[2] };
  const atThePage = AT_THE_PAGE[type ?? ''];
  if (atThePage !== undefined) return { kind: 'denied', ...atThePage };
  // The ids of such a call came from an address, so they may not be valid ids.
  if (about.permission === 'addon' && status === 'INVALID_ARGUMENT')
    return { kind: 'gone', todo: 'Open it from Classroom: its address leads to nothing there.' };
  const ofForms = about.permission === 'quizzes' || about.permission === 'responses';
  if (ofForms && (http === 404 || (http === 403 && !lacksScope))) {
    return {
      kind: http === 404 ? 'gone' : 'denied',
      scope,
      todo: 'It was removed, or this account may not edit it (any more): share the form with it in Google Forms.',
    };
  }
  if (http === 404) {
    return {
      kind: 'gone',
      scope,
      todo: 'It was removed, or the teacher has no access to it (any more): check in Classroom.',
    };
  }
  if (http === 403 && lacksScope) {
    return {
      kind: 'denied',
      todo: `Waymark may not ${wordsOf(about.permission)}: reconnect this account and allow it.`,
    };
  }
  if (http === 403) {
    const todo = `Check that this teacher has accepted the invitation, still has access, and lets Waymark ${wordsOf(about.permission)}.`;
    return { kind: 'denied', scope, todo };
  }
  if (status === 'FAILED_PRECONDITION') {
    return { kind: 'denied', todo: 'Open it in Classroom: it is in a state that does not allow this.' };
  }
  return { kind: 'malformed', todo: 'Report this: Waymark and Google do not agree about this call.' };
}

/** The token endpoint's refusal (RFC 6749 5.2): `invalid_grant` is final. */
export function signInRefused(reply: HttpReply, by: 'granted' | 'delegated' = 'granted'): LmsError {
  const error = errorCode(reply);
  const said = `Google did not renew the sign-in (${reply.status}${error === null ? '' : ` ${error}`})`;
  if (reply.status === 429) return new LmsError('busy', said, busy(reply));
  if (reply.status >= 500) return new LmsError('down', said, { todo: LATER });
  if (by === 'delegated') return new LmsError('denied', said, DELEGATION_OFF);
  return new LmsError('denied', said, SIGN_IN[error ?? ''] ?? RECONNECT);
}

/** No usable answer. A write may have taken effect unless nothing left this machine. */
export function unanswered(failure: HttpFailure, { doing, writes }: CallPurpose): LmsError {
  const said = `Google did not ${doing}: ${failure.message}`;
  if (failure.kind === 'unreadable') return unreadable(said, writes);
  if (failure.kind === 'too-late') return new LmsError('busy', said, { todo: LATER });
  const wait = failure.waitSeconds === null ? {} : { waitSeconds: failure.waitSeconds };
  return new LmsError('down', said, { todo: LATER, uncertain: writes && failure.sent, ...wait });
}

/** An answer that breaks Google's own contract. */
export function unreadable(said: string, writes: boolean): LmsError {
  return new LmsError('malformed', said, {
    uncertain: writes,
    todo: 'Try again later; if it stays, report it: Google answers in a way Waymark does not know.',
  });
}

function waitAsked({ retryAfter }: HttpReply): { readonly waitSeconds?: number } {
  return retryAfter === null ? {} : { waitSeconds: Math.ceil(retryAfter / 1000) };
}

interface Read {
  readonly status: string | null;
  readonly type: string | null;
  readonly lacksScope: boolean;
  readonly reasons: readonly string[];
}

function readRefusal(reply: Pick<HttpReply, 'text'>): Read {
  const read = Refusal.safeParse(parsed(reply.text));
  if (!read.success) return { status: null, type: null, lacksScope: false, reasons: [] };
  const { status, message, details, errors } = read.data.error;
  return {
    status: /^[A-Z_]+$/.exec(status ?? '')?.[0] ?? null,
    type: /^@(\w+)(?= |$)/.exec(message ?? '')?.[1] ?? null,
    lacksScope:
      (details ?? []).some(({ reason }) => reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT') ||
      /insufficient authentication scopes/i.test(message ?? ''),
    reasons: [...(details ?? []), ...(errors ?? [])].flatMap(({ reason }) =>
      reason === undefined || reason === null ? [] : [reason],
    ),
  };
}

function errorCode(reply: HttpReply): string | null {
  const body = parsed(reply.text);
  const code = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // an error page; its status says enough
  }
}
