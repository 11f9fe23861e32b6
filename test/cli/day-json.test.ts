import { describe, expect, it } from '@jest/globals';
import { dayJson } from '../../src/cli/shown/day-json.ts';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Decisions } from '../../src/plan/decisions.ts';
import { boardDecisions, boardEvidence } from '../builders/board/board-decisions.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { seminarPlan } from '../builders/seminar.ts';

const [ANA, BEN] = [LearnerId.parse('ana'), LearnerId.parse('ben')];
const [A, B, C] = [TargetCode.parse('A'), TargetCode.parse('B'), TargetCode.parse('C')];

const DECIDED = boardDecisions(31, boardEvidence(31));

function told(change: Partial<Decisions>) {
  return dayJson({ ...DECIDED, ...change }, 'en');
}

describe('the day as programs read it', () => {
  it('has every list, empty, where the night could not decide', () => {
    expect(dayJson(null, 'en')).toEqual({
      learners: [],
      sessions: [],
      talks: [],
      undecided: [],
      questions: [],
      waits: [],
      nextTicket: null,
      handIns: 0,
      rhythm: [],
      summatives: [],
      exits: [],
    });
  });

  it('names everybody who is undecided, on each open target, and without one where the day has none', () => {
    const routes = [
      dayRoute('undecided', {
        learner: ANA,
        targets: [targetRoute('undecided', { learner: ANA, target: A }), targetRoute('workshop', { learner: ANA })],
      }),
      dayRoute('undecided', {
        learner: BEN,
        targets: [],
        why: { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: 'A ticket with a target.', es: '' } },
      }),
    ];
    expect(told({ routes, seminar: seminarPlan({ undecided: [ANA, BEN] }) }).undecided).toEqual([
      { learner: ANA, target: A, would: 'A ticket.' },
      { learner: BEN, target: null, would: 'A ticket with a target.' },
    ]);
  });

  it('lets wait who needs a seat, and then the chances that wait for the marking or the teaching', () => {
    const why = { en: 'All seats are taken.', es: 'Todo ocupado.' };
    const [marking, teaching] = [
      { en: 'Marked enough.', es: '' },
      { en: 'Taught first.', es: '' },
    ];
    const routes = [dayRoute('seminar', { learner: ANA }), dayRoute('undecided', { learner: BEN })];
    const withheld = [
      { learner: BEN, target: A, why: marking, waitsFor: 'marking' as const },
      { learner: BEN, target: B, why: teaching, waitsFor: 'teaching' as const },
      { learner: BEN, target: C, why: { en: 'Open still.', es: '' } },
      { learner: ANA, target: B, why: teaching, waitsFor: 'teaching' as const }, // stands among those who wait for a seat
    ];
    const seminar = seminarPlan({ waiting: [{ learner: ANA, target: A, why }] });
    expect(told({ routes, seminar, pathway: { ...DECIDED.pathway, withheld } }).waits).toEqual([
      { learner: ANA, target: A, why: 'All seats are taken.' },
      { learner: BEN, target: A, why: 'Marked enough.' },
      { learner: BEN, target: B, why: 'Taught first.' },
    ]);
  });

  it('says of which day and which seminar is asked whether it was held', () => {
    const asked = told({}).questions.map(({ kind, date, slot }) => [kind, date, slot]);
    expect(asked).toContainEqual(['held', '2026-05-11', 'first']);
    expect(asked).toContainEqual(['standing-group', null, null]);
  });
});
