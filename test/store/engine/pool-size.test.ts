import { describe, expect, it } from '@jest/globals';
import { poolSize } from '../../../src/store/engine/pool-size.ts';

describe('the pool of one process', () => {
  it('has no more connections than it can use, however many there are', () => {
    expect(poolSize(97, 1)).toBe(10);
    expect(poolSize(5000, 2)).toBe(10);
    expect(poolSize(97, 5, 2)).toBe(5);
  });

  it.each([
    [97, 5, 7],
    [97, 10, 3],
    [200, 20, 3],
    [500, 40, 5],
  ])('of %i connections and %i instances is its share: %i', (connections, instances, size) => {
    expect(poolSize(connections, instances)).toBe(size);
    // with the connection of its locks, in the old version and in the new one, all of them leave ten for others
    expect((size + 1) * instances * 2).toBeLessThanOrEqual(connections - 10);
  });

  it('is refused with the number that is needed where the share is too small to work with', () => {
    expect(() => poolSize(97, 15)).toThrow(
      expect.objectContaining({
        kind: 'refused',
        message: expect.stringContaining('need 100'),
        todo: expect.stringContaining('max_connections'),
      }),
    );
  });
});
