import { afterEach, describe, expect, it } from '@jest/globals';
import { enrollmentOf, SECTION, TEACHER, uidOf } from '../../builders/lms/schoology.ts';
import { AT, draft, openSmall } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

const titles = (n: number) => client.sandbox.world.seenBy(uidOf(n), SECTION).map(({ title }) => title);

describe('what a child sees (writeback/PROTOCOL.md 11)', () => {
  it('is what is published, and for the class or for that child', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'For all' },
        { id: '102', title: 'For the second', to: [2] },
        { id: '103', title: 'Not yet', published: false },
      ],
    });
    expect([titles(1), titles(2)]).toEqual([['For all'], ['For all', 'For the second']]);
    expect(client.sandbox.world.seenBy(uidOf(2)).map(({ individual }) => individual)).toEqual([false, true]);
  });

  it('holds the same thing as often as it stands there', async () => {
    client = await openSmall();
    await client.post(`${AT}/assignments`, draft({ published: 1 }));
    await client.post(`${AT}/assignments`, draft({ published: 1 }));
    expect(titles(1)).toEqual(['One more chance', 'One more chance']);
  });

  it('has the comment beside a grade only where it is shown and the item has a category (lms/schoology/FACTS.md 5.2, 3.4)', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'Work' },
        { id: '102', title: 'Notice', category: '0' },
      ],
    });
    const comments = () => client.sandbox.world.seenBy(uidOf(1)).map(({ gradeComment }) => gradeComment);
    const write = (status: number) =>
      client.put(`${AT}/grades`, {
        grades: {
          grade: ['101', '102'].map((item) => ({
            type: 'assignment',
            assignment_id: item,
            enrollment_id: enrollmentOf(1),
            comment: 'A note',
            comment_status: status,
          })),
        },
      });
    await write(0);
    expect(comments()).toEqual([null, null]);
    await write(1);
    expect(comments()).toEqual(['A note', null]);
    expect(client.sandbox.world.seenBy(uidOf(2)).map(({ gradeComment }) => gradeComment)).toEqual([null, null]);
  });

  it('loses what the teacher takes away, and everything once the child left', async () => {
    client = await openSmall({
      items: [
        { id: '101', title: 'Work', handedIn: [1] },
        { id: '102', title: 'Other' },
      ],
    });
    const work = { section: SECTION, item: '101', uid: uidOf(1) };
    const id = client.sandbox.world.comment(work, 'A word', TEACHER.uid);
    client.sandbox.world.removeComment(work, id);
    expect(client.sandbox.world.seenBy(uidOf(1))[0]?.comments.map(({ text }) => text)).toEqual([
      'Revision 1 submitted',
    ]);
    client.sandbox.world.remove(SECTION, '102');
    expect(titles(1)).toEqual(['Work']);
    client.sandbox.world.leave(SECTION, uidOf(1));
    expect(titles(1)).toEqual([]);
  });

  it('shows the score, unless grades are not published', async () => {
    client = await openSmall({ items: [{ id: '101', title: 'Work', grades: { 1: 7 } }] });
    expect(client.sandbox.world.seenBy(uidOf(1))[0]?.score).toBe(7);
    await client.put(`${AT}/assignments/101`, { auto_publish_grades: 0 });
    expect(client.sandbox.world.seenBy(uidOf(1))[0]?.score).toBeNull();
  });
});
