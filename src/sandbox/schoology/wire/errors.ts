/** An answer that is an error of the API. `text` is a plain string, empty for 403 and 405 (lms/schoology/FACTS.md 2.2). */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | null;

  constructor(status: number, text: string, retryAfter: number | null = null) {
    super(`${status} ${text}`);
    this.status = status;
    this.text = text;
    this.retryAfter = retryAfter;
  }
}

export function invalid(text: string): WireError {
  return new WireError(400, text);
}
export function unauthorized(text: string): WireError {
  return new WireError(401, text);
}
export function denied(): WireError {
  return new WireError(403, '');
}
export function notFound(text = 'Not found'): WireError {
  return new WireError(404, text);
}
export function notAllowed(): WireError {
  return new WireError(405, '');
}
