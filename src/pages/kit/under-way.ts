import type { Request, RequestHandler, Response } from 'express';

/** The requests that have no answer yet. */
export interface UnderWay {
  readonly note: RequestHandler;
  /** Calls `answer` for each of them. */
  each(answer: (request: Request, response: Response) => void): void;
}

export function answersUnderWay(): UnderWay {
  const open = new Map<Response, Request>();
  return {
    note(request, response, next) {
      open.set(response, request);
      response.once('close', () => open.delete(response));
      next();
    },
    each(answer) {
      for (const [response, request] of open) if (!response.headersSent) answer(request, response);
    },
  };
}
