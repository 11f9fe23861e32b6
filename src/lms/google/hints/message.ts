import { z } from 'zod';
import { CourseworkId, FormId, HostId } from '../../../ids.ts';
import type { Hint, HintMessage } from '../../hints.ts';

/** A message of Classroom (FACTS.md 7): the part that says which work changed. */
const OfWork = z.object({
  attributes: z.object({ registrationId: HostId }),
  data: z.discriminatedUnion('collection', [
    z.object({ collection: z.literal('courses.courseWork'), resourceId: z.object({ id: CourseworkId }) }),
    z.object({
      collection: z.literal('courses.courseWork.studentSubmissions'),
      resourceId: z.object({ courseWorkId: CourseworkId }),
    }),
  ]),
});

/** A message of Forms (FACTS.md 4.6). */
const OfForm = z.object({
  attributes: z.object({ formId: FormId, eventType: z.enum(['RESPONSES', 'SCHEMA']) }),
});

/** What a message of Google's says; null: nothing that we asked to be told of. */
export function readHint(message: HintMessage): Hint | null {
  const work = OfWork.safeParse(message);
  if (work.success) {
    const { attributes, data } = work.data;
    const coursework = 'id' in data.resourceId ? data.resourceId.id : data.resourceId.courseWorkId;
    return { kind: 'work', registration: attributes.registrationId, coursework };
  }
  const form = OfForm.safeParse(message);
  if (!form.success) return null;
  const { formId, eventType } = form.data.attributes;
  return { kind: eventType === 'SCHEMA' ? 'questions' : 'answers', form: formId };
}
