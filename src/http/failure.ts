/**
 * `circuit-open`: not sent, the host has been failing. `limits-away`: not sent, it cannot be told how much of the
 * host's limits is left. `too-late`: a write not sent, it waited too long. `time-limit`, `connection`: no answer.
 * `unreadable`: an answer that is not what was asked for, or without an end.
 */
export type HttpFailureKind = 'circuit-open' | 'limits-away' | 'too-late' | 'time-limit' | 'connection' | 'unreadable';

/** A call without a usable answer. Names neither the address nor what was sent: both may hold personal data. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: HttpFailureKind;
  /** The request may have reached the host. */
  readonly sent: boolean;
  /** Seconds until it is worth trying again, when known. */
  readonly waitSeconds: number | null;

  constructor(kind: HttpFailureKind, message: string, sent: boolean, waitSeconds: number | null = null) {
    super(message);
    this.kind = kind;
    this.sent = sent;
    this.waitSeconds = waitSeconds;
  }
}

/** Codes of Node's sockets and of undici that mean no byte of the request left this machine. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What `fetch` threw, as our own failure. Only its code is kept. */
export function failureOf(error: unknown): HttpFailure {
  const { name } = partsOf(error);
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new HttpFailure('time-limit', 'no answer within the time limit', true);
  }
  const code = codeOf(error);
  return new HttpFailure(
    'connection',
    `the connection failed (${code ?? 'no code'})`,
    code === null || !NEVER_SENT.has(code),
  );
}

function codeOf(error: unknown): string | null {
  for (let at = partsOf(error); ; at = partsOf(at.cause)) {
    if (typeof at.code === 'string') return at.code;
    if (at.cause === undefined) return null;
  }
}

/** `fetch` throws errors of more than one kind (`DOMException` is one), so they are told by their parts. */
function partsOf(error: unknown): { readonly name?: unknown; readonly code?: unknown; readonly cause?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}
