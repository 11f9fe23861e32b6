import { describe, expect, it } from '@jest/globals';
import { LearnerId, Marker } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { draftOf } from '../../../src/lms/google/posts/post.ts';
import type { PostRequest } from '../../../src/lms/posts.ts';
import { instant } from '../../../src/time.ts';
import { MARKER_ROOT, postRequest } from '../../builders/lms/google.ts';

const ANA = LearnerId.parse('9001');
const BEN = LearnerId.parse('9002');

function bodyOf(request: PostRequest) {
  return draftOf(request, MARKER_ROOT, null).body;
}

describe('a post about to be sent', () => {
  it('is a draft for exactly the learners listed, with the marker before all other links', () => {
    const links = [{ title: 'Fraction strips', url: 'https://example.org/strips' }];

    expect(bodyOf(postRequest({ links }))).toEqual({
      title: 'Your next step',
      description: 'Try this.',
      workType: 'ASSIGNMENT',
      state: 'DRAFT',
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      individualStudentsOptions: { studentIds: ['9001'] },
      materials: [{ link: { url: `${MARKER_ROOT}m1` } }, { link: { url: 'https://example.org/strips' } }],
    });
  });

  it('carries its topic, points and the end of its window in UTC parts', () => {
    const request = postRequest({ points: 10, due: instant('2026-03-13T04:59:00Z') });

    expect(draftOf(request, MARKER_ROOT, 't1').body).toMatchObject({
      topicId: 't1',
      maxPoints: 10,
      dueDate: { year: 2026, month: 3, day: 13 },
      dueTime: { hours: 4, minutes: 59 },
    });
  });

  it('has only words and links as an announcement', () => {
    const request = postRequest({
      carrier: 'announcement',
      title: null,
      due: instant('2026-03-13T04:59:00Z'),
      points: 5,
      topic: 'Next',
    });

    expect(bodyOf(request)).toEqual({
      text: 'Try this.',
      state: 'DRAFT',
      assigneeMode: 'INDIVIDUAL_STUDENTS',
      individualStudentsOptions: { studentIds: ['9001'] },
      materials: [{ link: { url: `${MARKER_ROOT}m1` } }],
    });
  });

  it('may go to several when it says nothing about anyone', () => {
    expect(bodyOf(postRequest({ about: 'nobody', to: [ANA, BEN] })).individualStudentsOptions).toEqual({
      studentIds: ['9001', '9002'],
    });
  });

  it.each([
    ['words about a learner to two learners', { about: 'learner', to: [ANA, BEN] }],
    ['a post to nobody', { about: 'nobody', to: [] }],
    ['a post to an empty id', { about: 'nobody', to: [''] }],
    ['a post that lists a learner twice', { about: 'nobody', to: [ANA, ANA] }],
    ['a link that runs a script', { links: [{ title: 'x', url: 'javascript:alert(1)' }] }],
    [
      'more links than Classroom takes',
      { links: Array.from({ length: 20 }, () => ({ title: 'x', url: 'https://example.org/' })) },
    ],
    ['an assignment without a title', { title: '' }],
    ['an announcement without words', { carrier: 'announcement', title: null, text: '' }],
    ['a text that is too long', { text: 'x'.repeat(30_001) }],
  ])('is refused as %s', (_, change) => {
    expect(() => bodyOf(postRequest(change as Partial<PostRequest>))).toThrow(LmsError);
  });

  it('keeps a marker with odd characters inside our root', () => {
    const [first] = bodyOf(postRequest({ marker: Marker.parse('../a b?c#d') })).materials ?? [];

    expect(first?.link?.url).toBe(`${MARKER_ROOT}..%2Fa%20b%3Fc%23d`);
  });
});
