import type { Answered } from './shell.ts';

/** What a cloud service's REST interface answers: JSON. */
export function answer(body: object): Answered {
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, text: JSON.stringify(body) };
}

/** An error, as those interfaces tell one. @param status its name, such as NOT_FOUND */
export function failure(code: number, status: string, message: string): Answered {
  return { ...answer({ error: { code, message, status } }), status: code };
}

export function invalid(message: string): Answered {
  return failure(400, 'INVALID_ARGUMENT', message);
}

/** The body of a request; null: it is no JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
