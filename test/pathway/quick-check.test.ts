import { describe, expect, it } from '@jest/globals';
import { FormId } from '../../src/ids.ts';
import { instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { atLevel } from '../builders/level.ts';
import { A, pathway, STRIPS } from '../builders/pathway.ts';

const due = [atLevel('mastered', { target: A, recheckAt: instant('2026-11-16T08:00:00Z') })];

describe('a mastered target that is due', () => {
  it('is asked in the next ticket while tickets come', () => {
    expect(pathway({ mastery: due, ticketsCome: true })).toMatchObject({
      reassignments: [],
      withheld: [{ target: A, why: { en: expect.stringContaining('goes into the next ticket') } }],
    });
  });

  it('is asked by a quick check without a practice activity where no ticket came', () => {
    expect(pathway({ mastery: due }).reassignments).toMatchObject([
      { purpose: 'recheck', activity: null, check: null, prerequisite: null, minutes: 5 },
    ]);
  });

  it('is asked with the questions of an activity that has a check, which nobody has to mark', () => {
    const quiz = activity({ target: 'A', title: 'Quiz', check: { form: FormId.parse('1AbC') } });
    const made = pathway({ mastery: due, activities: [STRIPS, quiz], course: courseSettings({ marking: 0 }) });

    expect(made.reassignments).toMatchObject([{ activity: null, check: { of: { form: '1AbC' } } }]);
    expect(pathway({ mastery: due, course: courseSettings({ marking: 0 }) }).withheld).toMatchObject([
      { why: { en: expect.stringContaining('mark by hand') } },
    ]);
  });

  it('is never given as practice after workshop was chosen', () => {
    expect(pathway({ mastery: [atLevel('mastered', { target: A })], ticketsCome: true }).reassignments).toEqual([]);
  });
});

describe('a target that is not mastered', () => {
  it('is practised whether or not tickets come', () => {
    expect(pathway({ ticketsCome: true }).reassignments).toMatchObject([{ purpose: 'redo' }]);
  });
});
