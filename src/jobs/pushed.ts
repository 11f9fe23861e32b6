import { z } from 'zod';
import type { HintMessage } from '../lms/hints.ts';

/** What stands in a message, which is JSON in base64. */
const Data = z
  .base64()
  .max(3000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    } catch {
      context.addIssue({ code: 'custom', message: 'holds no JSON' });
      return z.NEVER;
    }
  });

/** A message as Pub/Sub pushes it. Whether the sender may push is checked before; what the message says is read by the LMS's adapter. */
export const Pushed = z
  .object({
    message: z.object({
      attributes: z.record(z.string(), z.string()).default({}),
      data: z.union([z.literal('').transform(() => null), Data]).default(null),
    }),
  })
  .transform(({ message }): HintMessage => message);
