import type { z } from 'zod';
import { InputError } from '../io.ts';

/** An id out of a flag. @throws InputError naming the flag */
export function readId<T extends z.ZodType>(schema: T, text: string, flag: string): z.infer<T> {
  const read = schema.safeParse(text);
  if (!read.success) throw new InputError([`${flag}: should be an id of 1 to 500 characters`]);
  return read.data;
}
