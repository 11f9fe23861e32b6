import { describe, expect, it } from '@jest/globals';
import { namedPosts } from '../../src/sync/named-posts.ts';

describe('posts by their titles', () => {
  it.each([
    [['A'], '"A"'],
    [['A', 'B', 'A'], '"A", "B"'],
    [['A', 'B', 'C', 'D', 'E'], '"A", "B", "C" and 2 more'],
    [['A', null, ''], '"A" and 2 without a title'],
    [[null], '1 without a title'],
    [Array.from({ length: 31 }, () => null), '31 without a title'],
    [['A', 'B', 'C', 'D', null], '"A", "B", "C", 1 more and 1 without a title'],
  ])('%j', (titles, said) => {
    expect(namedPosts(titles)).toBe(said);
  });
});
