import { describe, expect, it } from '@jest/globals';
import { LearnerId, Marker, PostId, TeacherId } from '../../src/ids.ts';
import { adoptable, saysTheSame } from '../../src/lms/adopt.ts';
import type { Post, PostRequest } from '../../src/lms/posts.ts';
import { instant } from '../../src/time.ts';

const [ANA, BEN, CY] = [LearnerId.parse('ana'), LearnerId.parse('ben'), LearnerId.parse('cy')];
const [RUIZ, KIM] = [TeacherId.parse('ruiz'), TeacherId.parse('kim')];
const MARKER = Marker.parse('a'.repeat(32));

const request: PostRequest = {
  carrier: 'assignment',
  about: 'nobody',
  to: [ANA, BEN],
  marker: MARKER,
  title: 'Practice',
  text: 'Try again.',
  links: [],
  due: null,
  points: null,
  topic: null,
};

function post(id: string, change: Partial<Post> = {}): Post {
  return {
    ref: { carrier: 'assignment', id: PostId.parse(id) },
    marker: MARKER,
    state: 'draft',
    title: 'Practice',
    text: 'Try again.',
    assignees: [BEN, ANA],
    creator: RUIZ,
    ours: true,
    createdAt: instant('2026-09-14T07:00:00Z'),
    ...change,
  };
}

function adopted(posts: readonly Post[], bound: readonly string[] = []): string | undefined {
  return adoptable(request, RUIZ, { posts, bound: new Set(bound.map((id) => PostId.parse(id))) })?.ref.id;
}

describe('a post whose creation had no clear answer', () => {
  it('is found again by its marker, its words and its learners in whatever order', () => {
    expect(adopted([post('p1')])).toBe('p1');
    expect(adopted([post('p1', { text: ' Try again.\r\n' })])).toBe('p1');
  });

  it.each<[string, Partial<Post>]>([
    ['has another marker', { marker: Marker.parse('b'.repeat(32)) }],
    ['another program or a hand made', { ours: false }],
    ['another teacher posted', { creator: KIM }],
    ['nobody is known to have posted', { creator: null }],
    ['was removed', { state: 'deleted' }],
    ['is for the whole class', { assignees: 'all' }],
    ['is for fewer', { assignees: [ANA] }],
    ['is for others', { assignees: [ANA, CY] }],
    ['names one twice', { assignees: [ANA, ANA] }],
    ['stands elsewhere', { ref: { carrier: 'announcement', id: PostId.parse('p1') } }],
    ['says something else, as a draft of an earlier decision', { text: 'Try once more.' }],
    ['is called otherwise', { title: 'Check' }],
  ])('is none that %s', (_what, change) => {
    expect(adopted([post('p1', change)])).toBeUndefined();
  });

  it('is none that belongs to another write', () => {
    expect(adopted([post('p1')], ['p1'])).toBeUndefined();
  });

  it('is what learners see already, although a teacher has changed its words', () => {
    expect(adopted([post('p1', { state: 'published', text: 'Bring your ruler.' })])).toBe('p1');
  });

  it('is the oldest of several, and of two as old always the same', () => {
    const later = post('p0', { createdAt: instant('2026-09-14T07:05:00Z') });
    expect(adopted([later, post('p1')])).toBe('p1');
    expect(adopted([post('p1'), later])).toBe('p1');
    expect(adopted([post('p3'), post('p2')])).toBe('p2');
  });
});

describe('words that a host gives back', () => {
  it('are the same but for line ends and outer space', () => {
    expect(saysTheSame({ title: null, text: 'One\nTwo' }, { text: 'One\r\nTwo\n' })).toBe(true);
    expect(saysTheSame({ title: 'A', text: 'One' }, { title: 'B', text: 'One' })).toBe(false);
    expect(saysTheSame({ text: 'One' }, { text: 'Two' })).toBe(false);
  });
});
