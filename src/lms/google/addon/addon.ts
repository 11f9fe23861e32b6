import type { AttachmentId } from '../../../ids.ts';
import type { Addon, AddonAttachment, AddonContext, AddonPlace } from '../../addon.ts';
import { BadRecord } from '../../bad-record.ts';
import { LmsError } from '../../errors.ts';
import { rows, whole } from '../answers.ts';
import type { AddonApi } from './api-addon.ts';
import * as schema from '../schema.ts';

/** Our pages inside Classroom, for the person whose sign-in it is. @param api a new one for each operation */
export function createAddon(api: () => AddonApi): Addon {
  return {
    async context(place, by) {
      const asked = 'token' in by ? { addOnToken: by.token } : { attachmentId: by.attachment };
      const answer = await api().context(place, asked);
      return whole(schema.AddonContext, answer, 'role', (read) => toContext(place, read));
    },
    attachments: (place) =>
      rows(api().list(place), 'attachment', 'id', schema.Attachment, (read) => toAttachment(place, read)),
    async attachment(place, id) {
      const answer = await api().get(place, id);
      return whole(schema.Attachment, answer, 'attachment', (read) => toAttachment(place, read, id));
    },
    async attach(place, token, { title, addresses, maxPoints }) {
      const answer = await api().create(place, token, {
        title,
        studentViewUri: { uri: addresses.student },
        teacherViewUri: { uri: addresses.teacher },
        studentWorkReviewUri: { uri: addresses.review },
        ...(maxPoints === null ? {} : { maxPoints }),
      });
      return whole(schema.Attachment, answer, 'attachment', (read) => toAttachment(place, read), true);
    },
    async change(place, attachment, { title, maxPoints }) {
      await api().change(place, attachment, { title, maxPoints: maxPoints ?? 0 });
    },
    async workOf(place, attachment, submission) {
      onlyWork(place);
      const answer = await api().work(place, attachment, submission);
      return whole(schema.AttachmentWork, answer, 'work on an attachment', ({ userId, pointsEarned }) => ({
        learner: userId,
        points: pointsEarned ?? null,
      }));
    },
    async *works(place, attachment) {
      onlyWork(place);
      yield* rows(api().works(place, attachment), 'work on an attachment', 'id', schema.ListedWork, (read) => ({
        submission: read.id,
        learner: read.userId,
        points: read.pointsEarned ?? null,
      }));
    },
    async grade(place, attachment, submission, points) {
      onlyWork(place);
      await api().grade(place, attachment, submission, points);
    },
  };
}

/** Exactly one of the two roles, for the very item asked about; any other answer proves no role (FACTS.md 5.2). */
function toContext(place: AddonPlace, read: schema.AddonContext): AddonContext {
  mustBe(place, read);
  const { teacherContext, studentContext, supportsStudentWork } = read;
  const isTeacher = teacherContext !== null && teacherContext !== undefined;
  const isLearner = studentContext !== null && studentContext !== undefined;
  if (isTeacher === isLearner) throw new BadRecord('context: not exactly one role');
  if (!isLearner) return { role: 'teacher', submission: null };
  const submission = studentContext.submissionId ?? null;
  if (submission === null && supportsStudentWork === true)
    throw new BadRecord('studentContext: there is work, but no submissionId');
  return { role: 'learner', submission };
}

function toAttachment(place: AddonPlace, read: schema.Attachment, asked?: AttachmentId): AddonAttachment {
  mustBe(place, read);
  if (asked !== undefined && read.id !== asked) throw new BadRecord('id: it is another attachment');
  return {
    id: read.id,
    title: read.title ?? null,
    address: read.studentViewUri.uri,
    maxPoints: read.maxPoints || null,
    copyOf: (read.copyHistory ?? []).map(({ courseId, itemId, attachmentId }) => ({
      course: courseId,
      item: itemId,
      attachment: attachmentId,
    })),
  };
}

/** The ids came from an address, where anybody can have written anything. */
function mustBe({ course, item }: AddonPlace, read: { readonly courseId: string; readonly itemId: string }): void {
  if (read.courseId !== course || read.itemId !== item) throw new BadRecord('courseId, itemId: it is another item');
}

/** Only an assignment takes work (FACTS.md 5.3). */
function onlyWork({ kind }: AddonPlace): void {
  if (kind === 'assignment') return;
  throw new LmsError('gone', 'only an assignment takes work', { todo: 'Attach the ticket to an assignment.' });
}
