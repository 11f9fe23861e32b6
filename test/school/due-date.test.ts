import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueDate, dueMoment } from '../../src/school/due-date.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { seeded, simulateNights, TIMES, ZONES } from '../builders/schedule.ts';
import { schoolFile } from '../builders/school.ts';

const day = (text: string): SchoolDate => SchoolDate.parse(text);

describe('the moment a night is due', () => {
  it.each([
    ['an ordinary day', 'America/Chicago', '2026-09-14', '02:00', '2026-09-14T07:00:00.000Z'],
    [
      'a time that spring skips is the next there is',
      'America/Chicago',
      '2026-03-08',
      '02:30',
      '2026-03-08T08:00:00.000Z',
    ],
    ['the first minute that spring skips', 'America/Chicago', '2026-03-08', '02:00', '2026-03-08T08:00:00.000Z'],
    ['the last minute before spring skips', 'America/Chicago', '2026-03-08', '01:59', '2026-03-08T07:59:00.000Z'],
    ['a time that autumn repeats is its first', 'America/Chicago', '2026-11-01', '01:30', '2026-11-01T06:30:00.000Z'],
    ['after the hour that autumn repeats', 'America/Chicago', '2026-11-01', '02:00', '2026-11-01T08:00:00.000Z'],
    ['half an hour skipped', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
    ['half an hour repeated', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
    ['midnight skipped', 'America/Santiago', '2026-09-06', '00:30', '2026-09-06T04:00:00.000Z'],
    ['midnight skipped', 'Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:00:00.000Z'],
    ['clocks put back for Ramadan', 'Africa/Casablanca', '2026-02-15', '02:30', '2026-02-15T01:30:00.000Z'],
    ['clocks put forward after it', 'Africa/Casablanca', '2026-03-22', '02:30', '2026-03-22T02:00:00.000Z'],
    ['quarters of an hour', 'Asia/Kathmandu', '2026-01-05', '02:00', '2026-01-04T20:15:00.000Z'],
    ['quarters of an hour, repeated', 'Pacific/Chatham', '2026-04-05', '03:00', '2026-04-04T13:15:00.000Z'],
    ['the day before the lost one', 'Pacific/Apia', '2011-12-29', '23:30', '2011-12-30T09:30:00.000Z'],
    ['a day that never was', 'Pacific/Apia', '2011-12-30', '02:00', null],
    ['the day after the lost one', 'Pacific/Apia', '2011-12-31', '02:00', '2011-12-30T12:00:00.000Z'],
  ])('%s (%s, %s %s)', (_what, zone, date, time, moment) => {
    expect(dueMoment(zone, day(date), time)).toBe(moment);
  });
});

describe('the date that is due', () => {
  const monday = day('2026-09-14');
  const at = (text: string, lastDone: string | null, change: Parameters<typeof schoolFile>[0] = {}) =>
    dueDate(schoolFile({ nightly: '02:00', ...change }), instant(text), lastDone === null ? null : day(lastDone)); // America/Chicago

  it("is today's from the school's own time on, until it is done", () => {
    expect(at('2026-09-14T06:59:59Z', '2026-09-11')).toBeNull();
    expect(at('2026-09-14T07:00:00Z', '2026-09-11')).toBe(monday);
    expect(at('2026-09-14T22:00:00Z', '2026-09-11')).toBe(monday);
    expect(at('2026-09-14T22:00:00Z', monday)).toBeNull();
  });

  it('is the newest alone when nights were missed', () => {
    expect(at('2026-09-17T15:00:00Z', '2026-09-11')).toBe('2026-09-17');
  });

  it("is yesterday's before today's time, where the trigger comes early in the day", () => {
    expect(at('2026-09-15T06:00:00Z', '2026-09-11')).toBe(monday);
    expect(at('2026-09-15T06:00:00Z', monday)).toBeNull();
  });

  it('is none on a closed day and on a weekend, missed or not', () => {
    expect(at('2026-09-19T15:00:00Z', '2026-09-17')).toBeNull();
    expect(at('2026-09-14T15:00:00Z', null, { closed: ['2026-09-14'] })).toBeNull();
    expect(at('2026-09-19T15:00:00Z', '2026-09-18', { weekends: 'open' })).toBe('2026-09-19');
  });

  it('is a first one for a school that never had any', () => {
    expect(at('2026-09-14T15:00:00Z', null)).toBe(monday);
  });
});

describe('triggers at random times', () => {
  const SEED = 20_261_122;
  const run = (place: number, from: number, to: number) => {
    const zone = ZONES[place] ?? 'UTC';
    const { ran, there, early, late } = simulateNights(
      zone,
      TIMES[place % TIMES.length] ?? '02:00',
      `${from}-01-01T00:00:00Z`,
      `${to}-01-01T00:00:00Z`,
      seeded(SEED + place),
    );
    expect({ zone, ran, early, late }).toEqual({ zone, ran: there, early: [], late: [] });
  };

  it.each(ZONES.slice(0, 8).map((zone, place) => [zone, place] as const))(
    'run every night of four years exactly once, at the first trigger after its time, in %s',
    (_zone, place) => {
      run(place, 2011, 2015);
    },
  );

  it('do so in 32 other zones, each in a year of its own (all from 2011 to 2021: npm run bench -- schedules)', () => {
    for (let place = 8; place < ZONES.length; place += 1) run(place, 2011 + (place % 10), 2012 + (place % 10));
  });

  it('do so for any zone, time of day and year to come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 2021, max: 2036 }),
        fc.nat(),
        (zone, minute, year, seed) => {
          const nightly = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const { ran, there, early, late } = simulateNights(
            zone,
            nightly,
            `${year}-01-01T00:00:00Z`,
            `${year + 1}-01-01T00:00:00Z`,
            seeded(seed),
          );
          expect({ ran, early, late }).toEqual({ ran: there, early: [], late: [] });
        },
      ),
      { numRuns: 25 },
    );
  });
});
