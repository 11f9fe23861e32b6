import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { instant } from '../../../../src/time.ts';
import { boardInput, type BoardMorning } from '../../../builders/board/board.ts';

const ADD = TargetCode.parse('5.NF.A.1');
const AMARA = LearnerId.parse('9001');

function lines(change: Partial<BoardMorning['decisions']> = {}) {
  const input = boardInput();
  return boardModel({ ...input, decisions: { ...input.decisions, ...change } }).morning;
}

/** Amara's estimate on the first target, with nobody else's beside it. */
function mastered(over: { level?: 'mastered' | 'slipped'; masteredAt: string }) {
  const { mastery } = boardInput().decisions;
  const hers = mastery.find(({ learner, target }) => learner === AMARA && target === ADD);
  if (hers === undefined) throw new Error('the builder has an estimate of every cell');
  return lines({ mastery: [{ ...hers, level: over.level ?? 'mastered', masteredAt: instant(over.masteredAt) }] })
    .praise;
}

describe('the three lines of the morning', () => {
  it('name whom to sit with on what, by name, with the question most of them missed', () => {
    const { sessions } = boardInput().decisions.seminar;
    const { sit } = lines();
    expect(sit.map(({ people }) => people.map(({ id }) => id).toSorted())).toEqual(
      sessions.map(({ learners }) => [...learners].toSorted()),
    );
    expect(sit[0]).toMatchObject({
      slot: 'first',
      targets: [{ code: ADD }],
      missed: { question: '2/3 + 1/4 = ?', wrong: 6, of: 8 },
    });
    expect(sit[1]?.missed).toBeNull();
  });

  it('leave out a session that nobody is in', () => {
    const { seminar } = boardInput().decisions;
    expect(
      lines({ seminar: { ...seminar, sessions: seminar.sessions.map((session) => ({ ...session, learners: [] })) } })
        .sit,
    ).toEqual([]);
  });

  it('say what to ask next and how many that settles, or that nothing is open', () => {
    expect(lines().ask).toMatchObject({ settles: 9, of: 11, targets: [{ code: ADD }, { code: '5.NF.A.2' }] });
    expect(lines().ask?.questions).toMatchObject([{ target: { code: ADD }, question: '2/3 + 1/4 = ?' }]);
    expect(lines({ nextTicket: null }).ask).toBeNull();
  });

  it('praise who has mastered something since the school day before, and still has', () => {
    expect(mastered({ masteredAt: '2026-05-11T14:05:00Z' })).toEqual([
      { id: AMARA, name: 'Amara Okafor', targets: [expect.objectContaining({ code: ADD })] },
    ]);
    expect(mastered({ masteredAt: '2026-05-11T04:59:00Z' })).toEqual([]); // Sunday, one minute before midnight
    expect(mastered({ level: 'slipped', masteredAt: '2026-05-11T14:05:00Z' })).toEqual([]);
  });

  it('reach back over the weekend on a Monday', () => {
    const input = boardInput();
    const friday = input.decisions.mastery.map((each) => ({
      ...each,
      masteredAt: each.level === 'mastered' ? instant('2026-05-08T14:05:00Z') : null,
    }));
    const on = (date: string) =>
      boardModel({
        ...input,
        decisions: { ...input.decisions, date: date as typeof input.decisions.date, mastery: friday },
      }).morning.praise;
    expect(on('2026-05-11').length).toBeGreaterThan(0);
    expect(on('2026-05-12')).toEqual([]);
  });

  it('name those to talk to for half a minute, and how many hand-ins wait', () => {
    const { talks } = boardInput().decisions.seminar;
    expect(lines().talk.map(({ id }) => id)).toEqual(talks.map(({ learner }) => learner));
    expect(lines().handIns).toBe(12);
  });
});
