import { afterEach, describe, expect, it } from '@jest/globals';
import { CATEGORY, enrollmentOf, OTHER_TEACHER, SECTION, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { at, AT, draft, openSmall, rows } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

async function create(
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly item: unknown }> {
  const { status, body: item } = await client.post(`${AT}/assignments`, body);
  expect(status).toBe(201);
  return { id: String(at(item, 'id')), item };
}
const read = async (id: string, query = '') => (await client.get(`${AT}/assignments/${id}${query}`)).body;

describe('a new assignment (lms/schoology/FACTS.md 3.1, 3.2)', () => {
  it('is what was sent, and where nothing was sent published, for all, ungraded, with a dropbox and an open discussion', async () => {
    client = await openSmall();
    const { id, item } = await create({ title: 'Plain' });
    const fields = [
      'published',
      'assignees',
      'grading_category',
      'grading_period',
      'max_points',
      'factor',
      'allow_dropbox',
      'allow_discussion',
      'auto_publish_grades',
      'due',
      'type',
    ];
    expect(fields.map((name) => at(item, name))).toEqual([1, [], '0', '0', '100', '1', '1', '1', 1, '', 'assignment']);
    expect(item).not.toHaveProperty('count_in_grade');
    expect(item).not.toHaveProperty('collected_only');
    expect(client.sandbox.world.seenBy(uidOf(1)).map(({ id: seen }) => seen)).toEqual([id]);
  });

  it('takes numbers as text, ignores fields it does not know, and shows count_in_grade where it is 0', async () => {
    client = await openSmall();
    const { item } = await create(
      draft({
        max_points: '7.5',
        count_in_grade: '0',
        grading_category: CATEGORY,
        grading_category_id: 1,
        type: 'discussion',
        availability: 'later',
      }),
    );
    expect(['max_points', 'count_in_grade', 'grading_category', 'type'].map((name) => at(item, name))).toEqual([
      '7.5',
      0,
      CATEGORY,
      'assignment',
    ]);
  });

  it('is made twice when it is sent twice: nothing tells the second from the first', async () => {
    client = await openSmall();
    const [first, second] = [await create(draft()), await create(draft())];
    expect(first.id).not.toBe(second.id);
    expect(rows((await client.get(`${AT}/assignments`)).body, 'assignment')).toHaveLength(2);
  });

  it('reads its due date in the zone of whoever asks (lms/schoology/FACTS.md 2.4, #1)', async () => {
    client = await openSmall();
    const { id } = await create(draft({ due: '2026-09-11 16:00:00' }));
    expect(client.sandbox.world.state.sections.get(SECTION)?.items.get(id)?.due).toBe('2026-09-11T21:00:00.000Z');
    client.sandbox.world.enrol(SECTION, OTHER_TEACHER.uid, { admin: true });
    expect(at((await client.as(OTHER_TEACHER.uid).get(`${AT}/assignments/${id}`)).body, 'due')).toBe(
      '2026-09-11 17:00:00',
    );
    await client.close();
    client = await openSmall({}, { unsettled: { dueZone: 'utc' } });
    const inUtc = await create(draft({ due: '2026-09-11 16:00:00' }));
    expect(client.sandbox.world.state.sections.get(SECTION)?.items.get(inUtc.id)?.due).toBe('2026-09-11T16:00:00.000Z');
  });
});

describe('assignees (lms/schoology/FACTS.md 3.3)', () => {
  it('are enrollment ids; the answer names those of the groups too', async () => {
    client = await openSmall({ learners: 4 });
    const group = client.sandbox.world.addGroup(SECTION, 'Tuesday', [enrollmentOf(2), enrollmentOf(3)]);
    const { item } = await create(
      draft({ assignees: [enrollmentOf(1), enrollmentOf(2)], grading_group_ids: [Number(group)], published: 1 }),
    );
    expect([at(item, 'assignees'), at(item, 'num_assignees')]).toEqual([
      [1, 2, 3].map((n) => Number(enrollmentOf(n))),
      3,
    ]);
    expect([1, 2, 3, 4].map((n) => client.sandbox.world.seenBy(uidOf(n)).length)).toEqual([1, 1, 1, 0]);
  });

  it("may be a group alone; once it is empty the item is nobody's, not the class's", async () => {
    client = await openSmall({ learners: 3 });
    const group = client.sandbox.world.addGroup(SECTION, 'Tuesday', [enrollmentOf(2)]);
    await create({ title: 'For the group', grading_group_ids: [group] });
    const seen = () => [1, 2, 3].map((n) => client.sandbox.world.seenBy(uidOf(n)).length);
    expect(seen()).toEqual([0, 1, 0]);
    await client.put(`${AT}/grading_groups/${group}`, { members: [] });
    expect(seen()).toEqual([0, 0, 0]);
  });

  it("who are nobody enrolled are dropped without a word: with uids in their place it is the whole class's", async () => {
    client = await openSmall({ learners: 2 });
    const { item } = await create(draft({ assignees: [uidOf(1)], published: 1 }));
    expect([at(item, 'assignees'), at(item, 'num_assignees')]).toEqual([[], 0]);
    expect(client.sandbox.world.seenBy(uidOf(2))).toHaveLength(1);
  });

  it('are all removed by an empty list, and kept by a PUT that does not name them', async () => {
    client = await openSmall({ learners: 2 });
    const { id } = await create(draft());
    await client.put(`${AT}/assignments/${id}`, { published: 1 });
    expect(client.sandbox.world.seenBy(uidOf(2))).toHaveLength(0);
    await client.put(`${AT}/assignments/${id}`, { assignees: [] });
    expect(client.sandbox.world.seenBy(uidOf(2))).toHaveLength(1);
  });

  it('who are taken off lose their grade from view and have it back with the item', async () => {
    client = await openSmall({ learners: 2, items: [{ id: '101', title: 'Work', grades: { 1: 5, 2: 9 } }] });
    const graded = async () =>
      rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade').map((row) => at(row, 'grade'));
    await client.put(`${AT}/assignments/101`, { assignees: [enrollmentOf(1)] });
    expect(await graded()).toEqual([5]);
    await client.put(`${AT}/assignments/101`, { assignees: [] });
    expect(await graded()).toEqual([5, 9]);
  });

  it("who left are nobody's assignees any more, and the item stays individual", async () => {
    client = await openSmall({ learners: 2 });
    const { id } = await create(draft({ published: 1 }));
    client.sandbox.world.leave(SECTION, uidOf(1));
    expect([client.sandbox.world.seenBy(uidOf(1)).length, client.sandbox.world.seenBy(uidOf(2)).length]).toEqual([
      0, 0,
    ]);
    expect(at(await read(id), 'num_assignees')).toBe(1);
  });
});

describe('a change (lms/schoology/FACTS.md 3.2)', () => {
  it('is partial and answers 204 without a body', async () => {
    client = await openSmall();
    const { id } = await create(draft({ description: 'Words' }));
    const answer = await client.put(`${AT}/assignments/${id}`, { title: 'Another title' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const item = await read(id);
    expect([at(item, 'title'), at(item, 'description'), at(item, 'published')]).toEqual(['Another title', 'Words', 0]);
  });

  it('of the category alone is taken by a grade column too (lms/schoology/FACTS.md 6.6)', async () => {
    client = await openSmall({
      items: [{ id: '101', title: 'Tool', type: 'grade_column', category: '0', grades: { 1: 4 } }],
    });
    expect(rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade')).toEqual([]);
    expect((await client.put(`${AT}/assignments/101`, { grading_category: CATEGORY })).status).toBe(204);
    expect(rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade')).toHaveLength(1);
  });

  it('of attachments keeps those named by id, makes those without, deletes the rest, and edits titles only', async () => {
    client = await openSmall();
    const { id } = await create(
      draft({
        attachments: [
          { url: 'https://a.example/1', title: 'One' },
          { url: 'https://a.example/2', title: 'Two' },
        ],
      }),
    );
    const links = async () =>
      rows(await read(id, '?with_attachments=1'), 'attachments', 'links', 'link').map((row) => [
        at(row, 'id'),
        at(row, 'title'),
        at(row, 'url'),
      ]);
    const [first] = await links();
    await client.put(`${AT}/assignments/${id}`, {
      attachments: [
        { id: first?.[0], title: 'Renamed', url: 'https://a.example/other' },
        { url: 'https://a.example/3', title: 'Three' },
      ],
    });
    expect((await links()).map(([, ...rest]) => rest)).toEqual([
      ['Renamed', 'https://a.example/1'],
      ['Three', 'https://a.example/3'],
    ]);
    expect((await links())[0]?.[0]).toBe(first?.[0]);
    expect(await read(id)).not.toHaveProperty('attachments');
  });

  it('by DELETE is for good', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 4 } }] });
    expect((await client.remove(`${AT}/assignments/101`)).status).toBe(204);
    expect((await client.get(`${AT}/assignments/101`)).status).toBe(404);
    expect((await client.remove(`${AT}/assignments/101`)).status).toBe(404);
    expect(rows((await client.get(`${AT}/grades`)).body, 'grades', 'grade')).toEqual([]);
  });
});

describe('lists of work (lms/schoology/FACTS.md 2.5, 2.7)', () => {
  it('show tests, discussions and grade columns as grade items only', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'Work' },
        { id: '102', title: 'Test', type: 'assessment' },
        { id: '103', title: 'Talk', type: 'discussion' },
        { id: '104', title: 'Tool', type: 'grade_column' },
      ],
    });
    const ids = async (list: string) =>
      rows((await client.get(`${AT}/${list}`)).body, 'assignment').map((row) => at(row, 'id'));
    expect([await ids('assignments'), await ids('grade_items')]).toEqual([[101], [101, 102, 103, 104]]);
  });

  it("swap the two ids of a discussion: the grade item's stands first there, the discussion's in its own object", async () => {
    client = await openSmall({ items: [{ id: '103', title: 'Talk', type: 'discussion' }] });
    const row = at((await client.get(`${AT}/grade_items`)).body, 'assignment', 0);
    const talk = at((await client.get(`${AT}/discussions`)).body, 'discussion', 0);
    expect([at(row, 'id'), at(row, 'grade_item_id')]).toEqual([at(talk, 'grade_item_id'), at(talk, 'id')]);
    expect(at((await client.get(`${AT}/discussions/${String(at(talk, 'id'))}`)).body, 'title')).toBe('Talk');
  });

  it('hold drafts for teachers, and may come without descriptions', async () => {
    client = await openSmall(
      { items: [{ id: '101', title: 'Work', description: 'Words', published: false }] },
      { unsettled: { listDescriptions: 'blank' } },
    );
    const row = at((await client.get(`${AT}/assignments`)).body, 'assignment', 0);
    expect([at(row, 'published'), at(row, 'description')]).toEqual([0, '']);
    expect(at(await read('101'), 'description')).toBe('Words');
  });

  it('never tell who made an item: a copy by hand looks like the original', async () => {
    client = await openSmall();
    const { id, item } = await create(draft({ description: 'marker' }));
    const copy = await read(client.sandbox.world.copy(SECTION, id));
    expect(at(copy, 'description')).toBe('marker');
    expect(Object.keys(copy ?? {})).toEqual(Object.keys(item ?? {}));
    expect(at(copy, 'assignees')).toEqual([]);
    expect(JSON.stringify(item)).not.toContain(TEACHER.uid);
  });
});
