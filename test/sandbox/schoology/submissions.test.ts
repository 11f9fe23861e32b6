import { afterEach, describe, expect, it } from '@jest/globals';
import { OTHER_TEACHER, SECTION, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import type { SmallSchoology } from '../../builders/lms/schoology.ts';
import { at, AT, later, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';
import type { Unsettled } from '../../../src/sandbox/schoology/index.ts';

let client: Client;
afterEach(() => client.close());

const ITEM = `${AT}/submissions/101`;
const work = (n: number) => ({ section: SECTION, item: '101', uid: uidOf(n) });
const WORK: SmallSchoology = { learners: 3, items: [{ id: '101', title: 'Work' }] };
/** [uid, revision, draft, late] of each row. */
const revisions = async (path: string) =>
  rows((await client.get(path)).body, 'revision').map((row) =>
    ['uid', 'revision_id', 'draft', 'late'].map((name) => at(row, name)),
  );

describe('submissions (lms/schoology/FACTS.md 5.1)', () => {
  it('show the newest revision of each student, and all of them when asked; a revision id is no id of its own', async () => {
    client = await openSmall(WORK);
    client.sandbox.world.handIn(work(1));
    client.sandbox.world.handIn(work(1));
    client.sandbox.world.wait(1);
    client.sandbox.world.handIn(work(2));
    const [one, two] = [Number(uidOf(1)), Number(uidOf(2))];
    expect(await revisions(ITEM)).toEqual([
      [two, 1, 0, 0],
      [one, 2, 0, 0],
    ]);
    expect(await revisions(`${ITEM}/?all_revisions=1`)).toEqual([
      [two, 1, 0, 0],
      [one, 2, 0, 0],
      [one, 1, 0, 0],
    ]);
    expect(await revisions(`${ITEM}/${uidOf(1)}`)).toEqual([
      [one, 2, 0, 0],
      [one, 1, 0, 0],
    ]);
  });

  it('tell drafts and late work; handing in takes the draft along', async () => {
    client = await openSmall({
      learners: 2,
      items: [{ id: '101', title: 'Work', due: later('2026-09-07T05:00:00.000Z' as never, 700) }],
    });
    client.sandbox.world.saveDraft(work(1));
    client.sandbox.world.saveDraft(work(1));
    expect(await revisions(ITEM)).toEqual([[Number(uidOf(1)), 1, 1, 0]]);
    client.sandbox.world.wait(200);
    client.sandbox.world.handIn(work(1));
    expect(await revisions(`${ITEM}?all_revisions=1`)).toEqual([[Number(uidOf(1)), 1, 0, 1]]);
  });

  it('never say the text: it is a file behind a signed address', async () => {
    client = await openSmall(WORK);
    client.sandbox.world.handIn(work(1), 'Because the pieces match');
    const { body, text } = await client.get(`${ITEM}/${uidOf(1)}/revision/1?with_attachments=1`);
    expect(text).not.toContain('Because');
    const file = at(body, 'revision', 0, 'attachments', 'files', 'file', 0);
    expect(at(file, 'filename')).toBe(`dropbox_${uidOf(1)}_r1.html`);
    const { pathname } = new URL(String(at(file, 'download_path')));
    expect((await client.get(pathname)).text).toContain('Because the pieces match');
    expect((await client.as(uidOf(2)).get(pathname)).status).toBe(403);
  });

  it('of a cloud document show a draft at the most: handed in looks like never opened', async () => {
    client = await openSmall({ learners: 1, items: [{ id: '101', title: 'Document', cloud: true }] });
    expect(await revisions(ITEM)).toEqual([]);
    client.sandbox.world.saveDraft(work(1));
    expect(await revisions(ITEM)).toHaveLength(1);
    client.sandbox.world.handIn(work(1));
    expect([await revisions(ITEM), await revisions(`${ITEM}/${uidOf(1)}?all_revisions=1`)]).toEqual([[], []]);
    expect(at((await client.get(`${AT}/assignments/101?with_dropbox_stats=TRUE`)).body, 'dropbox_submissions')).toBe(0);
  });

  it('are made by the student alone, and not while a draft waits', async () => {
    client = await openSmall(WORK);
    expect((await client.post(`${ITEM}/create`, { body: 'x' })).status).toBe(403);
    const student = client.as(uidOf(1));
    expect((await student.post(`${ITEM}/create`, { body: 'Not yet', draft: true })).status).toBe(201);
    expect((await student.post(`${ITEM}/create`, { body: 'Done' })).status).toBe(400);
    expect((await student.remove(`${ITEM}/${uidOf(1)}/revision/1`)).status).toBe(204);
    expect((await student.post(`${ITEM}/create`, { body: 'Done' })).status).toBe(201);
    expect(await revisions(ITEM)).toEqual([[Number(uidOf(1)), 1, 0, 0]]);
  });

  it('page at 20', async () => {
    client = await openSmall({
      learners: 25,
      items: [{ id: '101', title: 'Work', handedIn: Array.from({ length: 25 }, (_, index) => index + 1) }],
    });
    expect([(await revisions(ITEM)).length, (await revisions(`${ITEM}?start=20`)).length]).toEqual([20, 5]);
  });

  it('are counted for teachers who ask', async () => {
    client = await openSmall({ learners: 2, items: [{ id: '101', title: 'Work', handedIn: [1, 2] }] });
    const item = (await client.get(`${AT}/assignments/101?with_dropbox_stats=TRUE`)).body;
    expect([at(item, 'dropbox_submissions'), at(item, 'dropbox_last_submission')]).toEqual([
      2,
      Date.parse('2026-09-07T05:00:00Z') / 1000,
    ]);
    expect((await client.get(`${AT}/assignments/101`)).body).not.toHaveProperty('dropbox_submissions');
  });
});

describe('reminders (lms/schoology/FACTS.md 2.7)', () => {
  it('name work that waits for its grade, and work handed in again after it', async () => {
    client = await openSmall({
      learners: 2,
      items: [{ id: '101', title: 'Work', handedIn: [1, 2], grades: { 1: 7 } }],
    });
    const uids = async (type: string) =>
      rows((await client.get(`${AT}/reminders/${type}`)).body, 'reminders', 0, 'assignments', 0, 'revisions').map(
        (row) => at(row, 'uid'),
      );
    expect([await uids('ungraded'), await uids('resubmitted')]).toEqual([[Number(uidOf(2))], []]);
    client.sandbox.world.handIn(work(1));
    expect(await uids('resubmitted')).toEqual([Number(uidOf(1))]);
  });
});

/** The first learner handed in, unless `item` says otherwise; `THREAD` is that learner's. */
const THREAD = `${ITEM}/${uidOf(1)}/comments`;
const opened = async (unsettled: Partial<Unsettled> = {}, item: object = {}) => {
  client = await openSmall(
    { learners: 2, items: [{ id: '101', title: 'Work', handedIn: [1], ...item }] },
    { unsettled },
  );
};
const thread = async () =>
  rows((await client.get(THREAD)).body, 'comment').map((row) => [at(row, 'uid'), at(row, 'comment')]);

describe('submission comments (lms/schoology/FACTS.md 5.3)', () => {
  it('stand among automatic lines by the student, each with its author', async () => {
    await opened();
    const { status, body } = await client.post(THREAD, { comment: 'You drew it well.' });
    expect([status, at(body, 'uid'), at(body, 'comment')]).toEqual([201, Number(TEACHER.uid), 'You drew it well.']);
    expect(await thread()).toEqual([
      [Number(uidOf(1)), 'Revision 1 submitted'],
      [Number(TEACHER.uid), 'You drew it well.'],
    ]);
    expect(at((await client.get(`${THREAD}/${String(at(body, 'id'))}`)).body, 'comment')).toBe('You drew it well.');
    expect(client.sandbox.world.seenBy(uidOf(1))[0]?.comments.map(({ text }) => text)).toContain('You drew it well.');
    expect(client.sandbox.world.seenBy(uidOf(2))[0]?.comments).toEqual([]);
  });

  it('are posted as often as they are sent', async () => {
    await opened();
    await client.post(THREAD, { comment: 'Twice' });
    await client.post(THREAD, { comment: 'Twice' });
    expect((await thread()).filter(([, text]) => text === 'Twice')).toHaveLength(2);
  });

  it('have a flat body: an object in place of the text is stored as the word Array', async () => {
    await opened();
    expect(at((await client.post(THREAD, { comment: { comment: 'Nested' } })).body, 'comment')).toBe('Array');
    for (const body of [{}, { comment: ' ' }, { body: 'x' }])
      expect((await client.post(THREAD, body)).status).toBe(400);
  });

  it("cannot be changed; they go by DELETE, a student's own or as a teacher any", async () => {
    await opened();
    const id = String(at((await client.post(THREAD, { comment: 'Old' })).body, 'id'));
    expect((await client.put(`${THREAD}/${id}`, { comment: 'New' })).status).toBe(405);
    expect((await client.as(uidOf(1)).remove(`${THREAD}/${id}`)).status).toBe(403);
    expect((await client.remove(`${THREAD}/${id}`)).status).toBe(204);
    expect((await client.get(`${THREAD}/${id}`)).status).toBe(404);
  });

  it('need something handed in, or need not (#3)', async () => {
    await opened({}, { handedIn: [] });
    expect((await client.post(THREAD, { comment: 'Early' })).status).toBe(403);
    client.sandbox.world.saveDraft(work(1));
    expect((await client.post(THREAD, { comment: 'Early' })).status).toBe(403);
    await client.close();
    await opened({ comments: 'always' }, { handedIn: [] });
    expect((await client.post(THREAD, { comment: 'Early' })).status).toBe(201);
  });

  it.each<[string, object]>([
    ['a cloud document', { cloud: true }],
    ['a test', { type: 'assessment' }],
    ['a grade column', { type: 'grade_column' }],
    ['an item without a dropbox', { dropbox: false }],
  ])('are refused on %s', async (_what, item) => {
    await opened({ comments: 'always' }, item);
    expect((await client.post(THREAD, { comment: 'Note' })).status).toBe(403);
  });

  it('page at 20, with a total', async () => {
    await opened();
    for (let index = 0; index < 22; index += 1) client.sandbox.world.comment(work(1), `Line ${index}`, TEACHER.uid);
    const { body } = await client.get(THREAD);
    expect([rows(body, 'comment').length, at(body, 'total')]).toEqual([20, 23]);
    expect(rows((await client.get(`${THREAD}?start=20`)).body, 'comment')).toHaveLength(3);
  });

  it('are out of reach for another teacher and another student', async () => {
    await opened();
    expect((await client.as(OTHER_TEACHER.uid).get(THREAD)).status).toBe(403);
    expect((await client.as(uidOf(2)).post(THREAD, { comment: 'Hi' })).status).toBe(403);
    expect((await client.as(uidOf(1)).post(THREAD, { comment: 'Thank you' })).status).toBe(201);
  });

  it('of a student who left can be read and not written any more', async () => {
    await opened();
    client.sandbox.world.leave(SECTION, uidOf(1));
    expect(await thread()).toHaveLength(1);
    expect((await client.post(THREAD, { comment: 'Late' })).status).toBe(403);
  });
});
