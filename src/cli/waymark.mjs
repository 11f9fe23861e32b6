#!/usr/bin/env node
// The command in a fresh clone: the sources run as they are, on every Node from 20.19.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { main } = await import('./main.ts');
await main();
