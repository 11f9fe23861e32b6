import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { choice, dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { A, ANA, B, onTargets, pathway } from '../builders/pathway.ts';
import { seminarPlan, seminarSession } from '../builders/seminar.ts';
import { instant } from '../../src/time.ts';

const BEN = LearnerId.parse('9002');
const sitsOn = (target: typeof A) => seminarPlan({ sessions: [seminarSession(target, [ANA])] });
const toAll = seminarPlan({ teachAll: [{ target: A, need: 2, of: 3 }] });

describe('who sits in seminar today', () => {
  it('gets no chance on that target before the day after', () => {
    expect(pathway({ seminar: sitsOn(A) })).toMatchObject({
      reassignments: [],
      withheld: [{ target: A, why: { en: expect.stringContaining('seminar on it comes first') } }],
    });
    expect(pathway({ seminar: seminarPlan() }).reassignments).toHaveLength(1);
  });

  it("gets none on any other either, for the seat is the day's item", () => {
    const { reassignments, withheld } = pathway({ ...onTargets([A, 0.5], [B, 0.1]), seminar: sitsOn(A) });

    expect(reassignments).toEqual([]);
    expect(withheld.map(({ target, why }) => [target, why.en.slice(0, 9)])).toEqual([
      [A, 'A seat in'],
      [B, 'The seat '],
    ]);
  });

  it('leaves the chances of the others as they are', () => {
    const mastery = [ANA, BEN].map((learner) => atLevel('not-yet', { learner, target: A }));
    expect(
      pathway({ learners: [ANA, BEN], mastery, seminar: sitsOn(A) }).reassignments.map(({ learner }) => learner),
    ).toEqual([BEN]);
  });
});

describe('a target that over half the class needs', () => {
  it('is taught first: nobody gets a chance on it that morning, and other targets go on', () => {
    expect(pathway({ seminar: toAll })).toMatchObject({
      reassignments: [],
      withheld: [
        { why: { en: expect.stringContaining('nobody gets a chance on it this morning') }, waitsFor: 'teaching' },
      ],
    });
    expect(
      pathway({ ...onTargets([A, 0.1], [B, 0.5]), seminar: toAll }).reassignments.map(({ target }) => target),
    ).toEqual([B]);
  });

  it('is not asked about by a quick check either', () => {
    const mastery = [atLevel('mastered', { target: A, recheckAt: instant('2026-11-16T08:00:00Z') })];
    expect(pathway({ mastery }).reassignments).toMatchObject([{ purpose: 'recheck' }]);
    expect(pathway({ mastery, seminar: toAll }).reassignments).toEqual([]);
  });

  it('keeps nobody from the check that choosing workshop brings, for that is no practice', () => {
    const chose = dayRoute('seminar', {
      declared: choice({ route: 'workshop' }),
      effective: 'workshop',
      targets: [targetRoute('seminar', { target: A })],
    });
    expect(pathway({ seminar: toAll, routes: [chose] }).reassignments).toMatchObject([{ purpose: 'check' }]);
  });
});
