import { describe, expect, it } from '@jest/globals';
import { right } from '../bench/tagging/measure.ts';
import { measuredTagging } from '../bench/tagging.ts';

describe('targets suggested for titles and questions nobody tagged', () => {
  it.each([...measuredTagging()])('are right in 95 of 100 where they are called sure: %s', (_, measured) => {
    const sure = right(measured, 'sure');
    const about = measured.reduce((sum, each) => sum + each.about, 0);
    expect(sure.right / sure.all).toBeGreaterThanOrEqual(0.95);
    expect(sure.right / about).toBeGreaterThan(0.3);
  });
});
