import { describe, expect, it } from '@jest/globals';
import { CourseworkId, LearnerId } from '../../src/ids.ts';
import { notePlaces, placeIn } from '../../src/plan/note-place.ts';
import { instant } from '../../src/time.ts';
import { coursework } from '../builders/coursework.ts';
import { submission } from '../builders/submission.ts';

const ANA = LearnerId.parse('s1');
const ALL = { note: ['comment', 'grade-comment', 'post', 'paste'], notePost: 'assignment' } as const;
const old = coursework({ id: CourseworkId.parse('w1'), due: instant('2026-03-01T12:00:00Z') });
const newer = coursework({ id: CourseworkId.parse('w2'), due: instant('2026-03-05T12:00:00Z') });
const handedIn = (work: typeof old) =>
  submission({ coursework: work.id, learner: ANA, state: 'turned-in', score: null, comments: ['comment'] });

describe('where a note stands', () => {
  it("is a comment on the newest work of the learner's that takes one", () => {
    const place = notePlaces(ALL, { coursework: [newer, old], submissions: [handedIn(old), handedIn(newer)] });
    expect(place(ANA)).toEqual({ channel: 'comment', carrier: 'comment', on: 'w2' });
  });

  it('is beside the newest grade that takes words where no work takes a comment', () => {
    const graded = submission({ coursework: old.id, learner: ANA, comments: ['grade-comment'] });
    const closed = submission({ coursework: newer.id, learner: ANA, comments: [] });
    expect(notePlaces(ALL, { coursework: [old, newer], submissions: [graded, closed] })(ANA)).toEqual({
      channel: 'grade-comment',
      carrier: 'grade-comment',
      on: 'w1',
    });
  });

  it('is a post to that one learner where there is no work to stand on, made as the host makes them', () => {
    const someoneElses = { ...handedIn(newer), learner: LearnerId.parse('s2') };
    expect(notePlaces(ALL, { coursework: [old, newer], submissions: [someoneElses] })(ANA)).toEqual({
      channel: 'post',
      carrier: 'assignment',
      on: null,
    });
    expect(notePlaces({ ...ALL, notePost: 'announcement' }, { coursework: [], submissions: [] })(ANA)).toMatchObject({
      carrier: 'announcement',
    });
  });

  it('is never on work that is a draft or gone', () => {
    const removed = { ...newer, state: 'deleted' as const };
    expect(notePlaces(ALL, { coursework: [removed], submissions: [handedIn(removed)] })(ANA).channel).toBe('post');
  });

  it('is paper for the teacher where the host has nothing', () => {
    expect(notePlaces({ note: ['paste'], notePost: 'announcement' }, { coursework: [], submissions: [] })(ANA)).toEqual(
      { channel: 'paste', carrier: 'none', on: null },
    );
  });

  it('is the page that students open anyway, where the host has one', () => {
    expect(
      notePlaces({ note: ['frame', 'paste'], notePost: 'announcement' }, { coursework: [], submissions: [] })(ANA),
    ).toEqual({ channel: 'frame', carrier: 'none', on: null });
  });

  it('is as the last night found it, and paper for whom it did not see', () => {
    const at = placeIn({ places: [{ learner: ANA, channel: 'comment', carrier: 'comment', on: old.id }] });
    expect(at(ANA)).toEqual({ channel: 'comment', carrier: 'comment', on: old.id });
    expect(at(LearnerId.parse('s2'))).toEqual({ channel: 'paste', carrier: 'none', on: null });
  });
});
