import { describe, expect, it } from '@jest/globals';
import { SchoolId } from '../../src/ids.ts';
import { fairLimit } from '../../src/queue/fair-limit.ts';

const [BIG, SMALL] = [SchoolId.parse('big'), SchoolId.parse('small')];

describe('courses at work', () => {
  it('are so many at once, and their schools take turns', async () => {
    const limit = fairLimit(2);
    const began: string[] = [];
    let [running, most] = [0, 0];
    const course = (school: SchoolId, name: string) =>
      limit(school, async () => {
        began.push(name);
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        return name;
      });
    const done = await Promise.all([
      ...['b1', 'b2', 'b3', 'b4', 'b5'].map((name) => course(BIG, name)),
      ...['s1', 's2'].map((name) => course(SMALL, name)),
    ]);

    expect(began).toEqual(['b1', 'b2', 'b3', 's1', 'b4', 's2', 'b5']);
    expect([most, done]).toEqual([2, ['b1', 'b2', 'b3', 'b4', 'b5', 's1', 's2']]);
  });

  it('go on after one of them failed, and whoever asked for it is told', async () => {
    const limit = fairLimit(1);
    const failing = limit(BIG, async () => {
      throw new Error('no');
    });
    const next = limit(BIG, async () => 'done');

    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
