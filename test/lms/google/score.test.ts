import { describe, expect, it } from '@jest/globals';
import { readScore } from '../../../src/lms/google/score.ts';
import type { Scored } from '../../../src/lms/google/score.ts';
import { Submission } from '../../../src/lms/google/schema.ts';
import { graded, handedIn, submission } from '../../builders/lms/google.ts';

const BOOK = { teachers: new Set(['1', '2']), maxPoints: new Map([['7001', 10]]) };

function score(change: object, book = BOOK): Scored {
  return readScore(Submission.parse(submission(change)), book);
}

describe('the score of a submission', () => {
  it('is the assigned grade', () => {
    expect(score({ assignedGrade: 8, draftGrade: 9 }).score).toEqual({
      points: 8,
      possible: 10,
      by: 'teacher',
      provisional: false,
    });
  });

  it('is the draft grade, marked as provisional, while none is assigned', () => {
    expect(score({ draftGrade: 9 }).score).toMatchObject({ points: 9, provisional: true });
  });

  it('is none without a grade', () => {
    expect(score({})).toMatchObject({ score: null, placeholder: false });
  });

  it('is none where no points are possible', () => {
    expect(score({ assignedGrade: 8 }, { ...BOOK, maxPoints: new Map() })).toMatchObject({
      score: null,
      placeholder: false,
    });
  });

  it('is measured against the maximum at the time of the grade', () => {
    const submissionHistory = [
      handedIn('2026-03-02T10:00:00Z'),
      graded('ASSIGNED', '2026-03-03T10:00:00Z', { maxPoints: 20 }),
      { gradeHistory: { gradeChangeType: 'MAX_POINTS_CHANGE', gradeTimestamp: '2026-03-04T10:00:00Z', maxPoints: 10 } },
    ];

    expect(score({ assignedGrade: 8, submissionHistory }).score).toMatchObject({ points: 8, possible: 20 });
  });

  it('may be over the maximum', () => {
    expect(score({ assignedGrade: 12 }).score).toMatchObject({ points: 12, possible: 10 });
  });

  it('tells a grade that no teacher gave', () => {
    const submissionHistory = [
      handedIn('2026-03-02T10:00:00Z'),
      graded('DRAFT', '2026-03-02T10:00:05Z', { actorUserId: 'machine' }),
    ];

    expect(score({ draftGrade: 7, submissionHistory }).score).toMatchObject({ points: 7, by: 'machine' });
  });
});

describe('a grade that nobody gave', () => {
  it.each(['NEW', 'CREATED'])('is a placeholder on work in state %s', (state) => {
    expect(score({ state, draftGrade: 0 })).toMatchObject({ score: null, placeholder: true });
  });

  it('is a placeholder also when the school gives missing work more than zero', () => {
    const submissionHistory = [graded('DRAFT', '2026-03-03T00:00:00Z', { actorUserId: '' })];

    expect(score({ state: 'CREATED', draftGrade: 5, submissionHistory })).toMatchObject({
      score: null,
      placeholder: true,
    });
  });

  it('is no placeholder once a teacher drafted a grade', () => {
    const submissionHistory = [graded('DRAFT', '2026-03-03T00:00:00Z')];

    expect(score({ state: 'CREATED', draftGrade: 0, submissionHistory })).toMatchObject({
      score: { points: 0, by: 'teacher' },
      placeholder: false,
    });
  });

  it('is a placeholder when the actor is the student', () => {
    const submissionHistory = [graded('DRAFT', '2026-03-03T00:00:00Z', { actorUserId: '9001' })];

    expect(score({ state: 'NEW', draftGrade: 0, submissionHistory }).placeholder).toBe(true);
  });

  it('is a placeholder as a zero that was returned on work never handed in', () => {
    const submissionHistory = [graded('ASSIGNED', '2026-03-03T00:00:00Z')];

    expect(score({ state: 'RETURNED', assignedGrade: 0, draftGrade: 0, submissionHistory })).toMatchObject({
      score: null,
      placeholder: true,
    });
  });

  it('is a score where the work had been handed in before it was given, and was handed in again since', () => {
    const submissionHistory = [
      handedIn('2026-03-02T10:00:00Z'),
      graded('DRAFT', '2026-03-03T10:00:00Z', { actorUserId: 'machine' }),
      handedIn('2026-03-04T10:00:00Z'),
    ];
    expect(score({ state: 'TURNED_IN', draftGrade: 7, submissionHistory })).toMatchObject({
      score: { points: 7, by: 'machine' },
      placeholder: false,
    });
  });

  it('stays a placeholder when the work is handed in late and not yet graded', () => {
    const submissionHistory = [
      graded('DRAFT', '2026-03-03T00:00:00Z', { actorUserId: '' }),
      handedIn('2026-03-04T10:00:00Z'),
    ];

    expect(score({ state: 'TURNED_IN', draftGrade: 0, submissionHistory })).toMatchObject({
      score: null,
      placeholder: true,
    });
  });

  it('is not suspected in a zero for work that was handed in', () => {
    const submissionHistory = [handedIn('2026-03-02T10:00:00Z'), graded('ASSIGNED', '2026-03-03T10:00:00Z')];

    expect(score({ state: 'RETURNED', assignedGrade: 0, submissionHistory }).score).toMatchObject({ points: 0 });
  });

  it.each(['NEW', 'CREATED', 'TURNED_IN', 'RETURNED'])(
    'is not suspected in a grade assigned by another program before the work was handed in (%s)',
    (state) => {
      const submissionHistory = [
        graded('ASSIGNED', '2026-03-03T10:00:00Z', { actorUserId: 'program' }),
        ...(state === 'NEW' || state === 'CREATED' ? [] : [handedIn('2026-03-04T10:00:00Z')]),
      ];

      expect(score({ state, assignedGrade: 6, submissionHistory })).toMatchObject({
        score: { points: 6, provisional: false },
        placeholder: false,
      });
    },
  );

  it('is not suspected in a grade for work returned without being handed in', () => {
    const submissionHistory = [graded('DRAFT', '2026-03-03T10:00:00Z'), graded('ASSIGNED', '2026-03-03T10:01:00Z')];

    expect(score({ state: 'RETURNED', assignedGrade: 6, submissionHistory }).score).toMatchObject({
      points: 6,
      by: 'teacher',
    });
  });
});

describe('when the work was done', () => {
  it('is when it was last handed in', () => {
    const submissionHistory = [
      handedIn('2026-03-04T10:00:00Z'),
      handedIn('2026-03-02T10:00:00Z'),
      graded('ASSIGNED', '2026-03-05T10:00:00Z'),
    ];

    expect(score({ assignedGrade: 8, submissionHistory }).at).toBe('2026-03-04T10:00:00.000Z');
  });

  it('is when it was first graded, for work on paper', () => {
    const submissionHistory = [graded('ASSIGNED', '2026-03-05T10:00:00Z'), graded('DRAFT', '2026-03-04T10:00:00.5Z')];

    expect(score({ state: 'RETURNED', assignedGrade: 8, submissionHistory }).at).toBe('2026-03-04T10:00:00.500Z');
  });

  it('is when it was last touched, where the host says no more', () => {
    expect(score({}).at).toBe('2026-03-05T15:00:00.000Z');
  });

  it('is never for work that was not opened', () => {
    expect(score({ state: 'NEW', updateTime: undefined }).at).toBeNull();
  });
});
