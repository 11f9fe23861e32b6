import { describe, expect, it } from '@jest/globals';
import { namedPosts } from '../../src/sync/named-posts.ts';

describe('posts by their titles', () => {
  it.each([
    [['A'], '"A"', '«A»'],
    [['A', 'B', 'A'], '"A", "B"', '«A», «B»'],
    [['A', 'B', 'C', 'D', 'E'], '"A", "B", "C" and 2 more', '«A», «B», «C» y 2 más'],
    [['A', null, ''], '"A" and 2 without a title', '«A» y 2 sin título'],
    [[null], '1 without a title', '1 sin título'],
    [Array.from({ length: 31 }, () => null), '31 without a title', '31 sin título'],
    [['A', 'B', 'C', 'D', null], '"A", "B", "C", 1 more and 1 without a title', '«A», «B», «C», 1 más y 1 sin título'],
  ])('%j', (titles, en, es) => {
    expect(namedPosts(titles)).toEqual({ en, es });
  });
});
