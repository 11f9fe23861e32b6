import { everyFault, everyPairOfDeaths } from './points.ts';
import type { Order } from './run.ts';
import { playSeeds } from './seeds.ts';

const { what, adapter, from, to, part, parts } = JSON.parse(process.argv[2] ?? '') as Order; // run.ts alone starts this file

const tally =
  what === 'seeds'
    ? await playSeeds({ from: from + part, to, step: parts, adapter })
    : what === 'faults'
      ? await everyFault(part, parts, adapter)
      : await everyPairOfDeaths(part, parts);
process.send?.(tally);
