import type { HttpFailure } from '../../http/failure.ts';
import type { HttpReply } from '../../http/types.ts';
import { LmsError } from '../errors.ts';
import type { LmsErrorDetails, LmsErrorKind } from '../errors.ts';

const LATER = 'Nothing to do: the next run tries again.';
const RECONNECT = {
  scope: 'credential',
  todo: 'Reconnect this teacher: open Waymark in Schoology, or run `waymark grant schoology` again.',
} as const;

/** What a call was about, as far as its failure needs it. */
export interface CallPurpose {
  /** Completes "Schoology did not ...", e.g. `read the roster`. */
  readonly doing: string;
  /** What is missing or closed when Schoology says so: the whole course, or only the one thing asked for. */
  readonly area: 'course' | 'thing';
  readonly writes: boolean;
}

interface HostAnswer {
  readonly http: number;
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

/** By the catalogue of FACTS.md 2.2 and 7.3. Nothing of Schoology's own text is kept: it may name people. */
export function refused(reply: HttpReply, about: CallPurpose): Refused {
  const said: HostAnswer = { http: reply.status, tries: reply.tries };
  const { kind, ...details } = verdict(reply, about);
  return new Refused(
    kind,
    `Schoology did not ${about.doing} (${said.http}${isReplay(reply) ? ' nonce used' : ''})`,
    said,
    details,
  );
}

function verdict(reply: HttpReply, { area, writes }: CallPurpose): LmsErrorDetails & { readonly kind: LmsErrorKind } {
  const { status } = reply;
  const scope = area === 'course' ? 'course' : 'call';
  const wait = reply.retryAfter === null ? {} : { waitSeconds: Math.ceil(reply.retryAfter / 1000) };
  // We never use a nonce twice: something on the network sent the request again, and the first one may have arrived.
  if (isReplay(reply)) return { kind: 'down', todo: LATER, uncertain: writes };
  if (status === 401) return { kind: 'denied', ...RECONNECT };
  if (status === 429) return { kind: 'busy', todo: LATER, ...wait };
  if (status >= 500) return { kind: 'down', todo: LATER, uncertain: writes, ...wait };
  if (status === 403) {
    return {
      kind: 'denied',
      scope,
      todo: "Check in Schoology that this teacher is an administrator of the section, and that the school allows it Waymark's permissions.",
    };
  }
  if (status === 404)
    return {
      kind: 'gone',
      scope,
      todo: 'It was removed, or the teacher has no access to it (any more): check in Schoology.',
    };
  return { kind: 'malformed', todo: 'Report this: Waymark and Schoology do not agree about this call.' };
}

/** `401 Duplicate timestamp/nonce combination, possible replay attack` (FACTS.md 1.2). */
export function isReplay({ status, text }: Pick<HttpReply, 'status' | 'text'>): boolean {
  return status === 401 && /duplicate timestamp\/nonce/i.test(text);
}

/** No usable answer. A write may have taken effect unless nothing left this machine. */
export function unanswered(failure: HttpFailure, { doing, writes }: CallPurpose): LmsError {
  const said = `Schoology did not ${doing}: ${failure.message}`;
  if (failure.kind === 'unreadable') return unreadable(said, writes);
  if (failure.kind === 'too-late') return new LmsError('busy', said, { todo: LATER });
  const wait = failure.waitSeconds === null ? {} : { waitSeconds: failure.waitSeconds };
  return new LmsError('down', said, { todo: LATER, uncertain: writes && failure.sent, ...wait });
}

/** An answer that breaks Schoology's own contract. */
export function unreadable(said: string, writes: boolean): LmsError {
  return new LmsError('malformed', said, {
    uncertain: writes,
    todo: 'Try again later; if it stays, report it: Schoology answers in a way Waymark does not know.',
  });
}

/** An item that is closed to us says nothing about the others; a list that broke off does end the read. */
export function isClosed(error: unknown): error is LmsError {
  return error instanceof LmsError && error.scope === 'call' && (error.kind === 'denied' || error.kind === 'gone');
}
