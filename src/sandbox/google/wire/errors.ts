/** Google's error statuses that the served methods answer with (lms/google/FACTS.md 2.4). */
const CODES = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type Status = keyof typeof CODES;

/** An answer that is an error of the API. `type` is the `@Type` of lms/google/FACTS.md 2.4, the message's first token. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly status: Status;

  constructor(status: Status, message: string, type?: string) {
    super(type === undefined ? message : `@${type} ${message}`);
    this.code = CODES[status];
    this.status = status;
  }
}

export function errorBody(code: number, message: string, status: string): object {
  return { error: { code, message, status } };
}

export function invalid(message: string): ApiError {
  return new ApiError('INVALID_ARGUMENT', message);
}
export function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'Requested entity was not found.');
}
export function denied(): ApiError {
  return new ApiError('PERMISSION_DENIED', 'The caller does not have permission');
}
