import { describe, expect, it } from '@jest/globals';
import { CourseworkId, EvidenceId, FormId, ItemId, LearnerId, PostId, SourceId, TargetCode } from '../../../src/ids.ts';
import type { Post } from '../../../src/lms/posts.ts';
import { REMOVED, type LedgerRow } from '../../../src/plan/ledger-row.ts';
import { givenChances, handedInOn, ownChances, provenBy } from '../../../src/sync/night/own-work.ts';
import { coursework } from '../../builders/coursework.ts';
import { evidence } from '../../builders/evidence.ts';
import { ledgerRow, noteWrite, reassignWrite, routeWrite } from '../../builders/memory/ledger.ts';
import { submission } from '../../builders/submission.ts';
import { instant } from '../../../src/time.ts';

const POST = '8001';
const work = CourseworkId.parse(POST);

function chance(state: LedgerRow['state'], remoteId: string | null = POST): LedgerRow {
  return ledgerRow(reassignWrite(), { state, remoteId: remoteId === null ? null : PostId.parse(remoteId) });
}

/** To how many learners the chance of this row counts as given. */
function given(row: LedgerRow, listedAs?: 'draft' | 'published'): number {
  return givenChances([row], listedAs === undefined ? [] : [coursework({ id: work, state: listedAs })], [], []).length;
}

/** What the row is once tonight's list shows its post so. */
function proven(row: Partial<LedgerRow>, listedAs: 'draft' | 'published'): LedgerRow['state'] | undefined {
  const known = ledgerRow(routeWrite(), { remoteId: PostId.parse(POST), ...row });
  const {
    write: { title, text, learners },
    marker,
  } = known;
  const post: Post = {
    ref: { carrier: 'assignment', id: PostId.parse(POST) },
    marker,
    state: listedAs,
    title,
    text,
    assignees: learners,
    creator: null,
    ours: true,
    createdAt: null,
  };
  return provenBy([coursework({ id: work, state: listedAs, post })], [known], new Set(learners))[0]?.state;
}

describe('a post that stands published proves its row', () => {
  it('done, although the answer was lost, or it came after the row was closed', () => {
    expect([proven({ state: 'BOUND' }, 'published'), proven({ state: 'CANCELLED' }, 'published')]).toEqual([
      'DONE',
      'DONE',
    ]);
    expect([proven({ state: 'BOUND' }, 'draft'), proven({ state: 'CANCELLED' }, 'draft')]).toEqual([
      'BOUND',
      'CANCELLED',
    ]);
  });

  it('done, although lists had left it out so long that it counted as removed', () => {
    expect(proven({ state: 'TOMBSTONE', trouble: REMOVED }, 'published')).toBe('DONE');
    expect(proven({ state: 'TOMBSTONE', trouble: REMOVED }, 'draft')).toBe('TOMBSTONE');
  });

  it('nothing where a person had it taken back or left it: the list may be older than that', () => {
    expect(proven({ state: 'TOMBSTONE', trouble: 'withdrawn by undo of run r1' }, 'published')).toBe('TOMBSTONE');
    expect(proven({ state: 'TOMBSTONE', trouble: 'left by the teacher' }, 'published')).toBe('TOMBSTONE');
  });
});

describe('a chance counts as given', () => {
  it('to each of its learners once it was seen, and when a teacher removed it or holds it', () => {
    expect([given(chance('DONE'), 'published'), given(chance('TOMBSTONE')), given(chance('HELD'))]).toEqual([2, 2, 2]);
  });

  it('when it may have been seen: its publishing went unanswered, and no draft of it is listed', () => {
    expect(given(chance('BOUND'))).toBe(2);
    expect(given(chance('BOUND'), 'published')).toBe(2);
  });

  it('not while it stands as a draft, which nobody has seen', () => {
    expect(given(chance('BOUND'), 'draft')).toBe(0);
  });

  it('not when nothing was made of it', () => {
    expect([given(chance('NEW', null)), given(chance('BOUND', null)), given(chance('CANCELLED', null))]).toEqual([
      0, 0, 0,
    ]);
  });

  it('and nothing else does', () => {
    expect(given(ledgerRow(routeWrite(), { state: 'DONE', remoteId: PostId.parse(POST) }))).toBe(0);
    expect(given(ledgerRow(noteWrite(), { state: 'DONE', remoteId: PostId.parse(POST) }))).toBe(0);
  });

  it('with the newest score and whether it was handed in, of that learner alone', () => {
    const [s1, s2] = ['s1', 's2'].map((id) => LearnerId.parse(id));
    if (s1 === undefined || s2 === undefined) throw new Error('two learners');
    const score = (share: number, at: string, attempt: number) =>
      evidence({ kind: 'chance', coursework: work, learner: s1, share, attempt, at: instant(at) });

    const [first, second] = givenChances(
      [chance('DONE')],
      [],
      [
        score(0.5, '2026-03-11T08:00:00Z', 2),
        score(0.9, '2026-03-12T08:00:00Z', 3),
        score(0.1, '2026-03-10T08:00:00Z', 1),
      ],
      [submission({ coursework: work, learner: s2, state: 'turned-in' })],
    );

    expect(first).toMatchObject({ learner: s1, share: 0.9, handedIn: false });
    expect(second).toMatchObject({ learner: s2, share: null, handedIn: true });
  });
});

describe('what was handed in on a chance', () => {
  it('is what was turned in, given back by the teacher or not, and nothing that was begun or taken back', () => {
    const states = ['turned-in', 'returned', 'new', 'created', 'reclaimed'] as const;
    const submissions = states.map((state, n) =>
      submission({ coursework: work, learner: LearnerId.parse(`s${n + 1}`), state }),
    );
    const on = { coursework: work };
    expect(handedInOn([chance('DONE')], submissions)).toEqual([
      { learner: 's1', ...on },
      { learner: 's2', ...on },
    ]);
  });

  it('is nothing on a post that is no chance, nor on any other work', () => {
    const done = submission({ coursework: work, learner: LearnerId.parse('s1'), state: 'turned-in' });
    expect(handedInOn([ledgerRow(routeWrite(), { state: 'DONE', remoteId: PostId.parse(POST) })], [done])).toEqual([]);
    expect(handedInOn([chance('DONE', '8002')], [done])).toEqual([]);
  });
});

describe('a chance that a check answers', () => {
  const row = ledgerRow(reassignWrite({ learners: [LearnerId.parse('s1')], check: { form: FormId.parse('form-1') } }), {
    state: 'DONE',
    remoteId: PostId.parse(POST),
  });
  const answers = [1, 1, 0, 1].map((share, n) =>
    evidence({
      id: EvidenceId.parse(`a${n}`),
      learner: LearnerId.parse('s1'),
      coursework: work,
      source: SourceId.parse(`coursework:${POST}`),
      kind: 'chance',
      by: 'machine',
      item: ItemId.parse(`q${n}`),
      share,
      points: share,
      possible: 1,
      questions: 1,
    }),
  );

  it('has the share of all its questions together, and marks itself', () => {
    expect(givenChances([row], [], answers, [])).toMatchObject([{ share: 0.75, marksItself: true, handedIn: true }]);
  });

  it('is open until somebody answers, whatever was handed in on the post', () => {
    expect(givenChances([row], [], [], [{ learner: LearnerId.parse('s1'), coursework: work }])).toMatchObject([
      { share: null, handedIn: false },
    ]);
  });

  it('has the share of what its questions belong to where none is on its own target', () => {
    const elsewhere = answers.map((each) => ({ ...each, target: TargetCode.parse('5.NF.A.2') }));
    expect(givenChances([row], [], elsewhere, [])).toMatchObject([{ share: 0.75 }]);
    const [first, second] = ['5.NF.A.2', '5.NF.A.3'].map((code) => TargetCode.parse(code));
    if (first === undefined || second === undefined || answers[0] === undefined) throw new Error('two targets');
    const later = { ...answers[0], target: second, share: 0, points: 0, at: instant('2026-12-01T08:00:00Z') };
    for (const rows of [
      [{ ...answers[0], target: first }, later],
      [later, { ...answers[0], target: first }],
    ])
      expect(givenChances([row], [], rows, [])).toMatchObject([{ share: 0, scoredAt: later.at }]);
  });

  it('is known to the evidence with its check, its learners and when it was given', () => {
    expect([...ownChances([row])]).toEqual([
      [POST, { target: '5.NF.A.1', round: 1, check: { form: 'form-1' }, learners: ['s1'], since: row.decidedAt }],
    ]);
  });
});
