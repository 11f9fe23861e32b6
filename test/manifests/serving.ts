import process from 'node:process';
import { runCommand } from '../../src/cli/program.ts';
import { instant } from '../../src/time.ts';
import { ofNode } from '../builders/served/of-node.ts';

// A process of its own that runs `waymark serve` with a clock that stands: its arguments are the time, and which Node.js it is to take itself for.
if (process.argv[3] !== undefined) ofNode(process.argv[3]);
const now = instant(process.argv[2] ?? '');
process.exitCode = await runCommand(['serve', '--port', '0'], {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => now,
  interrupted: () => new Promise((resolve) => process.once('SIGTERM', () => resolve())),
});
setTimeout(() => process.exit(), 500).unref();
