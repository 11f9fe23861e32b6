import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode, WriteKey } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import type { Strike } from '../../../../src/plan/hand.ts';
import type { LedgerRow } from '../../../../src/plan/ledger-row.ts';
import { askedAnewWords, undoneWords } from '../../../../src/plan/undone.ts';
import { SchoolDate, instant } from '../../../../src/time.ts';
import { boardInput, type BoardMorning } from '../../../builders/board/board.ts';
import { DATE, NOW, RUN } from '../../../builders/board/board-school.ts';
import { ledgerRow } from '../../../builders/board/board-writes.ts';
import { routeWrite } from '../../../builders/memory/ledger.ts';

const LAST = SchoolDate.parse('2026-05-11');

function handOn(over: Partial<BoardMorning> = {}) {
  return boardModel(boardInput(over)).hand;
}

function chanceOf(input: BoardMorning) {
  const [chance] = input.decisions.pathway.reassignments;
  if (chance === undefined) throw new Error('the builder gives chances');
  return chance;
}

/** The morning without the messages of the kind, as a strike leaves it. */
function without(kind: string, strikes: readonly Strike[]): BoardMorning {
  const input = boardInput();
  if (input.plan === null) throw new Error('the builder has a plan');
  const { plan } = input.plan;
  return {
    ...input,
    hand: { strikes, edits: [] },
    plan: { ...input.plan, plan: { ...plan, writes: plan.writes.filter((write) => write.kind !== kind) } },
  };
}

describe('what was struck', () => {
  const { learner, target } = chanceOf(boardInput());
  const strike: Strike = { kind: 'reassign', learner, target, date: DATE, struck: true, at: NOW };

  it('is shown with whom it was for, until it is brought back', () => {
    const name = boardInput().decisions.learners.find(({ id }) => id === learner)?.name;
    expect(boardModel(without('reassign', [strike])).hand.struck).toMatchObject({
      reassign: [{ target: { code: target }, people: [{ id: learner, name }] }],
      note: [],
      route: [],
    });
    expect(boardModel(without('reassign', [strike, { ...strike, struck: false }])).hand.struck.reassign).toEqual([]);
  });

  it('is not shown where the plan holds it again, as after new evidence, or the day asks for nothing of the kind', () => {
    expect(handOn({ hand: { strikes: [strike], edits: [] } }).struck.reassign).toEqual([]);
    expect(
      boardModel(without('reassign', [{ ...strike, target: TargetCode.parse('none') }])).hand.struck.reassign,
    ).toEqual([]);
  });

  it('is not shown where it was sent after all, unless an undo took that back', () => {
    const [write] = boardInput().plan?.plan.writes.filter(({ kind }) => kind === 'reassign') ?? [];
    if (write?.kind !== 'reassign') throw new Error('the builder plans chances');
    const shown = (state: LedgerRow['state']) =>
      boardModel({ ...without('reassign', [strike]), ledger: [ledgerRow(write, { state })] }).hand.struck.reassign;

    expect(shown('DONE')).toEqual([]);
    expect(shown('TOMBSTONE')).toHaveLength(1);
    expect(shown('CANCELLED')).toHaveLength(1);
  });

  it('stands under each of two targets, and not for somebody whom the day gives no chance', () => {
    const other = TargetCode.parse('5.NF.B.4');
    const morning = without('reassign', [
      strike,
      { ...strike, target: other },
      { ...strike, learner: LearnerId.parse('nobody') },
    ]);
    const { pathway } = morning.decisions;
    const chances = [chanceOf(morning), { ...chanceOf(morning), target: other }];
    const decisions = { ...morning.decisions, pathway: { ...pathway, reassignments: chances } };

    expect(boardModel({ ...morning, decisions }).hand.struck.reassign).toMatchObject([
      { target: { code: target }, people: [{ id: learner }] },
      { target: { code: other }, people: [{ id: learner }] },
    ]);
  });

  it('is shown for a note in its own week alone, in the words it would have', () => {
    const planned = boardInput().plan?.plan.writes.find((write) => write.kind === 'note');
    if (planned?.kind !== 'note') throw new Error('the builder plans notes');
    const { learners, week, language, text, factsHash, why } = planned;
    const said = { kind: 'all-right', target, way: 0 } as const;
    const note = { learner: learners[0], week, language, text, said, factsHash, why };
    const struckOn = (date: SchoolDate) => {
      const morning = without('note', [{ ...strike, kind: 'note', learner: note.learner, target: null, date }]);
      const decisions = { ...morning.decisions, notes: [note] };
      return boardModel({ ...morning, ledger: [], decisions }).hand.struck.note;
    };
    expect(struckOn(DATE)).toMatchObject([{ target: null, people: [{ id: note.learner }], text }]);
    expect(struckOn(SchoolDate.parse('2026-05-08'))).toEqual([]);
  });
});

describe('whether the last seminar was held', () => {
  const row = ledgerRow(
    routeWrite({ key: WriteKey.parse('was'), slot: 'second', date: LAST, learners: [LearnerId.parse('9002')] }),
  );

  it('is asked of the seminars of the last school day alone, with what was answered', () => {
    expect(handOn({ ledger: [row] }).asked).toMatchObject([
      { date: LAST, slot: 'second', tookPlace: null, names: [boardInput().decisions.learners[1]?.name] },
    ]);
    expect(handOn({ ledger: [row], answers: [{ date: LAST, slot: 'second', tookPlace: false }] }).asked).toMatchObject([
      { tookPlace: false },
    ]);
    const earlier = ledgerRow(routeWrite({ key: WriteKey.parse('earlier'), slot: 'first', date: LAST }));
    expect(handOn({ ledger: [row, earlier] }).asked.map(({ slot }) => slot)).toEqual(['first', 'second']);
    expect(handOn({ ledger: [ledgerRow(routeWrite({ date: SchoolDate.parse('2026-05-08') }))] }).asked).toEqual([]);
  });
});

describe('after an undo', () => {
  const note = boardInput().plan?.plan.writes.find((write) => write.kind === 'note');
  if (note?.kind !== 'note') throw new Error('the builder plans notes');
  const undone = ledgerRow(note, { state: 'TOMBSTONE', trouble: undoneWords(RUN), changedAt: NOW });

  it('the board counts what was taken back today, and offers to lay the plan anew where the morning is of today', () => {
    expect(handOn({ ledger: [undone] }).undone).toEqual({ count: 1, layable: true });
    expect(handOn({ ledger: [{ ...undone, changedAt: instant('2026-05-11T15:00:00Z') }] }).undone.count).toBe(0);
    expect(handOn({ ledger: [undone], now: instant('2026-05-13T15:00:00Z') }).undone.layable).toBe(false);
  });

  it('a message asked for anew waits like any other', () => {
    const { messages, hand } = boardModel(boardInput({ ledger: [{ ...undone, trouble: askedAnewWords(DATE) }] }));
    expect(messages.of.note.find(({ key }) => key === note.key)).toMatchObject({ state: 'waiting', trouble: null });
    expect(hand.undone.count).toBe(0);
  });
});

describe("a note in a teacher's words", () => {
  it('says whose they are, and nothing of the kind where the words are ours', () => {
    const note = boardInput().plan?.plan.writes.find((write) => write.kind === 'note');
    if (note?.kind !== 'note') throw new Error('the builder plans notes');
    const edit = { learner: note.learners[0], week: note.week, text: note.text, at: NOW, actor: 'ruiz@cedar.example' };
    const shown = (edits: (typeof edit | (Omit<typeof edit, 'text'> & { text: null }))[]) =>
      boardModel(boardInput({ hand: { strikes: [], edits } })).messages.of.note.find(({ key }) => key === note.key)
        ?.edited;

    expect(shown([edit])).toMatchObject({ by: 'ruiz@cedar.example' });
    expect(shown([])).toBeNull();
    expect(shown([edit, { ...edit, text: null }])).toBeNull();
  });
});
