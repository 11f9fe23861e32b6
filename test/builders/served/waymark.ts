import { main } from '../../../src/cli/main.ts';

// What `waymark` runs (src/cli/waymark.mjs), without what reads the sources as they are.
await main();
