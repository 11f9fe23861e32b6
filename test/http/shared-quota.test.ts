import { describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, integer, record } from 'fast-check';
import { createGate } from '../../src/http/gate.ts';
import { perMinute } from '../../src/http/bucket.ts';
import { createSharedQuota } from '../../src/http/shared-quota.ts';
import { fleet, fullest } from '../builders/lms/fleet.ts';
import { httpWorld } from '../builders/lms/http-world.ts';
import { seeded } from '../builders/schedule.ts';

/** A minute of the host's, and the two seconds by which its clock may run otherwise than the true one. */
const WINDOW = 62_000;

describe.each(['memory', 'shared'] as const)('limits kept in %s', (backing) => {
  const clocks =
    backing === 'memory'
      ? array(integer({ min: -2_000, max: 2_000 }), { minLength: 1, maxLength: 1 })
      : array(integer({ min: -2_000, max: 2_000 }), { minLength: 1, maxLength: 10 });

  it('let no more through in any minute of the host, whatever the clocks, the delays and its refusals', async () => {
    await assert(
      asyncProperty(
        record({ clocks, limit: integer({ min: 20, max: 120 }), seed: integer() }),
        async ({ clocks: offsets, limit, seed }) => {
          const random = seeded(seed);
          const { arrivals } = await fleet(
            {
              backing,
              clocks: offsets,
              limit,
              minutes: 2,
              there: () => random() * 3_000,
              back: () => random() * 3_000,
              asking: () => random() * 200,
              busy: () => (random() < 0.02 ? random() * 5_000 : null),
            },
            Array.from({ length: offsets.length * 3 }, (_, n) => ({
              process: n % offsets.length,
              school: `school-${n % 4}`,
            })),
          );

          expect(
            fullest(
              arrivals.map(({ at }) => at),
              WINDOW,
            ),
          ).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 4 },
    );
  });

  it.each(backing === 'memory' ? [1] : [1, 3, 10])(
    'are used to nine tenths while work waits (processes: %i), and schools get as much as each other',
    async (processes) => {
      const random = seeded(processes);
      const { arrivals, began } = await fleet(
        {
          backing,
          clocks: Array.from({ length: processes }, () => (random() - 0.5) * 4_000),
          limit: 600,
          minutes: 3,
          there: () => random() * 400,
          back: () => random() * 400,
          asking: () => random() * 20,
        },
        // one school works in every process, the other in one
        [
          ...Array.from({ length: processes * 12 }, (_, n) => ({ process: n % processes, school: 'large' })),
          ...Array.from({ length: 12 }, () => ({ process: 0, school: 'small' })),
        ],
      );
      for (const minute of [0, 1, 2]) {
        const from = began + minute * 60_000;
        expect(arrivals.filter(({ at }) => at >= from && at < from + 60_000).length).toBeGreaterThanOrEqual(540);
      }
      const least = arrivals.length / 2 / 1.1;
      expect(arrivals.filter(({ school }) => school === 'small').length).toBeGreaterThan(least);
    },
  );
});

describe('limits that cannot be asked', () => {
  it('let nothing leave, and say why', async () => {
    const world = httpWorld();
    const gate = createGate(createSharedQuota({ ...world, ask: away, process: 'one' }), world);
    const call = gate.enter({
      kind: 'once',
      school: 'cedar',
      quotas: [perMinute('b', 60)],
      alone: null,
      onSend: () => undefined,
    });

    await expect(call).rejects.toMatchObject({
      kind: 'limits-away',
      sent: false,
      message: 'it was not sent: the database does not answer',
    });
  });
});

function away(): Promise<never> {
  return Promise.reject(new Error('the database does not answer'));
}
