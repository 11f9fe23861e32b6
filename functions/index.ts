// The folder of all targets: it loads the bundle of the one this process is started for, and nothing of the others.
import { chosenTarget, TARGETS } from './targets.ts';

for (const target of TARGETS)
  if (target === chosenTarget()) await import(new URL(`./${target}/index.js`, import.meta.url).href);
