import { dueDate } from '../../src/school/due-date.ts';
import { instant, type SchoolDate } from '../../src/time.ts';

const HOUR = 3_600_000;

/** Zones with every kind of trouble: half hours, quarters, midnight changes, lost days, rules that follow the moon, and none at all. */
export const ZONES = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/Chicago',
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/St_Johns',
  'America/Havana',
  'America/Asuncion',
  'America/Sao_Paulo',
  'America/Caracas',
  'America/Nuuk',
  'America/Adak',
  'America/Mexico_City',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Berlin',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Asia/Tehran',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Pacific/Fiji',
  'Pacific/Kiritimati',
  'Pacific/Tongatapu',
  'Antarctica/Troll',
] as const;

export const TIMES = ['00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '23:30'] as const;

export interface Simulated {
  /** The dates whose night ran, in order. */
  readonly ran: readonly SchoolDate[];
  /** The dates there were, by the platform's own calendar and not by ours. */
  readonly there: readonly SchoolDate[];
  /** Nights that ran before clocks in the zone had come to their time, or not at the first trigger after it. */
  readonly early: readonly SchoolDate[];
  readonly late: readonly SchoolDate[];
  readonly triggers: number;
}

/** Triggers a school's nights at random, less than a day apart, and answers what ran. `random` gives numbers in [0, 1). */
export function simulateNights(
  zone: string,
  nightly: string,
  from: string,
  to: string,
  random: () => number,
): Simulated {
  const wall = wallClock(zone);
  const file = { school: { timeZone: zone }, nightly, closed: [], weekends: 'open' as const };
  const ran: SchoolDate[] = [];
  const early: SchoolDate[] = [];
  const late: SchoolDate[] = [];
  const there = new Set<string>();
  let lastDone: SchoolDate | null = null;
  let shown = '';
  let before = '';
  let triggers = 0;
  const end = Date.parse(to);
  for (let at = Date.parse(from); at < end; at += HOUR * (0.25 + random() * 23)) {
    triggers += 1;
    const now = latestShown(wall, at);
    shown = now > shown ? now : shown;
    const due = dueDate(file, instant(new Date(at).toISOString()), lastDone);
    if (due !== null) {
      ran.push(due);
      if (`${due}T${nightly}` > shown) early.push(due);
      if (before !== '' && `${due}T${nightly}` <= before) late.push(due);
      lastDone = due;
    }
    before = shown;
  }
  for (let at = Date.parse(from) + 25 * HOUR; at < end - 49 * HOUR; at += 12 * HOUR) there.add(wall(at).slice(0, 10));
  const [first = '', last = ''] = [[...there][0], [...there].at(-1)];
  return {
    ran: ran.filter((date) => date >= first && date <= last),
    there: [...there] as SchoolDate[],
    early,
    late,
    triggers,
  };
}

/** The latest time of day clocks have come to: those that are put back show an earlier one again. */
function latestShown(wall: (at: number) => string, at: number): string {
  const steady = Date.parse(`${wall(at)}Z`) - Date.parse(`${wall(at - 3 * HOUR)}Z`) === 3 * HOUR;
  const minutes = steady ? [0] : Array.from({ length: 181 }, (_, back) => back);
  return minutes.map((back) => wall(at - back * 60_000)).reduce((latest, each) => (each > latest ? each : latest));
}

/** What a clock on the wall shows, `YYYY-MM-DDTHH:mm`, asked of the platform. */
function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at).replace(' ', 'T');
}

/** Numbers in [0, 1) that a seed repeats. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
