import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { menuFor } from '../../src/pathway/menus.ts';
import type { Activity, Profile } from '../../src/school/file.ts';
import { activity } from '../builders/activity.ts';

const OF = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };
const VIDEO: Profile = { id: OF.learner, prefers: ['video', 'partner'] };
const drill = activity({ title: 'Drill', modality: 'reading' });
const clip = activity({ title: 'Clip', modality: 'video' });
const puzzle = activity({ title: 'Puzzle', kind: 'deeper', modality: 'reading' });
const film = activity({ title: 'Make a film', kind: 'deeper', modality: 'video' });
const debate = activity({ title: 'Debate', kind: 'deeper', modality: 'partner' });
const recipe = activity({ title: 'Recipe', kind: 'real-world', modality: 'hands-on' });

function titles(mastered: boolean, onFile: readonly Activity[], profile?: Profile): string[] {
  return menuFor(OF, mastered, onFile, profile).choices.map((choice) => choice.activity.title);
}

describe('the choice menu', () => {
  it('begins with practice below mastery, the liked way first', () => {
    expect(titles(false, [puzzle, drill, clip], VIDEO)).toEqual(['Clip', 'Drill', 'Puzzle']);
  });

  it("keeps the order of the school's file for a learner without a profile", () => {
    expect(titles(false, [drill, clip])).toEqual(['Drill', 'Clip']);
  });

  it('goes deeper at mastery, with one choice from real life among the first two', () => {
    expect(titles(true, [drill, debate, film, recipe], VIDEO)).toEqual(['Make a film', 'Recipe', 'Debate', 'Drill']);
    expect(menuFor(OF, true, [puzzle, recipe], VIDEO)).toMatchObject({ deeper: true });
  });

  it('says why: what it is for, and that it is a way the learner likes', () => {
    const [first, second] = menuFor(OF, false, [drill, clip], VIDEO).choices;
    expect(first?.why).toEqual({
      en: 'Practice for this target. Likes to learn this way: video.',
      es: 'Práctica para este objetivo. Le gusta aprender así: video.',
    });
    expect(second?.why.en).toBe('Practice for this target.');
  });

  it('tells the teacher where the file has fewer than two deeper choices, or none at all', () => {
    expect(menuFor(OF, true, [drill, puzzle], VIDEO).missing?.en).toContain('Fewer than two deeper');
    expect(menuFor(OF, false, [], VIDEO).missing?.en).toContain('No activity');
    expect(menuFor(OF, true, [puzzle, recipe], VIDEO).missing).toBeUndefined();
    expect(menuFor(OF, false, [drill], VIDEO).missing).toBeUndefined();
  });
});
