import { describe, expect, it } from '@jest/globals';
import {
  CourseId,
  CourseworkId,
  LearnerId,
  Marker,
  PostId,
  RunId,
  SchoolId,
  TeacherId,
  type WriteKey,
} from '../../../src/ids.ts';
import type { Post } from '../../../src/lms/posts.ts';
import type { Coursework } from '../../../src/lms/types.ts';
import { keysOf } from '../../../src/sync/keys.ts';
import { recover, unknownAmong, type Where } from '../../../src/sync/night/recover.ts';
import { namingOf } from '../../../src/school/i-can.ts';
import { REMOVED } from '../../../src/plan/ledger-row.ts';
import { askedAnewWords, undoneWords } from '../../../src/plan/undone.ts';
import { instant, SchoolDate } from '../../../src/time.ts';
import { coursework } from '../../builders/coursework.ts';
import { ledgerRow, reassignWrite } from '../../builders/memory/ledger.ts';
import { schoolFile } from '../../builders/school.ts';

const [ANA, BEN] = [LearnerId.parse('9001'), LearnerId.parse('9002')];
const COURSE = CourseId.parse('6001');
const AT = instant('2026-09-15T07:00:00Z');
const keys = keysOf(
  { keyedHash: (...parts) => parts.join('.').padEnd(60, '.').split('').toReversed().join('') },
  SchoolId.parse('cedar'),
  COURSE,
);
const where: Where = { file: schoolFile(), course: COURSE, run: RunId.parse('run-2'), at: AT };

function standing(key: WriteKey, change: Partial<Post> = {}): Coursework {
  const post: Post = {
    ref: { carrier: 'assignment', id: PostId.parse('p1') },
    marker: keys.markerOf(key),
    state: 'published',
    title: 'Plan for Monday',
    text: 'Come.',
    assignees: [ANA, BEN],
    creator: TeacherId.parse('t1'),
    ours: true,
    createdAt: instant('2026-09-14T07:00:00Z'),
    ...change,
  };
  return coursework({ id: CourseworkId.parse(post.ref.id), post });
}

function recovered(work: Coursework, rows = [] as ReturnType<typeof ledgerRow>[]) {
  return recover(
    unknownAmong([work], rows, AT),
    rows,
    new Map([[PostId.parse('p1'), 'published' as const]]),
    keys,
    where,
  );
}

describe('what a ledger that was set back has forgotten', () => {
  it('is nothing on an ordinary night', () => {
    const key = keys.keyOf('route', '2026-09-14', 'first');

    expect(
      unknownAmong([standing(key)], [ledgerRow(undefined, { remoteId: PostId.parse('p1'), state: 'DONE' })], AT),
    ).toEqual([]);
  });

  it.each(['2026-09-14', '2026-09-16', '2026-09-10'])('is told of a route post for %s, with its learners', (date) => {
    const key = keys.keyOf('route', date, 'second');

    expect(recovered(standing(key))).toMatchObject({
      rows: [
        {
          key,
          state: 'DONE',
          remoteId: 'p1',
          write: { kind: 'route', date, slot: 'second', route: 'seminar', learners: [ANA, BEN] },
        },
      ],
      unclear: [],
    });
  });

  it('is told what a seminar was on, by the sentence that its post says in any of the languages', () => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const [target] = where.file.targets;
    if (target === undefined) throw new Error('the school has a target');
    for (const says of [namingOf([target])(target.code).en, namingOf([target])(target.code).es]) {
      const text = `You are invited to a small group with your teacher on ${says}. `;
      expect(recovered(standing(key, { text })).rows).toMatchObject([
        { write: { target: target.code, targets: [target.code] } },
      ]);
    }
    expect(recovered(standing(key, { text: 'A teacher wrote this.' })).rows).toMatchObject([
      { write: { target: null, targets: [] } },
    ]);
  });

  it('is told of a chance: its target, round and group', () => {
    const key = keys.keyOf('reassign', '5.NF.A.1', '3', ANA, BEN);

    expect(recovered(standing(key, { assignees: [BEN, ANA] })).rows).toMatchObject([
      { key, write: { kind: 'reassign', target: '5.NF.A.1', round: 3, learners: [ANA, BEN] } },
    ]);
  });

  it('is told of a note that is an assignment of one learner', () => {
    const key = keys.keyOf('note', '2026-09-14', ANA);

    expect(recovered(standing(key, { assignees: [ANA] })).rows).toMatchObject([
      { key, write: { kind: 'note', week: '2026-09-14', learners: [ANA] } },
    ]);
  });

  it('is told of a row that had not come so far, or was closed', () => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const row = ledgerRow(undefined, { key, marker: keys.markerOf(key), state: 'CANCELLED' });

    expect(recovered(standing(key), [row]).rows).toMatchObject([
      { key, state: 'DONE', remoteId: 'p1', write: row.write },
    ]);
  });

  it.each([
    ['was sent as another post, which stands no more', { state: 'DONE', remoteId: PostId.parse('p0') }],
    ['was bound to a draft that stands no more', { state: 'BOUND', remoteId: PostId.parse('p0') }],
    ['was undone', { state: 'TOMBSTONE', remoteId: PostId.parse('p0'), trouble: undoneWords(RunId.parse('run-1')) }],
    [
      'was undone and asked for anew',
      { state: 'TOMBSTONE', remoteId: PostId.parse('p0'), trouble: askedAnewWords(SchoolDate.parse('2026-09-14')) },
    ],
  ] as const)('is told of a row that %s: an undo and what was asked for anew after it are forgotten', (_, change) => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const row = ledgerRow(undefined, { key, marker: keys.markerOf(key), ...change });

    expect(recovered(standing(key), [row]).rows).toMatchObject([{ key, state: 'DONE', remoteId: 'p1' }]);
  });

  it('is told of a row that was bound to a draft which stands still: nobody has seen that', () => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const [draft, sent] = [PostId.parse('p0'), PostId.parse('p1')];
    const row = ledgerRow(undefined, { key, marker: keys.markerOf(key), state: 'BOUND', remoteId: draft });
    const stands = new Map([
      [draft, 'draft' as const],
      [sent, 'published' as const],
    ]);

    expect(recover(unknownAmong([standing(key)], [row], AT), [row], stands, keys, where)).toMatchObject({
      rows: [{ key, state: 'DONE', remoteId: sent }],
      unclear: [],
    });
  });

  it.each([
    ['whose own post stands too', { state: 'DONE', remoteId: PostId.parse('p0') }, ['p0', 'p1']],
    [
      'whose change broke off and whose own post stands too',
      { state: 'BOUND', remoteId: PostId.parse('p0') },
      ['p0', 'p1'],
    ],
    ['that a teacher removed', { state: 'TOMBSTONE', remoteId: PostId.parse('p0'), trouble: REMOVED }, ['p1']],
    ['that is held', { state: 'HELD', remoteId: null }, ['p1']],
  ] as const)('stays unclear for a row %s', (_, change, stands) => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const row = ledgerRow(undefined, { key, marker: keys.markerOf(key), ...change });
    const posts = new Map(stands.map((id) => [PostId.parse(id), 'published' as const]));

    expect(recover(unknownAmong([standing(key)], [row], AT), [row], posts, keys, where)).toMatchObject({
      rows: [],
      unclear: [{ ref: { id: 'p1' } }],
    });
  });

  it('stays unclear where the group cannot be told any more', () => {
    const key = keys.keyOf('reassign', '5.NF.A.1', '1', ANA, BEN, LearnerId.parse('9009'));

    expect(recovered(standing(key))).toMatchObject({ rows: [], unclear: [{ ref: { id: 'p1' } }] });
  });

  it('is no copy by hand, no draft and nothing older than two weeks', () => {
    const key = keys.keyOf('route', '2026-09-14', 'first');
    const others = [{ ours: false }, { state: 'draft' as const }, { createdAt: instant('2026-08-31T07:00:00Z') }];

    expect(others.flatMap((change) => unknownAmong([standing(key, change)], [], AT))).toEqual([]);
  });

  it('is one post of each message, whatever else stands there', () => {
    const write = reassignWrite({ key: keys.keyOf('reassign', '5.NF.A.1', '1', ANA, BEN) });
    const works = [
      standing(write.key),
      standing(write.key, { ref: { carrier: 'assignment', id: PostId.parse('p2') } }),
    ];

    const { rows, unclear } = recover(unknownAmong(works, [], AT), [], new Map(), keys, where);
    expect([rows.length, unclear.length]).toEqual([1, 1]);
    expect(rows[0]?.marker).toBe(Marker.parse(keys.markerOf(write.key)));
  });
});
