import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../src/ids.ts';
import { activity } from '../builders/activity.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { A, B, pathway } from '../builders/pathway.ts';
import { target } from '../builders/target.ts';

describe("the workshop's menus", () => {
  it("are for those in workshop, on the day's targets alone, what each learner likes first", () => {
    const [workshop, seminar] = ['9001', '9002'].map((id) => LearnerId.parse(id));
    if (workshop === undefined || seminar === undefined) throw new Error('two learners');
    const { menus } = pathway({
      learners: [workshop, seminar],
      taught: [A, B],
      targets: [target({ code: A }), target({ code: B })],
      activities: [
        activity({ target: 'A', kind: 'deeper', title: 'Puzzle' }),
        activity({ target: 'A', kind: 'deeper', title: 'Film', modality: 'video' }),
        activity({ target: 'B' }),
      ],
      profiles: [{ id: workshop, prefers: ['video'] }],
      mastery: [atLevel('mastered', { learner: workshop, target: A })],
      routes: [
        dayRoute('workshop', {
          learner: workshop,
          targets: [A, B].map((code) => targetRoute('workshop', { learner: workshop, target: code })),
        }),
        dayRoute('seminar', { learner: seminar, targets: [targetRoute('seminar', { learner: seminar, target: A })] }),
      ],
    });
    expect(menus).toMatchObject([
      {
        learner: workshop,
        target: A,
        deeper: true,
        choices: [{ activity: { title: 'Film' } }, { activity: { title: 'Puzzle' } }],
      },
    ]);
  });
});
