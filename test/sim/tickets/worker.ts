import { playDays } from './seeds.ts';

const [from = 0, to = 0, step = 1] = process.argv.slice(2).map(Number); // many-days.ts alone starts this file
process.send?.(await playDays({ from, to, step }));
