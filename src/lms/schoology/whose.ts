import { createApi } from './api.ts';
import { unreadable } from './errors.ts';
import type { SchoologySettings } from './index.ts';
import { Self } from './schema.ts';
import { openTeacherClient } from './teacher-client.ts';

/** The account a credential belongs to, as Schoology names it. @throws LmsError `denied` when it is no good */
export async function whose(settings: SchoologySettings): Promise<string> {
  const self = Self.safeParse(await createApi(openTeacherClient(settings)).self());
  if (!self.success) throw unreadable('Schoology did not say whose credential it is', false);
  return self.data.api_uid;
}
