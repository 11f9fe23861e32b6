import { performance } from 'node:perf_hooks';
import { seeded, simulateNights, TIMES, ZONES } from '../builders/schedule.ts';
import { printTable } from './table.ts';

const SEED = 20_261_122;

/** Forty zones, ten years each, triggered at random: every night exactly once, at the first trigger after its time. */
export async function benchSchedules(): Promise<void> {
  const began = performance.now();
  const rows = ZONES.map((zone, place) => {
    const nightly = TIMES[place % TIMES.length] ?? '02:00';
    const { ran, there, early, late, triggers } = simulateNights(
      zone,
      nightly,
      '2011-01-01T00:00:00Z',
      '2021-01-01T00:00:00Z',
      seeded(SEED + place),
    );
    const dates = new Set(ran);
    return {
      zone,
      nightly,
      triggers,
      dates: there.length,
      once: dates.size,
      twice: ran.length - dates.size,
      missed: there.filter((date) => !dates.has(date)).length,
      early: early.length,
      late: late.length,
    };
  });
  const seconds = (performance.now() - began) / 1000;
  printTable(
    `schedules: nights of ten years (seed ${SEED}), ${seconds.toFixed(1)} s`,
    ['zone', 'nightly', 'triggers', 'dates', 'ran', 'twice', 'missed', 'early', 'late'],
    rows.map((row) => Object.values(row).map(String)),
  );
}
