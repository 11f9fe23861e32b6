import { describe, expect, it } from '@jest/globals';
import { array, assert, constant, constantFrom, integer, oneof, property, record } from 'fast-check';
import { createGate, MOST_AT_ONCE } from '../../src/http/gate.ts';
import { perMinute, unpaced, type Bucket } from '../../src/http/bucket.ts';
import { createQuota, type Draw } from '../../src/http/quota.ts';
import type { Terms } from '../../src/http/types.ts';
import { virtualTime } from '../bench/virtual-time.ts';
import { seeded } from '../builders/schedule.ts';
import { httpWorld } from '../builders/lms/http-world.ts';

function terms(change: Partial<Terms> = {}): Terms {
  return { kind: 'read', school: 'cedar', quotas: [], alone: null, onSend: () => undefined, ...change };
}

function draw(quotas: readonly Bucket[], cost = 1): Draw {
  return { school: 'cedar', quotas, cost };
}

function gate(world = httpWorld()) {
  return createGate(createQuota(world.now), world);
}

/** Lets everything that can run without the clock run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('the quota', () => {
  it('never lets more calls out in any minute than the limit', () => {
    // Crowds and pauses, in milliseconds.
    const crowds = array(
      oneof({ weight: 20, arbitrary: constant(0) }, { weight: 1, arbitrary: integer({ min: 0, max: 90_000 }) }),
      { minLength: 200, maxLength: 500 },
    );
    assert(
      property(integer({ min: 10, max: 100 }), crowds, (limit, gaps) => {
        let clock = 0;
        const quota = createQuota(() => clock);
        const bucket = [perMinute('b', limit)];
        const went: number[] = [];
        for (const gap of gaps) {
          clock += gap;
          clock += quota.wait(draw(bucket));
          quota.take(draw(bucket));
          quota.ended(draw(bucket));
          went.push(clock);
        }
        const inMinute = went.map((from) => went.filter((at) => at >= from && at < from + 60_000).length);
        expect(Math.max(...inMinute)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 30 },
    );
  });

  it.each([180, 1_200, 3_000])(
    "uses more than nine tenths of a limit of %i a minute while work waits, in every minute the host's clock may tell",
    (limit) => {
      let clock = 0;
      const quota = createQuota(() => clock);
      const bucket = [perMinute('b', limit)];
      const went: number[] = [];
      const underWay: number[] = [];
      while (clock < 5 * 60_000) {
        const wait = quota.wait(draw(bucket));
        const next = Math.min(clock + wait, ...underWay.slice(0, 1));
        if (wait === 0) {
          quota.take(draw(bucket));
          went.push(clock);
          underWay.push(clock + 300);
        } else clock = next;
        for (let [first] = underWay; first !== undefined && first <= clock; [first] = underWay) {
          quota.ended(draw(bucket));
          underWay.shift();
        }
      }
      const inMinute = (from: number, milliseconds: number): number =>
        went.filter((at) => at >= from && at < from + milliseconds).length;
      const starts = Array.from({ length: 240 }, (_, second) => second * 1_000);

      expect(Math.max(...starts.map((from) => inMinute(from, 62_000)))).toBeLessThanOrEqual(limit);
      expect(Math.min(...starts.map((from) => inMinute(from, 60_000)))).toBeGreaterThanOrEqual(limit * 0.9);
    },
  );

  it("holds no more in any of the host's minutes either when calls take long and arrive at any time between", () => {
    const call = record({
      gap: oneof({ weight: 20, arbitrary: constant(0) }, { weight: 1, arbitrary: integer({ min: 0, max: 90_000 }) }),
      takes: integer({ min: 0, max: 30_000 }),
      arrives: integer({ min: 0, max: 30_000 }),
    });
    assert(
      property(integer({ min: 10, max: 60 }), array(call, { minLength: 100, maxLength: 300 }), (limit, calls) => {
        let clock = 0;
        const quota = createQuota(() => clock);
        const bucket = [perMinute('b', limit)];
        const arrived: number[] = [];
        const underWay: number[] = [];
        const until = (time: number): void => {
          underWay.sort((a, b) => a - b);
          for (let [first] = underWay; first !== undefined && first <= time; [first] = underWay) {
            clock = Math.max(clock, first);
            quota.ended(draw(bucket));
            underWay.shift();
          }
          clock = time;
        };
        for (const { gap, takes, arrives } of calls) {
          until(clock + gap);
          for (let wait = quota.wait(draw(bucket)); wait > 0; wait = quota.wait(draw(bucket)))
            until(Math.min(clock + wait, ...underWay));
          quota.take(draw(bucket));
          arrived.push(clock + Math.min(takes, arrives));
          underWay.push(clock + takes);
        }
        const inMinute = arrived.map((from) => arrived.filter((at) => at >= from && at < from + 60_000).length);
        expect(Math.max(...inMinute)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 30 },
    );
  });

  it('weighs calls: no five seconds ever hold more than their refill and one burst, whatever the calls cost', () => {
    assert(
      property(
        array(
          record({
            gap: oneof(
              { weight: 9, arbitrary: constant(0) },
              { weight: 1, arbitrary: integer({ min: 0, max: 9_000 }) },
            ),
            cost: constantFrom(1, 3),
          }),
          { minLength: 50, maxLength: 300 },
        ),
        (calls) => {
          let clock = 0;
          const quota = createQuota(() => clock);
          const bucket = [{ name: 'b', perSecond: 6, burst: 10 }];
          const went: { at: number; cost: number }[] = [];
          for (const { gap, cost } of calls) {
            clock += gap;
            clock += quota.wait(draw(bucket, cost));
            quota.take(draw(bucket, cost));
            went.push({ at: clock, cost });
          }
          const spent = went.map(({ at: from }) =>
            went.filter(({ at }) => at >= from && at < from + 5_000).reduce((sum, { cost }) => sum + cost, 0),
          );
          expect(Math.max(...spent)).toBeLessThanOrEqual(5 * 6 + 10);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets a call through that costs more than the bucket ever holds, once the bucket is full', () => {
    const quota = createQuota(() => 0);
    const bucket = [{ name: 'b', perSecond: 1, burst: 2 }];

    expect(quota.wait(draw(bucket, 3))).toBe(0);
    quota.take(draw(bucket, 3));
    expect(quota.wait(draw(bucket, 3))).toBe(3000);
  });

  it('holds a bucket for as long as the host asked, and no other', () => {
    let clock = 0;
    const quota = createQuota(() => clock);
    const [held, free] = [perMinute('held', 50), perMinute('free', 50)];

    quota.hold([held], 4_000);

    expect([quota.wait(draw([held])), quota.wait(draw([free]))]).toEqual([4_000, 0]);
    clock = 4_000;
    expect(quota.wait(draw([held]))).toBe(0);
  });

  it("lets nothing out while calls under way fill the host's window, nor before it is over after their end", () => {
    let clock = 0;
    const quota = createQuota(() => clock);
    const bucket = [{ name: 'b', perSecond: 100, burst: 100, window: { most: 4, milliseconds: 5_000 } }];
    quota.take(draw(bucket, 3));

    expect([quota.wait(draw(bucket, 1)), quota.wait(draw(bucket, 3))]).toEqual([0, Number.POSITIVE_INFINITY]);
    clock = 8_000;
    quota.ended(draw(bucket, 3));
    expect(quota.wait(draw(bucket, 3))).toBe(5_000);
    clock = 13_000;
    expect(quota.wait(draw(bucket, 3))).toBe(0);
  });

  it('pauses five seconds for a host that is busy and names no time, twice as long while it is busy still, 64 seconds at most', () => {
    let clock = 0;
    const quota = createQuota(() => clock);
    const bucket = [unpaced('b')];
    const pauses: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      quota.hold(bucket, null);
      quota.hold(bucket, 0); // refused together, with a time that is over by our clock
      pauses.push(quota.wait(draw(bucket)));
      clock += quota.wait(draw(bucket));
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 64_000, 64_000]);

    clock += 64_000;
    quota.hold(bucket, null);
    expect(quota.wait(draw(bucket))).toBe(5_000);
  });

  it('earns nothing when the clock jumps back', () => {
    let clock = 100_000;
    const quota = createQuota(() => clock);
    const bucket = [{ name: 'b', perSecond: 1, burst: 1 }];
    quota.take(draw(bucket));
    clock = 0;

    expect(quota.wait(draw(bucket))).toBe(1000);
  });
});

describe('the gate', () => {
  it('lets the next call out when one under way has ended and its window is over', async () => {
    const world = httpWorld();
    const door = gate(world);
    const quotas = [{ name: 'b', perSecond: 10, burst: 10, window: { most: 1, milliseconds: 5_000 } }];
    const leave = await door.enter(terms({ quotas }));
    const second = door.enter(terms({ quotas }));
    await settle();
    expect(world.slept).toEqual([]);

    world.pass(2_000);
    leave();
    await second;

    expect(world.slept).toEqual([5_000]);
  });

  it('looks at ten thousand waiting calls no longer than at ten', async () => {
    let looks = 0;
    const world = httpWorld();
    const quota = createQuota(world.now);
    const door = createGate(
      {
        ...quota,
        wait: (...asked) => {
          looks += 1;
          return quota.wait(...asked);
        },
      },
      world,
    );
    const quotas = [{ name: 'b', perSecond: 1_000, burst: 1, window: { most: 1, milliseconds: 1 } }];
    const leaves: (() => void)[] = [];
    for (let calls = 0; calls < 10_000; calls += 1)
      void door.enter(terms({ quotas })).then((leave) => leaves.push(leave));
    await settle();
    looks = 0;
    leaves[0]?.();
    await settle();

    expect(looks).toBeLessThan(20);
  });

  it('lets a bounded number of calls run at once', async () => {
    const door = gate();
    const leaves: (() => void)[] = [];
    for (let calls = 0; calls < MOST_AT_ONCE + 3; calls += 1)
      void door.enter(terms()).then((leave) => leaves.push(leave));

    await settle();
    expect(leaves).toHaveLength(MOST_AT_ONCE);
    leaves[0]?.();
    await settle();
    expect(leaves).toHaveLength(MOST_AT_ONCE + 1);
  });

  it('lets schools take turns', async () => {
    const door = gate();
    const order: string[] = [];
    const leaves: (() => void)[] = [];
    const ask = (school: string): void => {
      void door.enter(terms({ school })).then((leave) => {
        order.push(school);
        leaves.push(leave);
      });
    };
    for (let calls = 0; calls < MOST_AT_ONCE + 4; calls += 1) ask('big');
    ask('small');
    await settle();

    for (let calls = 0; calls < 2; calls += 1) leaves[calls]?.();
    await settle();

    expect(order.slice(MOST_AT_ONCE)).toEqual(['big', 'small']);
  });

  it('runs one call at a time under one name', async () => {
    const door = gate();
    const leaves: (() => void)[] = [];
    for (let calls = 0; calls < 3; calls += 1)
      void door.enter(terms({ alone: 'writer' })).then((leave) => leaves.push(leave));

    await settle();
    expect(leaves).toHaveLength(1);
    leaves[0]?.();
    await settle();
    expect(leaves).toHaveLength(2);
  });

  it('holds a call back until its quota has room, and no other call', async () => {
    const world = httpWorld();
    const door = gate(world);
    const quotas = [{ name: 'b', perSecond: 2, burst: 1 }];
    const order: string[] = [];
    await door.enter(terms({ quotas }));
    const slow = door.enter(terms({ quotas })).then(() => order.push(`slow after ${world.slept.join('+')}`));
    void door.enter(terms()).then(() => order.push('free'));
    await slow;

    expect(order).toContain('free');
    expect(order).toContain('slow after 500');
  });

  it('does not let cheap calls slip past a dear one that waits for the same quota', async () => {
    const world = httpWorld();
    const door = gate(world);
    const quotas = [{ name: 'b', perSecond: 1, burst: 3 }];
    const order: string[] = [];
    const ask = (name: string, cost: number, school: string): Promise<void> =>
      door.enter(terms({ quotas, cost, school })).then((leave) => {
        order.push(name);
        leave();
      });

    await Promise.all([
      ask('first', 3, 'cedar'),
      ask('dear', 3, 'cedar'),
      ask('cheap', 1, 'cedar'),
      ask('neighbour', 1, 'oak'),
    ]);

    expect(order.slice(0, 2)).toEqual(['first', 'dear']);
    expect(order.slice(2).toSorted()).toEqual(['cheap', 'neighbour']);
  });
});

describe('while calls wait for their quota', () => {
  it('the gate wakes about once for each, and what it is woken by ends', async () => {
    const time = virtualTime(0);
    let wakings = 0;
    const world = {
      now: time.now,
      sleep: (milliseconds: number) => {
        wakings += 1;
        return time.sleep(milliseconds);
      },
    };
    const busy = createGate(createQuota(world.now), world);
    const random = seeded(1);
    let calls = 0;
    await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        while (time.now() < 180_000) {
          const leave = await busy.enter(terms({ quotas: [perMinute('b', 600)], school: `school-${n % 2}` }));
          calls += 1;
          await time.sleep(random() * 800);
          leave();
        }
      }),
    );

    expect(wakings).toBeLessThan(3 * calls);
  });
});
