/**
 * What the caller should do next, which is the only thing it needs to know of a failure:
 * `busy` wait; `down` try later; `denied` tell the teacher; `gone` remember it is removed; `malformed` our bug or their change.
 */
export type LmsErrorKind = 'busy' | 'down' | 'denied' | 'gone' | 'malformed';

export type LmsErrorScope = 'call' | 'credential' | 'course' | 'quizzes';

/**
 * Why a page inside the LMS was refused, where the person at it can mend that: another account than theirs is signed in in that browser,
 * or the page has stood open too long.
 */
export type LmsErrorReason = 'other-account' | 'open-again';

export interface LmsErrorDetails {
  /** What a person should do next, in plain words, without personal data. */
  readonly todo: string;
  /** The call may have taken effect although it failed (`writeback/PROTOCOL.md` 2.8): look before sending again. */
  readonly uncertain?: boolean;
  /** The call did take effect, though not as it was asked for. */
  readonly wrote?: boolean;
  /** Seconds the host asked us to wait. */
  readonly waitSeconds?: number;
  /**
   * `credential`: nothing works until the teacher connects again. `course`: the course is frozen or closed to us.
   * `quizzes`: no quiz can be read until who owns them connects again; everything else goes on.
   */
  readonly scope?: LmsErrorScope;
  readonly reason?: LmsErrorReason;
  readonly cause?: unknown;
}

/** A failed call to the LMS. The message carries no name, e-mail, text, token or address with a query. */
export class LmsError extends Error {
  override readonly name = 'LmsError';
  readonly kind: LmsErrorKind;
  readonly todo: string;
  readonly uncertain: boolean;
  readonly wrote: boolean;
  readonly waitSeconds: number | null;
  readonly scope: LmsErrorScope;
  readonly reason: LmsErrorReason | null;

  constructor(kind: LmsErrorKind, message: string, details: LmsErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.todo = details.todo;
    this.uncertain = details.uncertain ?? false;
    this.wrote = details.wrote ?? false;
    this.waitSeconds = details.waitSeconds ?? null;
    this.scope = details.scope ?? 'call';
    this.reason = details.reason ?? null;
  }
}
