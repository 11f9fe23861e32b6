import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CourseId, CourseworkId, LearnerId, PostId, RunId, WriteKey } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { REMOVED, type LedgerRow } from '../../src/plan/ledger-row.ts';
import { wasUndone } from '../../src/plan/undone.ts';
import { instant } from '../../src/time.ts';
import { overtaken } from '../../src/store/nights/turns.ts';
import { applyWrites } from '../../src/writeback/apply.ts';
import type { Ledger } from '../../src/writeback/types.ts';
import { KEPT, undoRows, type Undone } from '../../src/writeback/undo.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { learners, ledgerRow, memoryLedger, noteWrite, reassignWrite, routeWrite } from '../builders/memory/ledger.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';

const common = {
  course: CourseId.parse('6001'),
  enrolled: new Set(['s1', 's2'].map((id) => LearnerId.parse(id))),
  disconnected: async () => {},
  now: () => instant('2026-03-09T12:00:00Z'),
};
const ROWS = [
  ledgerRow(routeWrite({ title: 'route' })),
  ledgerRow(reassignWrite({ title: 'chance' })),
  ledgerRow(noteWrite({ text: 'note' })),
];
const COMMENT = ledgerRow(
  noteWrite({
    key: WriteKey.parse('comment-1'),
    text: 'comment',
    channel: 'comment',
    carrier: 'comment',
    on: CourseworkId.parse('w1'),
  }),
);

type Kept = ReturnType<typeof memoryLedger>;

async function sent(lms: MemoryLms, rows: readonly LedgerRow[] = ROWS): Promise<Kept> {
  const ledger = memoryLedger(...rows);
  await applyWrites(
    { carry: rows, cancel: [], change: [], withdraw: [], strays: [] },
    { ...common, lms, ledger, topic: null, brakes: brakes() },
  );
  return ledger;
}

async function undo(lms: MemoryLms, ledger: Ledger): Promise<Undone[]> {
  const undone: Undone[] = [];
  for await (const each of undoRows(await ledger.rows(), { ...common, run: RunId.parse('r1'), lms, ledger }))
    undone.push(each);
  return undone;
}

function idOf(lms: MemoryLms, title: string): PostId {
  return [...lms.held.values()].find((post) => (post.title ?? post.text) === title)?.ref.id ?? PostId.parse('none');
}

describe('undoing a run', () => {
  it('leaves what a teacher edits while what came before it is taken back', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms);
    const last = idOf(lms, 'chance');
    const undone: Undone[] = [];
    for await (const each of undoRows(await ledger.rows(), { ...common, run: RunId.parse('r1'), lms, ledger })) {
      const post = lms.held.get(last);
      if (undone.push(each) === 1 && post !== undefined) lms.held.set(last, { ...post, text: "the teacher's words" });
    }

    expect(undone.map(({ kind, is }) => `${kind} ${is}`)).toEqual([
      'route withdrawn',
      'reassign kept',
      'note withdrawn',
    ]);
    expect(lms.held.get(last)).toMatchObject({ text: "the teacher's words" });
  });

  it('takes back everything nobody touched; its record stays and says so', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [...ROWS, COMMENT]);

    expect((await undo(lms, ledger)).map(({ kind, is }) => `${kind} ${is}`)).toEqual([
      'route withdrawn',
      'reassign withdrawn',
      'note withdrawn',
      'note withdrawn',
    ]);

    expect(lms.sees('s1')).toEqual([]);
    const stands = new Set((await ledger.rows()).map(({ state, trouble }) => `${state}: ${trouble}`));
    expect(stands).toEqual(new Set(['TOMBSTONE: withdrawn by undo of run r1']));
    expect(await undo(lms, ledger)).toEqual([]);
  });

  it("has told what it took back, and takes nothing more, once the course is another run's", async () => {
    const lms = memoryLms();
    const ledger = await sent(lms);
    let asked = 0;
    const lost = {
      ...ledger,
      confirm: async () => {
        asked += 1;
        if (asked === 2) throw overtaken();
      },
    };
    const undoing = undoRows(await ledger.rows(), { ...common, run: RunId.parse('r1'), lms, ledger: lost });

    expect(await undoing.next()).toMatchObject({ value: { kind: 'route', is: 'withdrawn' } });
    await expect(undoing.next()).rejects.toMatchObject({ kind: 'overtaken' });
    expect(lms.sees('s1').toSorted()).toEqual(['chance', 'note']);
  });

  it('keeps what a learner has worked on and what a teacher edited, and says why', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [...ROWS, COMMENT]);
    lms.handIn(idOf(lms, 'chance'), 's2');
    for (const title of ['route', 'comment']) {
      const post = [...lms.held.values()].find((each) => (each.title ?? each.text) === title);
      if (post !== undefined) lms.held.set(post.ref.id, { ...post, text: "the teacher's own words" });
    }

    expect(await undo(lms, ledger)).toMatchObject([
      { kind: 'route', is: 'kept', for: 'edited' },
      { kind: 'reassign', is: 'kept', for: 'worked' },
      { is: 'withdrawn' },
      { is: 'kept', for: 'edited' },
    ]);
    expect(ledger.row('reassign-1').state).toBe('DONE');
    expect(lms.sees('s1').toSorted()).toEqual(['chance', 'route', "the teacher's own words"]);
  });

  it('reads each post by itself just before it goes, and lists them once', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [
      ...ROWS,
      ledgerRow(routeWrite({ key: WriteKey.parse('route-2'), slot: 'second', title: 'second route' })),
    ]);
    const asked: string[] = [];
    const counting: MemoryLms = {
      ...lms,
      async *posts(course, carriers) {
        asked.push(`lists ${carriers.join(' and ')}s`);
        yield* lms.posts(course, carriers);
      },
      async post(course, ref) {
        asked.push(`reads ${ref.id}`);
        return lms.post(course, ref);
      },
      async ensureGone(course, ref) {
        asked.push(`removes ${ref.id}`);
        return lms.ensureGone(course, ref);
      },
    };

    await undo(counting, ledger);

    const each = (await ledger.rows()).flatMap(({ remoteId }) => [`reads ${remoteId}`, `removes ${remoteId}`]);
    expect(asked).toEqual(['lists assignment and announcements', ...each]);
  });

  it('lists nothing where nothing of the run can be listed', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [COMMENT]);
    const unlisted: MemoryLms = {
      ...lms,
      posts: () => {
        throw new Error('a list was asked for');
      },
    };

    expect(await undo(unlisted, ledger)).toMatchObject([{ is: 'withdrawn' }]);
  });

  it('goes on with the others where one post cannot be read, and ends where they cannot be listed', async () => {
    const unread = new LmsError('down', 'no answer', { todo: 'later' });
    const [one, none] = [memoryLms(), memoryLms()];
    const [ledger, other] = [await sent(one), await sent(none)];
    const first = idOf(one, 'route');

    const outcomes = await undo(
      { ...one, post: (course, ref) => (ref.id === first ? Promise.reject(unread) : one.post(course, ref)) },
      ledger,
    );
    const all = await undo(
      {
        ...none,
        posts: () => {
          throw unread;
        },
      },
      other,
    );

    expect(outcomes.map(({ is }) => is)).toEqual(['failed', 'withdrawn', 'withdrawn']);
    expect(all.map(({ is }) => is)).toEqual(['failed', 'failed', 'failed']);
  });

  it('keeps what a teacher edited although the list leaves it out', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [ledgerRow(routeWrite({ title: 'route' }))]);
    for (const [id, post] of lms.held) lms.held.set(id, { ...post, text: "the teacher's own words" });

    expect(
      await undo({ ...lms, posts: (course, carriers) => memoryLms().posts(course, carriers) }, ledger),
    ).toMatchObject([{ kind: 'route', is: 'kept', for: 'edited' }]);
    expect(lms.sees('s1')).toEqual(['route']);
  });

  it('leaves to the teacher what the teacher had removed before: nobody can ask for that anew', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [...ROWS, COMMENT]);
    for (const text of ['chance', 'comment']) lms.held.delete(idOf(lms, text));

    expect((await undo(lms, ledger)).map(({ is }) => is)).toEqual(Array(4).fill('withdrawn'));

    const rows = await ledger.rows();
    expect(
      rows.map((row) => `${row.write.title ?? row.write.text} ${wasUndone(row) ? 'undone' : row.trouble}`),
    ).toEqual(['route undone', `chance ${REMOVED}`, 'note undone', `comment ${REMOVED}`]);
  });

  it('does not send again what it took back, nor what was under way', async () => {
    const lms = memoryLms();
    lms.fail('publish', lostAnswer());
    const ledger = await sent(lms, ROWS.slice(0, 1)); // a draft that nobody sees

    expect(await undo(lms, ledger)).toMatchObject([{ is: 'withdrawn' }]);

    expect([...lms.held.values()].map((post) => post.state)).toEqual(['deleted']);
    expect(ledger.row('route-1').state).toBe('TOMBSTONE');
  });

  it('takes back what was published although the answer was lost', async () => {
    const lms = memoryLms();
    lms.fail('publish', lostAnswer(), true);
    const ledger = await sent(lms, ROWS.slice(0, 1));
    expect(lms.sees('s1')).toEqual(['route']);

    await undo(lms, ledger);

    expect(lms.sees('s1')).toEqual([]);
  });

  it('leaves a copy made by hand, which carries the same marker', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, ROWS.slice(0, 1));
    const [post] = [...lms.held.values()];
    if (post === undefined) throw new Error('nothing was sent');
    const copy = { ...post, ref: { ...post.ref, id: `${post.ref.id}-copy` as typeof post.ref.id }, ours: false };
    lms.held.set(copy.ref.id, copy);

    await undo(lms, ledger);

    expect(lms.held.get(copy.ref.id)?.state).toBe('published');
  });

  it('tells of a text to paste that it must be removed by hand, and offers it no more', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [ledgerRow(noteWrite({ channel: 'paste', carrier: 'none' }))]);

    expect(await undo(lms, ledger)).toMatchObject([{ is: 'kept', for: 'pasted' }]);
    expect(ledger.row('note-1').state).toBe('TOMBSTONE');
  });

  it('says of a comment that may still arrive to try again later', async () => {
    const lms = memoryLms();
    lms.fail('say', lostAnswer());
    const ledger = await sent(lms, [COMMENT]);

    expect(await undo(lms, ledger)).toMatchObject([
      { is: 'failed', todo: { en: expect.stringContaining('ten minutes') } },
    ]);
    expect(ledger.row('comment-1').state).toBe('NEW');
  });

  it('takes back a comment that the list of its place leaves out', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [COMMENT]);
    const slow = {
      ...lms,
      comments: lms.comments === null ? null : { ...lms.comments, on: () => memoryLms().posts(common.course, []) },
    };

    expect(await undo(slow, ledger)).toMatchObject([{ is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual([]);
  });

  it('takes back the comment of its run alone, where another of ours stands on the same work', async () => {
    const lms = memoryLms();
    const other = ledgerRow(
      noteWrite({
        key: WriteKey.parse('comment-0'),
        text: 'an earlier one',
        channel: 'comment',
        carrier: 'comment',
        on: CourseworkId.parse('w1'),
      }),
    );
    const ledger = await sent(lms, [other, COMMENT]);
    const undone: Undone[] = [];

    for await (const each of undoRows([ledger.row('comment-1')], { ...common, run: RunId.parse('r1'), lms, ledger }))
      undone.push(each);

    expect(undone).toMatchObject([{ key: 'comment-1', is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual(['an earlier one']);
  });

  it('finds the comment whose answer was lost by its marker, whatever else of ours stands on the same work', async () => {
    const lms = memoryLms();
    const other = ledgerRow(
      noteWrite({
        key: WriteKey.parse('comment-0'),
        text: 'an earlier one',
        channel: 'comment',
        carrier: 'comment',
        on: CourseworkId.parse('w1'),
      }),
    );
    await sent(lms, [other]);
    lms.fail('say', lostAnswer(), true);
    const ledger = await sent(lms, [COMMENT]);

    expect(await undo(lms, ledger)).toMatchObject([{ is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual(['an earlier one']);
  });

  it('keeps a comment that it cannot reach because its learner left, and closes one that was never sent', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, [COMMENT]);
    const hidden: MemoryLms = {
      ...lms,
      comments: lms.comments === null ? null : { ...lms.comments, on: () => memoryLms().posts(common.course, []) },
    };
    const unsent = memoryLedger(COMMENT);
    const left = { ...common, enrolled: new Set([LearnerId.parse('s2')]), run: RunId.parse('r1'), lms: hidden };
    const undone: Undone[] = [];
    for (const kept of [ledger, unsent])
      for await (const each of undoRows(await kept.rows(), { ...left, ledger: kept })) undone.push(each);

    expect(undone).toMatchObject([{ is: 'kept', for: 'left' }, { is: 'withdrawn' }]);
  });

  it("does not take a change of ours whose answer was lost for a teacher's edit", async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, ROWS.slice(0, 1));
    lms.fail('words', lostAnswer());
    const change = [
      {
        row: ledger.row('route-1'),
        write: routeWrite({ title: 'route', text: 'At the other table.', learners: learners('s1') }),
      },
    ];
    await applyWrites(
      { carry: [], cancel: [], change, withdraw: [], strays: [] },
      { ...common, lms, ledger, topic: null, brakes: brakes() },
    );
    expect(ledger.row('route-1').state).toBe('BOUND');

    expect(await undo(lms, ledger)).toMatchObject([{ is: 'withdrawn' }]);
    expect(lms.sees('s1')).toEqual([]);
  });

  it('takes away the drafts of unclear answers with the post', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms, ROWS.slice(0, 1));
    const [post] = lms.held.values();
    if (post === undefined) throw new Error('nothing was sent');
    const stray = {
      ...post,
      ref: { ...post.ref, id: `${post.ref.id}-late` as typeof post.ref.id },
      state: 'draft' as const,
    };
    lms.held.set(stray.ref.id, stray);

    await undo(lms, ledger);

    expect([...lms.held.values()].map(({ state }) => state)).toEqual(['deleted', 'deleted']);
  });

  it('says in both languages why something stays', () => {
    expect(KEPT.edited).toEqual({ en: 'a teacher edited it', es: 'un docente la editó' });
    expect(KEPT.worked).toEqual({ en: 'a learner has worked on it', es: 'alguien ya trabajó en ella' });
    for (const { en, es } of Object.values(KEPT))
      expect([en.length > 10, es.length > 10, en === es]).toEqual([true, true, false]);
  });

  it('lists a failure and does the others; one that would meet all ends it', async () => {
    const lms = memoryLms();
    const ledger = await sent(lms);
    lms.fail('gone', new LmsError('down', 'no answer', { todo: 'later' }));
    expect((await undo(lms, ledger)).map(({ is }) => is)).toEqual(['failed', 'withdrawn', 'withdrawn']);
    expect((await undo(lms, ledger)).map(({ is }) => is)).toEqual(['withdrawn']);

    const other = memoryLms();
    const theirs = await sent(other);
    other.fail('gone', new LmsError('denied', 'revoked', { todo: 'connect', scope: 'credential' }));
    expect((await undo(other, theirs)).map(({ is }) => is)).toEqual(['failed', 'failed', 'failed']);
  });

  it('goes on where it broke off, wherever that was, and counts what is gone as gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), fc.boolean(), async (breaksAt, effect) => {
        const lms = memoryLms();
        const ledger = await sent(lms);
        let moves = 0;
        const dying: Ledger = {
          ...ledger,
          move: async (...args) => {
            moves += 1;
            if (moves > breaksAt) throw new TypeError('killed');
            return ledger.move(...args);
          },
        };
        if (effect) lms.fail('gone', lostAnswer(), true);
        await undo(lms, dying).catch(() => null);

        await undo(lms, ledger);

        expect(lms.sees('s1')).toEqual([]);
        expect((await ledger.rows()).map(({ state }) => state)).toEqual(['TOMBSTONE', 'TOMBSTONE', 'TOMBSTONE']);
      }),
    );
  });
});
