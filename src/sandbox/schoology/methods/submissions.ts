import { z } from 'zod';
import { created, done, ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound, unauthorized } from '../wire/errors.ts';
import { listed, rowsAs } from '../wire/paging.ts';
import type { Posted, Revision, Section } from '../world/state.ts';
import { sees, studentOf, visibleItem } from './access.ts';
import { Flag, readBody } from './body.ts';
import { unix } from './times.ts';

const Draft = z.union([Flag, z.boolean()]);
const Written = z.object({ body: z.string().min(1), draft: Draft.optional() });

/** The newest revision of each student, drafts too, or with `all_revisions` every one of them; by student, who was last at it first (lms/schoology/FACTS.md 5.1). */
export const list: Handler = (call) => {
  const { section, item, admin } = visibleItem(call);
  if (admin && !call.caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  const all = call.query.has('all_revisions');
  const rows = [...(section.revisions.get(item.id)?.keys() ?? [])]
    .filter((uid) => admin || uid === call.caller.person.uid)
    .map((uid) => ({ uid, revisions: newestFirst(section, item, uid) }))
    .toSorted((a, b) => lastAt(b.revisions) - lastAt(a.revisions))
    .flatMap(({ uid, revisions }) =>
      revisions.slice(0, all ? undefined : 1).map((revision) => revisionObject(call, item, uid, revision)),
    );
  return ok(listed(call, 'revision', rows));
};

export const ofStudent: Handler = (call) => {
  const { section, item, uid } = studentOf(call);
  return ok(
    listed(
      call,
      'revision',
      newestFirst(section, item, uid).map((revision) => revisionObject(call, item, uid, revision)),
    ),
  );
};

export const get: Handler = (call) => {
  const { item, uid, revision } = revisionOf(call);
  return ok({ revision: [revisionObject(call, item, uid, revision)] });
};

/** The file behind `download_path`: what the student wrote. */
export const source: Handler = (call) => ok({ html: revisionOf(call).revision.body });

/** As the student the token belongs to; no tool of a teacher's. Blocked while a draft waits. */
export const create: Handler = (call) => {
  const { section, item, admin } = visibleItem(call);
  const { uid } = call.caller.person;
  if (admin || !sees(section, item, uid) || !item.allowDropbox || item.cloud || item.type !== 'assignment')
    throw denied();
  const { body, draft } = readBody(Written, call.body);
  if (newestFirst(section, item, uid)[0]?.draft === true) throw invalid('There is a draft: submit or delete it first');
  call.world.record({ kind: 'submitted', section: section.record.id, item: item.id, uid, draft: draft ?? false, body });
  return created({
    revision: newestFirst(section, item, uid)
      .slice(0, 1)
      .map((revision) => revisionObject(call, item, uid, revision)),
  });
};

export const remove: Handler = (call) => {
  const { section, item, uid, revision } = revisionOf(call);
  call.world.record({
    kind: 'revision-removed',
    section: section.record.id,
    item: item.id,
    uid,
    revision: revision.id,
  });
  return done();
};

function revisionOf(call: Call): {
  readonly section: Section;
  readonly item: Posted;
  readonly uid: string;
  readonly revision: Revision;
} {
  const { section, item, uid } = studentOf(call);
  const revision = newestFirst(section, item, uid).find(({ id }) => String(id) === call.path['revision']);
  if (revision === undefined) throw notFound();
  return { section, item, uid, revision };
}

/** Of cloud documents a draft shows at the most; once handed in, nothing: as if never opened (lms/schoology/FACTS.md 5.1). */
function newestFirst(section: Section, item: Posted, uid: string): Revision[] {
  const all = (section.revisions.get(item.id)?.get(uid) ?? []).toReversed();
  if (!item.cloud) return all;
  return all.some(({ draft }) => !draft) ? [] : all;
}

function lastAt([newest]: readonly Revision[]): number {
  return newest === undefined ? 0 : unix(newest.at);
}

/** A text comes as an HTML file, and no answer says the text itself (lms/schoology/FACTS.md 5.1). */
function revisionObject(call: Call, item: Posted, uid: string, revision: Revision): object {
  const base = `${call.base}/sections/${item.section}/submissions/${item.id}/${uid}/revision/${revision.id}`;
  const filename = `dropbox_${uid}_r${revision.id}.html`;
  const file = {
    id: Number(`${item.id}${revision.id}`),
    type: '',
    title: filename,
    filename,
    filesize: Buffer.byteLength(revision.body),
    timestamp: unix(revision.at),
    filemime: 'text/html',
    download_path: `${base}/source`,
    extension: 'html',
    converted_status: 4,
    converted_type: 4,
  };
  return {
    revision_id: revision.id,
    uid: Number(uid),
    created: unix(revision.at),
    num_items: 1,
    late: revision.late ? 1 : 0,
    draft: revision.draft ? 1 : 0,
    ...(call.query.has('with_attachments') ? { attachments: { files: { file: rowsAs(call, [file]) } } } : {}),
  };
}
