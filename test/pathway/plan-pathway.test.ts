import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { planPathway } from '../../src/pathway/plan-pathway.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { dayRoute, targetRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const A = TargetCode.parse('A');
const B = TargetCode.parse('B');

describe('the workshop\'s menus', () => {
  it('are for those in workshop, on the day\'s targets alone, what each learner likes first', () => {
    const [workshop, seminar] = ['9001', '9002'].map((id) => LearnerId.parse(id));
    if (workshop === undefined || seminar === undefined) throw new Error('two learners');
    const { menus } = planPathway({
      course: courseSettings(), zone: 'America/Chicago', at: instant('2026-11-16T08:00:00Z'), date: SchoolDate.parse('2026-11-16'),
      learners: [workshop, seminar], taught: [A, B], targets: [target({ code: A }), target({ code: B })],
      activities: [
        activity({ target: 'A', kind: 'deeper', title: 'Puzzle' }), activity({ target: 'A', kind: 'deeper', title: 'Film', modality: 'video' }), activity({ target: 'B' }),
      ],
      profiles: [{ id: workshop, prefers: ['video'] }],
      mastery: [atLevel('mastered', { learner: workshop, target: A })], sittings: [], given: [], misses: [],
      dayTargets: [A], ruleFor: () => DEFAULT_RULE,
      routes: [
        dayRoute('workshop', { learner: workshop, targets: [A, B].map((code) => targetRoute('workshop', { learner: workshop, target: code })) }),
        dayRoute('seminar', { learner: seminar, targets: [targetRoute('seminar', { learner: seminar, target: A })] }),
      ],
    });
    expect(menus).toMatchObject([{ learner: workshop, target: A, deeper: true, choices: [{ activity: { title: 'Film' } }, { activity: { title: 'Puzzle' } }] }]);
  });
});
