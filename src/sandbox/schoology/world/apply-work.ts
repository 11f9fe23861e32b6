import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import { enrollmentOf, itemOf, sectionOf, within } from './state.ts';
import type { Comment, Posted, Revision, Section, State } from './state.ts';

export type WorkDeed = Extract<
  Deed,
  { kind: 'submitted' | 'revision-removed' | 'commented' | 'comment-removed' | 'graded' | 'final-comment' }
>;

/** Submissions, comments and grades. */
export function applyToWork(state: State, deed: WorkDeed, at: Instant): void {
  const section = sectionOf(state, deed.section);
  if (deed.kind === 'final-comment') {
    within(section.finals, enrollmentOf(section, deed.enrollment).id).set(deed.period, {
      comment: deed.comment,
      status: deed.status,
    });
    return;
  }
  const item = itemOf(section, deed.item);
  if (deed.kind === 'graded') {
    within(section.cells, item.id).set(enrollmentOf(section, deed.enrollment).id, { ...deed.cell, at });
    return;
  }
  switch (deed.kind) {
    case 'submitted':
      submit(state, section, item, deed, at);
      return;
    case 'revision-removed': {
      const all = within(section.revisions, item.id);
      all.set(
        deed.uid,
        (all.get(deed.uid) ?? []).filter(({ id }) => id !== deed.revision),
      );
      return;
    }
    case 'commented':
      if (Number(deed.comment.id) >= state.serial) state.serial = Number(deed.comment.id) + 1;
      say(section, item.id, deed.uid, { ...deed.comment, at });
      return;
    case 'comment-removed': {
      const all = within(section.comments, item.id);
      all.set(
        deed.uid,
        (all.get(deed.uid) ?? []).filter(({ id }) => id !== deed.comment),
      );
    }
  }
}

/** A draft is one, and becomes the next revision; handing in writes a line into the thread by itself (lms/schoology/FACTS.md 5.3). */
function submit(
  state: State,
  section: Section,
  item: Posted,
  deed: Extract<WorkDeed, { kind: 'submitted' }>,
  at: Instant,
): void {
  const all = within(section.revisions, item.id);
  const before = (all.get(deed.uid) ?? []).filter(({ draft }) => !draft);
  const revision: Revision = {
    id: Math.max(0, ...before.map(({ id }) => id)) + 1,
    at,
    late: item.due !== null && at > item.due,
    draft: deed.draft,
    body: deed.body,
  };
  all.set(deed.uid, [...before, revision]);
  if (deed.draft || item.cloud) return;
  say(section, item.id, deed.uid, {
    id: String(state.lines),
    by: deed.uid,
    text: `Revision ${revision.id} submitted`,
    at,
  });
  state.lines += 1;
}

function say(section: Section, item: string, uid: string, comment: Comment): void {
  const all = within(section.comments, item);
  all.set(uid, [...(all.get(uid) ?? []), comment]);
}
