/** The body by which Pub/Sub pushes a message. */
export function pushed(attributes: Readonly<Record<string, string>>, data: unknown = null): string {
  return JSON.stringify({
    message: {
      attributes,
      ...(data === null ? {} : { data: Buffer.from(JSON.stringify(data)).toString('base64') }),
      messageId: '1',
      message_id: '1',
      publishTime: '2026-09-14T16:00:00Z',
    },
    subscription: 'projects/p/subscriptions/hints',
  });
}

/** What Classroom says of handed-in work, and Forms of answers. */
export const onSubmission = (registrationId: string, courseId: string, courseWorkId: string): string =>
  pushed(
    { registrationId },
    {
      collection: 'courses.courseWork.studentSubmissions',
      eventType: 'MODIFIED',
      resourceId: { courseId, courseWorkId, id: 'Cg4I' },
    },
  );
export const onCoursework = (registrationId: string, courseId: string, id: string): string =>
  pushed({ registrationId }, { collection: 'courses.courseWork', eventType: 'CREATED', resourceId: { courseId, id } });
export const onForm = (formId: string, eventType: 'RESPONSES' | 'SCHEMA'): string =>
  pushed({ formId, eventType, watchId: 'w' });
