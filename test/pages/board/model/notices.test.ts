import { describe, expect, it } from '@jest/globals';
import { onlyEnglish } from '../../../../src/language.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { instant, SchoolDate } from '../../../../src/time.ts';
import { boardInput, courseReport } from '../../../builders/board/board.ts';
import { ledgerRow } from '../../../builders/board/board-writes.ts';

const { plan, decisions } = boardInput();
if (plan === null) throw new Error('the builder has a plan');
const applied = { ...plan, state: 'applied' as const };
const [note] = plan.plan.writes.filter((write) => write.kind === 'note');

/** The board of a Saturday whose decisions are for that date. */
function onSaturday(date: string) {
  return boardModel(
    boardInput({ now: instant('2026-05-09T15:00:00Z'), decisions: { ...decisions, date: SchoolDate.parse(date) } }),
  ).notices;
}

function stateWith(trouble: string | null) {
  if (note?.kind !== 'note') throw new Error('the builder plans notes');
  return boardModel(boardInput({ plan: applied, ledger: [ledgerRow(note, { state: 'TOMBSTONE', trouble })] })).approval
    .state;
}

describe('what is different this morning', () => {
  it('is nothing on an ordinary one', () => {
    expect(boardModel(boardInput()).notices).toEqual([]);
  });

  it('on a weekend is that there is no school, and for which day the plan is or when it comes', () => {
    expect(onSaturday('2026-05-11')).toEqual([{ kind: 'no-school', next: 'Mon, May 11', planned: true }]);
    expect(onSaturday('2026-05-08')).toEqual([{ kind: 'no-school', next: 'Mon, May 11', planned: false }]);
  });

  it('is that the night stopped before a class that looked wrong, and not also that the plan is old', () => {
    const report = courseReport({
      unfinished: true,
      problems: [{ kind: 'held', what: onlyEnglish('The class shrank.'), do: onlyEnglish('Look at it.') }],
    });
    expect(boardModel(boardInput({ report, now: instant('2026-05-13T12:00:00Z') })).notices).toEqual([
      { kind: 'class-held' },
    ]);
  });

  it('is that a night which was due has not finished', () => {
    expect(boardModel(boardInput({ now: instant('2026-05-13T12:00:00Z') })).notices).toEqual([{ kind: 'not-current' }]);
  });
});

describe('a plan that was sent', () => {
  it('is told as taken back after an undo, and not where a teacher removed a message by hand', () => {
    expect(stateWith('withdrawn by undo of run run-0512')).toBe('undone');
    expect(stateWith(null)).toBe('sent');
  });
});
