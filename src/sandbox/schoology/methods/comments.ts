import { created, done, ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound } from '../wire/errors.ts';
import { listed, pageNumber } from '../wire/paging.ts';
import { isFor } from '../world/reach.ts';
import type { Comment, Posted, Section } from '../world/state.ts';
import { studentOf } from './access.ts';
import { unix } from './times.ts';

/** The thread of one student's submission: for that student and the teachers (lms/schoology/FACTS.md 5.3). Automatic lines are mixed in. */
export const list: Handler = (call) => {
  const { thread } = threadOf(call);
  const shown = thread.filter(({ id }) => !call.lag.hidden(`comment ${id}`));
  if (pageNumber(call.query) === 1) call.lag.listed('comments');
  return ok(listed(call, 'comment', shown.map(commentObject), shown.length));
};

export const get: Handler = (call) => ok(commentObject(commentOf(call).comment));

/**
 * Adds to the thread of a dropbox item; a cloud-document item has none. The body is flat: an object in place of the text is
 * stored as the word "Array". There is no PUT (lms/schoology/FACTS.md 5.3).
 */
export const create: Handler = (call) => {
  const { section, item, uid } = threadOf(call);
  if (item.type !== 'assignment' || item.cloud || !item.allowDropbox) throw denied();
  const handedIn = (section.revisions.get(item.id)?.get(uid) ?? []).some(({ draft }) => !draft);
  if (!handedIn && call.unsettled.comments === 'after-submission') throw denied();
  if (!isFor(section, item, uid)) throw denied();
  const comment = { id: call.world.nextId(), by: call.caller.person.uid, text: textOf(call.body) };
  call.world.record({ kind: 'commented', section: section.record.id, item: item.id, uid, comment });
  return created(commentObject({ ...comment, at: call.world.now() }));
};

/** One's own, or as a teacher anybody's. */
export const remove: Handler = (call) => {
  const { section, item, uid, comment } = commentOf(call);
  if (call.caller.person.role === 'student' && comment.by !== call.caller.person.uid) throw denied();
  call.world.record({ kind: 'comment-removed', section: section.record.id, item: item.id, uid, comment: comment.id });
  return done();
};

function threadOf(call: Call): {
  readonly section: Section;
  readonly item: Posted;
  readonly uid: string;
  readonly thread: readonly Comment[];
} {
  const { section, item, uid } = studentOf(call);
  return { section, item, uid, thread: section.comments.get(item.id)?.get(uid) ?? [] };
}

function commentOf(call: Call): {
  readonly section: Section;
  readonly item: Posted;
  readonly uid: string;
  readonly comment: Comment;
} {
  const { thread, ...place } = threadOf(call);
  const comment = thread.find(({ id }) => id === call.path['comment']);
  if (comment === undefined) throw notFound();
  return { ...place, comment };
}

function textOf(body: unknown): string {
  const text = typeof body === 'object' && body !== null && 'comment' in body ? body.comment : undefined;
  if (typeof text === 'object' && text !== null) return 'Array';
  if ((typeof text !== 'string' && typeof text !== 'number') || String(text).trim() === '')
    throw invalid('comment is required');
  return String(text);
}

function commentObject({ id, by, text, at }: Comment): object {
  return { id: Number(id), uid: Number(by), comment: text, created: unix(at) };
}
