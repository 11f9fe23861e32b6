import { z } from 'zod';

// The fields of Cloud Tasks v2 that a caller may set, from its discovery document (revision 20260916): CreateTaskRequest, Task, HttpRequest, OidcToken,
// Duration and Timestamp. What the service alone sets (createTime, dispatchCount, ...) is refused, so that nobody leans on it.

const MOST_DEADLINE = 30 * 60;
const LEAST_DEADLINE = 15;

const duration = z
  .string()
  .regex(/^\d+(\.\d{1,9})?s$/)
  .transform((text) => Number(text.slice(0, -1)));

const OidcToken = z.strictObject({ serviceAccountEmail: z.email(), audience: z.string().min(1).optional() });

const HttpRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2083),
  httpMethod: z.enum(['POST', 'GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.base64().default(''),
  oidcToken: OidcToken.optional(),
});

/** A task as it may be created, under a name of the caller's. */
export const CreateTask = z.strictObject({
  task: z.strictObject({
    name: z.string().regex(/^projects\/[\w.:-]+\/locations\/[\w-]+\/queues\/[A-Za-z0-9-]{1,100}\/tasks\/[\w-]{1,500}$/),
    scheduleTime: z.iso.datetime({ offset: true }).optional(),
    dispatchDeadline: duration.refine((seconds) => seconds >= LEAST_DEADLINE && seconds <= MOST_DEADLINE).default(600),
    httpRequest: HttpRequest,
  }),
  responseView: z.enum(['VIEW_UNSPECIFIED', 'BASIC', 'FULL']).optional(),
});
export type CreateTask = z.infer<typeof CreateTask>;

/** Bytes a task may have. */
export const MOST_BYTES = 100 * 1024;
/** Seconds ahead that a task may be scheduled. */
export const FURTHEST = 30 * 24 * 3600;
