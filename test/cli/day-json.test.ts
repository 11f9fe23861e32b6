import { describe, expect, it } from '@jest/globals';
import { dayJson } from '../../src/cli/day-json.ts';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import type { Decisions } from '../../src/plan/decisions.ts';
import { boardDecisions, boardEvidence } from '../builders/board-decisions.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { seminarPlan } from '../builders/seminar.ts';

const [ANA, BEN] = [LearnerId.parse('ana'), LearnerId.parse('ben')];
const A = TargetCode.parse('A');

const DECIDED = boardDecisions(2, boardEvidence(2));

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

  it('lets those wait alone who need a seat, not the chances that are not given today', () => {
    const why = { en: 'All seats are taken.', es: 'Todo ocupado.' };
    const { pathway } = DECIDED;
    const withheld = [{ learner: BEN, target: A, why }];
    expect(
      told({ seminar: seminarPlan({ waiting: [{ learner: ANA, target: A, why }] }), pathway: { ...pathway, withheld } })
        .waits,
    ).toEqual([{ learner: ANA, target: A, why: why.en }]);
  });
});
