import { benchAdvice } from './advice.ts';
import { benchBell } from './bell.ts';
import { benchBoard } from './board.ts';
import { benchCalls } from './calls.ts';
import { benchClasses } from './classes.ts';
import { benchColdStart } from './cold-start.ts';
import { benchDistrict } from './district/district.ts';
import { benchDistrictYear } from './district/district-year.ts';
import { benchMastery } from './mastery.ts';
import { benchNight } from './night.ts';
import { benchSchedules } from './schedules.ts';
import { benchTagging } from './tagging.ts';
import { benchTickets } from './tickets.ts';
import { benchWeek } from './week.ts';
import { benchWeeks } from './weeks.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  advice: benchAdvice,
  bell: benchBell,
  board: benchBoard,
  calls: benchCalls,
  classes: benchClasses,
  'cold-start': benchColdStart,
  district: benchDistrict,
  'district-year': benchDistrictYear,
  mastery: benchMastery,
  night: async () => {
    await benchNight();
    if (process.argv.every((word) => !word.startsWith('--courses='))) await benchWeeks();
  },
  schedules: benchSchedules,
  tags: benchTagging,
  tickets: benchTickets,
  week: benchWeek,
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
